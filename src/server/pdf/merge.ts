// Many PDFs as one, piece by piece: a part is read, renumbered, handed on and forgotten, so that a
// thousand documents take no more memory than one. It reads what Typst writes for us (ISO 32000-1:
// whole objects and a plain table of them) and refuses anything else rather than guess.
import { createHash } from 'node:crypto'

/** A document of the bundle, and what its bookmark says. */
export type PdfPart = { readonly title: string; readonly bytes: Uint8Array }

const catalog = 1
const tree = 2
const outlines = 3

/**
 * One PDF of many, in their order, with a bookmark for each. With `blank`, a document of an odd number
 * of pages is followed by an empty one, so that each begins on a new sheet when both sides are printed.
 */
export async function* mergePdf(
  parts: AsyncIterable<PdfPart> | Iterable<PdfPart>,
  { blank = false }: { blank?: boolean } = {},
): AsyncGenerator<Uint8Array> {
  const offsets: number[] = []
  const pages: number[] = []
  const marks: { title: string; page: number }[] = []
  /** What several parts have in common (a logo, a colour profile), by its digest. */
  const shared = new Map<string, number>()
  let at = 0
  let last = outlines
  const put = (number: number, body: Buffer): Buffer => {
    offsets[number] = at
    const written = Buffer.concat([latin(`${number} 0 obj\n`), body, latin('\nendobj\n')])
    at += written.length
    return written
  }
  const start = Buffer.from([...latin('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a])
  at += start.length
  yield start
  for await (const { title, bytes } of parts) {
    const part = readPdf(bytes)
    const pieces: Buffer[] = []
    const known = new Map<number, number>(part.nodes.map((node) => [node, tree]))
    const copy = (old: number): number => {
      const met = known.get(old)
      if (met !== undefined) return met
      const object = part.object(old)
      const number = (last += 1)
      known.set(old, number)
      const body = renumbered(object, copy)
      // Only what holds bytes is worth comparing, and what points nowhere is the same anywhere.
      if (object.stream !== null && object.refs.length === 0) {
        const digest = createHash('sha256').update(body).digest('base64')
        const same = shared.get(digest)
        if (same !== undefined) {
          known.set(old, same)
          offsets[number] = -1
          return same
        }
        shared.set(digest, number)
      }
      pieces.push(put(number, body))
      return number
    }
    const own = part.pages.map(copy)
    marks.push({ title, page: own[0] as number })
    if (blank && own.length % 2 === 1) {
      own.push((last += 1))
      const sheet = `<< /Type /Page /Parent ${tree} 0 R /Resources << >> /MediaBox ${part.sheet} >>`
      pieces.push(put(last, latin(sheet)))
    }
    pages.push(...own)
    yield Buffer.concat(pieces)
  }
  const tail = [
    put(tree, latin(`<< /Type /Pages /Count ${pages.length} /Kids [${refs(pages)}] >>`)),
    ...marks.map(({ title, page }, rank) => {
      const before = rank > 0 ? ` /Prev ${last + rank} 0 R` : ''
      const after = rank < marks.length - 1 ? ` /Next ${last + rank + 2} 0 R` : ''
      const target = `/Parent ${outlines} 0 R /Dest [${page} 0 R /Fit]`
      return put(last + rank + 1, latin(`<< /Title ${text(title)} ${target}${before}${after} >>`))
    }),
    put(outlines, latin(outline(last, marks.length))),
    put(
      catalog,
      latin(
        `<< /Type /Catalog /Pages ${tree} 0 R /Outlines ${outlines} 0 R /PageMode /UseOutlines >>`,
      ),
    ),
  ]
  const size = last + marks.length + 1
  yield Buffer.concat([...tail, latin(table(offsets, size, at))])
}

const latin = (written: string): Buffer => Buffer.from(written, 'latin1')
const refs = (numbers: readonly number[]): string => numbers.map((one) => `${one} 0 R`).join(' ')

/** A text in UTF-16, as hexadecimal: whatever it holds, it ends nothing. */
const text = (written: string): string =>
  `<FEFF${Buffer.from(written, 'utf16le').swap16().toString('hex').toUpperCase()}>`

const outline = (last: number, count: number): string =>
  count === 0
    ? '<< /Type /Outlines /Count 0 >>'
    : `<< /Type /Outlines /Count ${count} /First ${last + 1} 0 R /Last ${last + count} 0 R >>`

/** The table of objects, and where it stands. */
function table(offsets: readonly number[], size: number, at: number): string {
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets[number] ?? -1
    return offset < 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  return (
    `xref\n0 ${size}\n${rows.join('')}` +
    `trailer\n<< /Size ${size} /Root ${catalog} 0 R >>\nstartxref\n${at}\n%%EOF\n`
  )
}

type Ref = { readonly from: number; readonly to: number; readonly number: number }
/** An object: its text up to its bytes, where that text names others, and its bytes. */
type PdfObject = {
  readonly head: string
  readonly refs: readonly Ref[]
  readonly stream: Buffer | null
}

function renumbered({ head, refs: named, stream }: PdfObject, of: (old: number) => number): Buffer {
  let written = ''
  let from = 0
  for (const ref of named) {
    written += `${head.slice(from, ref.from)}${of(ref.number)} 0 R`
    from = ref.to
  }
  written += head.slice(from)
  if (stream === null) return latin(written)
  return Buffer.concat([latin(`${written}\nstream\n`), stream, latin('\nendstream')])
}

/**
 * What a PDF of ours holds: its pages, in order, and any object by its number.
 * @throws Error for a PDF that Typst has not written.
 */
export function readPdf(given: Uint8Array) {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const { offsets, root } = readTable(bytes)
  const object = (number: number): PdfObject => {
    const offset = offsets.get(number)
    if (offset === undefined) throw new Error(`a PDF names an object that it lacks: ${number}`)
    return readObject(bytes, offset)
  }
  const nodes: number[] = []
  const pages: number[] = []
  const walk = (number: number): void => {
    const { head } = object(number)
    if (!/\/Type\s*\/Pages\b/.test(head)) return void pages.push(number)
    nodes.push(number)
    for (const kid of numbersIn(/\/Kids\s*\[([^\]]*)\]/.exec(head)?.[1] ?? '')) walk(kid)
  }
  walk(refAfter(object(root).head, 'Pages'))
  const first = pages[0]
  if (first === undefined) throw new Error('a PDF has no page')
  const sheet = /\/MediaBox\s*(\[[^\]]*\])/.exec(object(first).head)?.[1]
  if (sheet === undefined) throw new Error('a page of a PDF has no size')
  return { pages, nodes, sheet, object }
}

function readTable(bytes: Buffer): { offsets: Map<number, number>; root: number } {
  const end = bytes.subarray(Math.max(0, bytes.length - 64)).toString('latin1')
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1] ?? Number.NaN)
  const written = bytes.subarray(Number.isNaN(at) ? bytes.length : at).toString('latin1')
  const parts = /^xref\s+([\s\S]*?)trailer\s*([\s\S]*)$/.exec(written)
  if (!parts) throw new Error('a PDF has no plain table of objects')
  const [, rows = '', trailer = ''] = parts
  if (/\/(?:Prev|Encrypt)\b/.test(trailer)) throw new Error('a PDF was changed, or is locked')
  const offsets = new Map<number, number>()
  let number = 0
  for (const row of rows.split('\n')) {
    const [a = '', b = '', use = ''] = row.trim().split(/\s+/)
    if (use === '' && b !== '') number = Number(a)
    if (use === '') continue
    if (use === 'n') offsets.set(number, Number(a))
    number += 1
  }
  return { offsets, root: refAfter(trailer, 'Root') }
}

