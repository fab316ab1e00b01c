// The bytes of a file, from a disk or from a request: read several times, never held whole as text.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { refuse } from '#kernel/refusal.ts'

/** A file that can be read again from its start. */
export type Source = {
  readonly name: string
  open(): Readable
}

export const sourceOfPath = (path: string): Source => ({
  name: basename(path),
  open: () => createReadStream(path),
})

export const sourceOfBytes = (name: string, bytes: Uint8Array): Source => ({
  name,
  open: () => Readable.from(pieces(bytes)),
})

type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

/** What the bytes of a file say, once all of them were seen. */
export type Inspected = {
  readonly compressed: boolean
  readonly encoding: Encoding
  /** Of the content, decompressed: the same for a file and its .gz. */
  readonly bytes: number
  readonly sha256: string
  /** About how many lines it has, for the progress to be shown. */
  readonly breaks: number
}

/** How large a file may be once decompressed. */
export const largest = { upload: 250_000_000, commandLine: 8_000_000_000 } as const

/**
 * Reads all of the bytes once: their digest, their encoding, whether they are text at all.
 * @throws Refusal `import_empty`, `import_not_text`, `import_spreadsheet`, `import_damaged`,
 * `import_too_large`.
 */
export async function inspect(source: Source, most: number): Promise<Inspected> {
  const digest = createHash('sha256')
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let [isUtf8, breaks, bytes] = [true, 0, 0]
  let mark: Encoding | null = null
  const compressed = await isCompressed(source)
  for await (const chunk of content(source, compressed)) {
    if (bytes === 0) {
      mark = byteOrderMark(chunk)
      refuseOther(chunk)
    }
    bytes += chunk.length
    if (bytes > most) refuse('import_too_large', undefined, { max: Math.floor(most / 1e6) })
    digest.update(chunk)
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) breaks += 1
    if (!mark?.startsWith('utf-16') && chunk.includes(0)) refuse('import_not_text')
    if (isUtf8 && mark === null) isUtf8 = decodes(utf8, chunk)
  }
  if (bytes === 0) refuse('import_empty')
  if (isUtf8 && mark === null) isUtf8 = decodes(utf8)
  const encoding = mark ?? (isUtf8 ? 'utf-8' : 'windows-1252')
  return { compressed, encoding, bytes, sha256: digest.digest('hex'), breaks }
}

/** The text of a file, piece by piece, without its byte order mark. */
export async function* textOf(
  source: Source,
  { compressed, encoding }: Inspected,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of content(source, compressed)) {
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}

/** The bytes, decompressed as they come: whatever the size of the file, little of it is held. */
async function* content(source: Source, compressed: boolean): AsyncGenerator<Buffer, void> {
  const stream = source.open()
  const unpacked = compressed ? createGunzip() : null
  if (unpacked) {
    stream.on('error', (error) => unpacked.destroy(error))
    stream.pipe(unpacked)
  }
  try {
    for await (const chunk of unpacked ?? stream) yield chunk as Buffer
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('Z_')) refuse('import_damaged')
    throw error
  } finally {
    stream.destroy()
    unpacked?.destroy()
  }
}

async function isCompressed(source: Source): Promise<boolean> {
  for await (const chunk of content(source, false)) return chunk[0] === 0x1f && chunk[1] === 0x8b
  return false
}

const byteOrderMark = (start: Buffer): Encoding | null => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 'utf-8' : null
}

/** A workbook is an archive: better say so than "binary". Old .xls files start with an OLE header. */
function refuseOther(start: Buffer): void {
  const [a, b, c, d] = start
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5) && (d === 4 || d === 6)) {
    refuse('import_spreadsheet')
  }
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) refuse('import_spreadsheet')
}

function decodes(utf8: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    utf8.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

function* pieces(bytes: Uint8Array): Generator<Buffer, void> {
  const size = 65_536
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size)
    yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
  }
}
