import { reasons } from '#kernel/refusal.ts'

/** The images that may be shown: by what their first bytes say, never by a name or a claim. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp'

export const largestImage = { bytes: 1_000_000, pixels: 4_000 } as const

/** The type of an image by its magic bytes, or null for anything else (SVG and HTML included). */
export function imageType(bytes: Uint8Array): ImageType | null {
  const starts = (...wanted: number[]) => wanted.every((byte, i) => bytes[i] === byte)
  const text = (from: number, to: number) => String.fromCharCode(...bytes.slice(from, to))
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp'
  return null
}

/** Width and height in pixels as the file's header says, or null where it is damaged. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    switch (imageType(bytes)) {
      case 'image/png':
        return { width: view.getUint32(16), height: view.getUint32(20) }
      case 'image/jpeg':
        return sizeOfJpeg(view)
      case 'image/webp':
        return sizeOfWebp(view)
      default:
        return null
    }
  } catch {
    return null // the header ends too early
  }
}

/** Why an image may not be kept, or null. */
export function whyNotImage(bytes: Uint8Array): 'not_an_image' | 'image_too_big' | null {
  if (bytes.length > largestImage.bytes) return 'image_too_big'
  const size = imageSize(bytes)
  if (!size || size.width === 0 || size.height === 0) return 'not_an_image'
  const largest = Math.max(size.width, size.height)
  return largest > largestImage.pixels ? 'image_too_big' : null
}

export const largestDocument = 20_000_000

/** What a kept paper may be, and whether a browser may show it: nothing that can run. */
const documentTypes = {
  'application/pdf': { inline: true },
  'image/png': { inline: true },
  'image/jpeg': { inline: true },
  'image/webp': { inline: true },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { inline: false },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { inline: false },
  'application/vnd.oasis.opendocument.text': { inline: false },
  'application/vnd.oasis.opendocument.spreadsheet': { inline: false },
  'text/plain; charset=utf-8': { inline: false },
  'text/csv; charset=utf-8': { inline: false },
} as const
export type DocumentType = keyof typeof documentTypes

export const isShown = (type: string): boolean =>
  Object.hasOwn(documentTypes, type) && documentTypes[type as DocumentType].inline

// by a Map: an extension is whatever somebody wrote, « constructor » included
const office: ReadonlyMap<string, DocumentType> = new Map([
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
])
const plain: ReadonlyMap<string, DocumentType> = new Map([
  ['txt', 'text/plain; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
])

/** What a paper is by its first bytes; its name only tells apart what is packed or written alike. */
export function documentType(bytes: Uint8Array, name: string): DocumentType | null {
  const image = imageType(bytes)
  if (image) return image
  const head = String.fromCharCode(...bytes.slice(0, 5))
  if (head === '%PDF-') return 'application/pdf'
  const extension = name.toLowerCase().split('.').at(-1) ?? ''
  if (head.startsWith('PK\u0003\u0004')) return office.get(extension) ?? null
  return isText(bytes) ? (plain.get(extension) ?? null) : null
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 8_192).includes(0)
}

/** Why a paper may not be kept, or null. */
export function whyNotDocument(
  bytes: Uint8Array,
  name: string,
): 'file_empty' | 'file_too_big' | 'file_type' | null {
  if (bytes.length === 0) return 'file_empty'
  if (bytes.length > largestDocument) return 'file_too_big'
  return documentType(bytes, name) === null ? 'file_type' : null
}

export const fileReasons = reasons({
  file_empty: { status: 400, fr: 'Ce fichier est vide.', en: 'This file is empty.' },
  file_too_big: {
    status: 400,
    fr: 'Ce fichier est trop grand : 20 Mo au plus.',
    en: 'This file is too big: 20 MB at most.',
  },
  file_type: {
    status: 400,
    fr: 'Ce type de fichier n’est pas gardé : PDF, image, Word, Excel, OpenDocument, texte ou CSV.',
    en: 'This type of file is not kept: PDF, image, Word, Excel, OpenDocument, text or CSV.',
  },
  not_an_image: {
    status: 400,
    fr: 'Ce fichier n’est pas une image PNG, JPEG ou WebP lisible.',
    en: 'This file is not a readable PNG, JPEG or WebP image.',
  },
  image_too_big: {
    status: 400,
    fr: 'Cette image est trop grande : 1 Mo et 4 000 pixels de côté au plus.',
    en: 'This image is too big: 1 MB and 4,000 pixels a side at most.',
  },
})

function sizeOfJpeg(view: DataView): { width: number; height: number } | null {
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // Start of frame, but for the three markers in that range that are something else.
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
}

function sizeOfWebp(view: DataView): { width: number; height: number } | null {
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((i) => view.getUint8(i)))
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  if (kind === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 }
  if (kind === 'VP8 ') {
    return {
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    }
  }
  if (kind !== 'VP8L') return null
  const bits = view.getUint32(21, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
}
