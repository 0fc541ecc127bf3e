// Reading a door's code with the camera: the phone's own reader where it has one, otherwise a decoder that is
// loaded only now.

interface own_reader {
  detect: (from: CanvasImageSource) => Promise<{ rawValue: string }[]>
}
type reader_maker = new (options: { formats: string[] }) => own_reader

export type read_frame = (video: HTMLVideoElement) => Promise<string>

async function own_reader_of(): Promise<read_frame | null> {
  const maker = (globalThis as { BarcodeDetector?: reader_maker & { getSupportedFormats?: () => Promise<string[]> } }).BarcodeDetector
  const formats = (await maker?.getSupportedFormats?.().catch(() => [])) ?? []
  if (!maker || !formats.includes('qr_code')) return null
  const reader = new maker({ formats: ['qr_code'] })
  return async (video) => (await reader.detect(video))[0]?.rawValue ?? ''
}

async function decoder_of(): Promise<read_frame> {
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const side = 480
  canvas.width = side
  canvas.height = side
  const drawn = canvas.getContext('2d', { willReadFrequently: true })!
  return async (video) => {
    const cut = Math.min(video.videoWidth, video.videoHeight)
    if (!cut) return ''
    drawn.drawImage(video, (video.videoWidth - cut) / 2, (video.videoHeight - cut) / 2, cut, cut, 0, 0, side, side)
    const { data, width, height } = drawn.getImageData(0, 0, side, side)
    try {
      return decodeQR({ data, width, height })
    } catch {
      return '' // no code in this frame
    }
  }
}

export const frame_reader = async (): Promise<read_frame> => (await own_reader_of()) ?? decoder_of()

/** A code is an opaque token, alone or at the end of an address. */
export const token_of = (text: string) => text.trim().split(/[/?#=]/).filter(Boolean).pop() ?? ''
