// Reads printed documents back, by another program than the one that wrote them.
import { inflateSync } from 'node:zlib'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Where a piece of text stands, in millimetres from the top left corner of its page. */
export type Piece = { text: string; page: number; x: number; y: number; right: number }

const millimetres = (points: number): number => (points * 25.4) / 72

/** What a reader finds in a PDF: its pieces of text in their places. */
export async function readBack(pdf: Uint8Array) {
  const file = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  const pieces: Piece[] = []
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent()
    for (const piece of items) {
      if (!('str' in piece)) continue
      const [x = 0, y = 0] = [piece.transform[4], piece.transform[5]]
      const right = millimetres(x + piece.width)
      const top = millimetres(page.view[3] as number) - millimetres(y)
      pieces.push({ text: piece.str, page: number, x: millimetres(x), y: top, right })
    }
  }
  const text = pieces.map((piece) => piece.text).join('\n')
  return { file, pieces, text, pages: file.numPages }
}

/** The fonts that a PDF names, and whether they are in it. */
export async function fontsOf(file: PDFDocumentProxy): Promise<Map<string, boolean>> {
  const fonts = new Map<string, boolean>()
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number)
    const { styles } = await page.getTextContent()
    await page.getOperatorList()
    for (const name of Object.keys(styles)) {
      const font = page.commonObjs.get(name)
      fonts.set(font.name, !font.missingFile)
    }
  }
  return fonts
}

/** The characters that the fonts of a file say their glyphs mean (ISO 32000-1, 9.10.3). */
export function charactersIn(pdf: Uint8Array): Set<number> {
  const file = Buffer.from(pdf).toString('latin1')
  const found = new Set<number>()
  for (const { 1: stream = '' } of file.matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)) {
    const bytes = Buffer.from(stream, 'latin1')
    const text = bytes[0] === 0x78 ? inflateSync(bytes).toString('latin1') : stream
    if (!text.includes('beginbfchar')) continue
    for (const { 1: code = '' } of text.matchAll(/<\w+> <(\w{4})>/g)) {
      found.add(Number.parseInt(code, 16))
    }
  }
  return found
}

/** Without what line breaks change. */
export const joined = (text: string): string => text.replace(/[\s\u200b]/gu, '')
/** The text of one page. */
export const onPage = (page: number, pieces: readonly Piece[]): string =>
  joined(
    pieces
      .filter((piece) => piece.page === page)
      .map(({ text }) => text)
      .join(''),
  )
