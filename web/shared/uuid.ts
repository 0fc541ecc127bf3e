// UUIDv7 made in the browser: sortable by time, unique without asking the server.

export function make_uuid(now = Date.now(), random = random_bytes(10)): string {
  const bytes = new Uint8Array(16)
  for (let at = 5, rest = now; at >= 0; at--) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random, 6)
  bytes[6] = (bytes[6] & 0x0f) | 0x70
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const random_bytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