const refAfter = (head: string, name: string): number => {
  const found = new RegExp(`/${name}\\s+(\\d+)\\s+\\d+\\s+R\\b`).exec(head)?.[1]
  if (found === undefined) throw new Error(`a PDF lacks its /${name}`)
  return Number(found)
}

const numbersIn = (list: string): number[] =>
  [...list.matchAll(/(\d+)\s+\d+\s+R\b/g)].map(([, number]) => Number(number))

const opening = /^\d+\s+\d+\s+obj\s*/
/** What a PDF is made of: what must be stepped over whole, what nests, and what names an object. */
const token =
  /\((?:\\[\s\S]|[^\\()])*|<<|>>|<[0-9A-Fa-f\s]*>|%[^\n]*|(\d+)\s+(\d+)\s+R\b|\/[^\s()<>[\]{}/%]*|[[\]]|[^\s()<>[\]{}/%]+/g

function readObject(bytes: Buffer, offset: number): PdfObject {
  const end = bytes.indexOf('endobj', offset, 'latin1')
  const written = bytes.subarray(offset, end).toString('latin1')
  const start = opening.exec(written)?.[0].length
  if (start === undefined) throw new Error('a PDF has no object where it says')
  const found: Ref[] = []
  let depth = 0
  token.lastIndex = start
  for (let match = token.exec(written); match; match = token.exec(written)) {
    const [one, number] = match
    if (one.startsWith('(')) token.lastIndex = endOfText(written, match.index)
    else if (one === '<<' || one === '[') depth += 1
    else if (one === '>>' || one === ']') depth -= 1
    else if (number !== undefined) {
      found.push({ from: match.index - start, to: token.lastIndex - start, number: Number(number) })
    }
    if (depth === 0) break
  }
  const until = token.lastIndex === 0 ? written.length : token.lastIndex
  const head = written.slice(start, until)
  if (/\/Type\s*\/ObjStm\b/.test(head)) throw new Error('a PDF packs its objects')
  const opens = /^\s*stream\r?\n/.exec(written.slice(until))?.[0]
  if (opens === undefined) return { head, refs: found, stream: null }
  const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(head)?.[1] ?? Number.NaN)
  if (Number.isNaN(length)) throw new Error('a PDF does not say how long its bytes are')
  const from = offset + until + opens.length
  return { head, refs: found, stream: bytes.subarray(from, from + length) }
}

/** Where a text in parentheses ends: they nest, and `\` takes the next sign as it is. */
function endOfText(written: string, from: number): number {
  let depth = 0
  for (let at = from; at < written.length; at += 1) {
    if (written[at] === '\\') at += 1
    else if (written[at] === '(') depth += 1
    else if (written[at] === ')' && (depth -= 1) === 0) return at + 1
  }
  throw new Error('a text of a PDF does not end')
}
