// A small XLSX made in memory (inline strings, merged cells, one sheet; stored, not deflated), and the
// parts of one that the server made.
import { inflateRawSync } from 'node:zlib'

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
function crc32(bytes) {
  let c = 0xffffffff
  for (const b of bytes) c = table[(c ^ b) & 255] ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

function entry_head(signature, name, body, more) {
  const head = Buffer.alloc(more ? 46 : 30)
  let at = head.writeUInt32LE(signature, 0)
  if (more) at = head.writeUInt16LE(20, at)
  at = head.writeUInt16LE(20, at)
  at += 8 // flags, method, time, date: none
  at = head.writeUInt32LE(crc32(body), at)
  at = head.writeUInt32LE(body.length, at)
  at = head.writeUInt32LE(body.length, at)
  head.writeUInt16LE(name.length, at)
  if (more) head.writeUInt32LE(more.offset, 42)
  return head
}

function zip(parts) {
  const files = []
  const directory = []
  let offset = 0
  for (const [path, text] of Object.entries(parts)) {
    const name = Buffer.from(path)
    const body = Buffer.from(text)
    files.push(entry_head(0x04034b50, name, body), name, body)
    directory.push(entry_head(0x02014b50, name, body, { offset }), name)
    offset += 30 + name.length + body.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, listing, end])
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (list) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  list.map(([type, target]) => `<Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/>`).join('') +
  '</Relationships>'

// rows: texts, or numbers for number cells. merged: 'A1:F1', …
export function workbook(rows, merged = []) {
  const cell = (value, at) => {
    if (value === '' || value === undefined) return ''
    return typeof value === 'number' ? `<c r="${at}"><v>${value}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  }
  const data = rows.map((row, r) =>
    `<row r="${r + 1}">${row.map((value, c) => cell(value, String.fromCharCode(65 + c) + (r + 1))).join('')}</row>`).join('')
  const ranges = merged.length ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  return zip({
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="人员" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([['worksheet', 'worksheets/sheet1.xml']]),
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${ranges}</worksheet>`,
  })
}

// Name → text of every part.
export function parts_of(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const parts = {}
  for (let at = bytes.readUInt32LE(end + 16), n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [packed, named, extra, said] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const body = bytes.subarray(from, from + packed)
    parts[bytes.toString('utf8', at + 46, at + 46 + named)] = (bytes.readUInt16LE(at + 10) ? inflateRawSync(body) : body).toString('utf8')
    at += 46 + named + extra + said
  }
  return parts
}
