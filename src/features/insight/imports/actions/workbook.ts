// A workbook becomes the CSV of its first filled sheet, and is then read like any other file: typed
// dates are written year first and numbers with a point, so that nothing of them is left to guess.
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { type CellValue, streamXlsxRows } from 'hucre/xlsx'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { type Source, sourceOfBytes } from './source.ts'

/** A workbook is held whole, once packed and once as text: smaller than what may be read as CSV. */
const largestPacked = 100_000_000
const sheetsTried = 10

/**
 * The same source, or the CSV of its first filled sheet where it is a workbook.
 * @throws Refusal `import_spreadsheet` for another archive, `import_damaged`, `import_too_large`.
 */
export async function unfolded(source: Source, most: number): Promise<Source> {
  if (!(await isZip(source))) return source
  const packed = await bytesOf(source)
  await checkArchive(packed, most)
  for (let sheet = 0; sheet < sheetsTried; sheet += 1) {
    const text = await textOfSheet(packed, sheet, most).catch((error: unknown) => {
      if (error instanceof Refusal) throw error
      // Of the first sheet: a workbook that Excel would not open either. Of another: there is none.
      return sheet === 0 ? refuse('import_damaged') : null
    })
    if (text === null) break
    if (text.length > 0) return sourceOfBytes(source.name, text)
  }
  return refuse('import_empty')
}

async function isZip(source: Source): Promise<boolean> {
  const stream = source.open()
  try {
    for await (const chunk of stream) return (chunk as Buffer).readUInt32BE(0) === 0x504b0304
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  } finally {
    stream.destroy()
  }
  return false
}

async function bytesOf(source: Source): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of source.open()) {
    size += (chunk as Buffer).length
    if (size > largestPacked) refuse('import_too_large', undefined, { max: largestPacked / 1e6 })
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/**
 * Unpacks every part for its size alone, a piece at a time: what a header says of it may lie, and a few
 * kilobytes may hold gigabytes.
 */
async function checkArchive(packed: Buffer, most: number): Promise<void> {
  const parts = partsOf(packed)
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) refuse('import_spreadsheet')
  let size = 0
  for (const { start, length, deflated } of parts) {
    const bytes = packed.subarray(start, start + length)
    if (!deflated) size += bytes.length
    else {
      const unpacking = Readable.from([bytes]).pipe(createInflateRaw())
      try {
        for await (const piece of unpacking) {
          size += (piece as Buffer).length
          if (size > most) break
        }
      } catch {
        refuse('import_damaged')
      } finally {
        unpacking.destroy()
      }
    }
    if (size > most) refuse('import_too_large', undefined, { max: Math.floor(most / 1e6) })
  }
}

type Part = {
  readonly name: string
  readonly start: number
  readonly length: number
  readonly deflated: boolean
}

/** The parts of a ZIP by its central directory (APPNOTE 4.3.12). */
function partsOf(packed: Buffer): Part[] {
  const end = packed.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > packed.length) refuse('import_damaged')
  const parts: Part[] = []
  try {
    let at = packed.readUInt32LE(end + 16)
    for (let left = packed.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (packed.readUInt32LE(at) !== 0x02014b50) refuse('import_damaged')
      const [named, extra, said] = [28, 30, 32].map((o) => packed.readUInt16LE(at + o)) as number[]
      const local = packed.readUInt32LE(at + 42)
      const own = 30 + packed.readUInt16LE(local + 26) + packed.readUInt16LE(local + 28)
      parts.push({
        name: packed.toString('utf8', at + 46, at + 46 + named!),
        start: local + own,
        length: packed.readUInt32LE(at + 20),
        deflated: packed.readUInt16LE(at + 10) === 8,
      })
      at += 46 + named! + extra! + said!
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    refuse('import_damaged')
  }
  return parts
}

async function textOfSheet(packed: Buffer, sheet: number, most: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let [lines, size] = [[] as string[], 0]
  const flush = () => {
    const piece = Buffer.from(lines.join(''))
    size += piece.length
    if (size > most) refuse('import_too_large', undefined, { max: Math.floor(most / 1e6) })
    pieces.push(piece)
    lines = []
  }
  for await (const { values } of streamXlsxRows(packed, { sheet })) {
    const cells = values.map(written)
    if (cells.every((cell) => cell === '')) continue
    lines.push(`${cells.map(quoted).join(',')}\n`)
    if (lines.length === 2_000) flush()
  }
  flush()
  return Buffer.concat(pieces)
}

/** A cell as text: fifteen digits are what a spreadsheet keeps of a number, and what it shows. */
function written(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ')
  if (typeof value === 'number') {
    const rounded = Number(value.toPrecision(15))
    return Math.abs(rounded) >= 1e21 || /e/.test(String(rounded))
      ? rounded.toFixed(10)
      : String(rounded)
  }
  return String(value)
}

const quoted = (cell: string): string =>
  /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
