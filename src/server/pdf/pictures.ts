// Images that came from people: looked at before the renderer decodes them, so that a small file
// cannot ask for gigabytes of pixels.
import type { Picture } from '#kernel/print.ts'

const bytesAtMost = 4_000_000
const pixelsAtMost = 25_000_000

/** The bytes of a picture that is what it says and of a reasonable size, or null. */
export function pictureBytes(picture: Picture): Buffer | null {
  if (picture.base64.length > (bytesAtMost * 4) / 3 + 4) return null
  const bytes = Buffer.from(picture.base64, 'base64')
  const size = picture.type === 'image/png' ? pngSize(bytes) : jpegSize(bytes)
  if (size === null || size.width === 0 || size.height === 0) return null
  return size.width * size.height <= pixelsAtMost ? bytes : null
}

type Size = { readonly width: number; readonly height: number }

/** PNG (ISO/IEC 15948): the signature, then the chunk IHDR with the size. */
function pngSize(bytes: Buffer): Size | null {
  if (bytes.length < 33 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return null
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** JPEG (ISO/IEC 10918-1): segments until a start of frame, which holds the size. */
function jpegSize(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}
