// A drawn signature as an image: made here from its strokes, so that nothing that a stranger's browser
// made is ever opened by the printing program.
import { deflateSync } from 'node:zlib'
import type { Picture } from '#kernel/print.ts'
import { type Point, sheet } from '../rules/strokes.ts'

const pen = 1.6 // half the width of the line, in pixels

/** The strokes in black on white, as a PNG in shades of grey. */
export function drawn(strokes: readonly (readonly Point[])[]): Picture {
  const { width, height } = sheet
  const ink = new Uint8Array(width * height)
  for (const stroke of strokes) {
    for (const [at, to] of stroke.entries()) segment(ink, stroke[at - 1] ?? to, to)
  }
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = 255 - (ink[y * width + x] as number)
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8 // bits a shade
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { type: 'image/png', base64: png.toString('base64') }
}

/** Inks the pixels near a segment, softly at its edges. */
function segment(ink: Uint8Array, [x1, y1]: Point, [x2, y2]: Point): void {
  const { width, height } = sheet
  const reach = Math.ceil(pen + 1)
  const [left, right] = [
    Math.max(0, Math.min(x1, x2) - reach),
    Math.min(width - 1, Math.max(x1, x2) + reach),
  ]
  const [top, bottom] = [
    Math.max(0, Math.min(y1, y2) - reach),
    Math.min(height - 1, Math.max(y1, y2) + reach),
  ]
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const along =
        length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length))
      const distance = Math.hypot(x - x1 - along * dx, y - y1 - along * dy)
      const shade = Math.round(255 * Math.min(1, Math.max(0, pen + 0.5 - distance)))
      const at = y * width + x
      if (shade > (ink[at] as number)) ink[at] = shade
    }
  }
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** The check of a chunk (ISO 3309), as PNG wants it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
