// Many documents as one file, read back by another program than the one that wrote it.
import { describe, expect, test } from 'vitest'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import { invoice, longInvoice, signedQuote } from '#features/sales/documents/rules/samples.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import { joined, readBack } from '#test/read-pdf.ts'
import { assetsFolder } from './assets.ts'
import { mergePdf, type PdfPart, readPdf } from './merge.ts'
import { typesetter } from './typeset.ts'

const print = typesetter(assetsFolder)
const parts: readonly PdfPart[] = [
  { title: 'Facture (1) – « Été »', bytes: print(documentView(freeze(invoice), 'fr')).pdf },
  { title: 'Facture 2', bytes: print(documentView(freeze(longInvoice(80)), 'fr')).pdf },
  { title: 'Devis 3', bytes: print(documentView(freeze(signedQuote), 'fr')).pdf },
]

async function merged(...asked: Parameters<typeof mergePdf>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of mergePdf(...asked)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

const pagesOf = ({ bytes }: PdfPart): number => readPdf(bytes).pages.length

describe('mergePdf', () => {
  test('keeps every page and every word, in order, with a bookmark where each document begins', async () => {
    const each = await Promise.all(parts.map(({ bytes }) => readBack(bytes)))
    const whole = await readBack(await merged(parts))
    expect(whole.pages).toBe(each.reduce((sum, { pages }) => sum + pages, 0))
    expect(each[1]?.pages).toBeGreaterThan(1)
    expect(joined(whole.text)).toBe(joined(each.map(({ text }) => text).join('')))
    const marks = await whole.file.getOutline()
    expect(marks.map(({ title }) => title)).toEqual(parts.map(({ title }) => title))
    const begins = await Promise.all(
      marks.map(({ dest }) =>
        whole.file.getPageIndex((dest as { num: number; gen: number }[])[0]!),
      ),
    )
    expect(begins).toEqual([0, 1, 1 + (each[1]?.pages ?? 0)])
    expect(parts.map(pagesOf)).toEqual(each.map(({ pages }) => pages))
  })

  test('begins each document on a new sheet where both sides are printed', async () => {
    const twice = [parts[0]!, parts[0]!, parts[1]!]
    const { file, pages } = await readBack(await merged(twice, { blank: true }))
    const marks = await file.getOutline()
    const begins = await Promise.all(
      marks.map(({ dest }) => file.getPageIndex((dest as { num: number; gen: number }[])[0]!)),
    )
    expect(begins).toEqual([0, 2, 4])
    expect(pages % 2).toBe(0)
  })

  test('what documents have in common is there once', async () => {
    const one = (await merged([parts[0]!])).length
    const ten = (await merged(Array.from({ length: 10 }, () => parts[0]!))).length
    expect(ten).toBeLessThan(one * 3)
    const { pages } = await readBack(await merged(Array.from({ length: 10 }, () => parts[0]!)))
    expect(pages).toBe(10 * pagesOf(parts[0]!))
  })

  test('a thousand documents are handed on as they are read', async () => {
    let read = 0
    let ahead = 0
    let handed = 0
    async function* thousand() {
      for (; read < 1000; read += 1) yield { ...parts[read % 3]!, title: String(read) }
    }
    for await (const piece of mergePdf(thousand())) {
      handed += piece.length > 0 ? 1 : 0
      ahead = Math.max(ahead, read + 1 - handed)
    }
    // One piece a document, and never two documents in hand: the first and the last are of the file.
    expect(handed).toBe(1002)
    expect(ahead).toBeLessThanOrEqual(1)
  })

  test('refuses what it cannot read rather than lose a page', () => {
    const [{ bytes }] = parts as [PdfPart]
    expect(() => readPdf(new Uint8Array(0))).toThrow('no plain table')
    expect(() => readPdf(bytes.slice(0, -200))).toThrow('no plain table')
    const locked = Buffer.from(bytes)
    locked.write('/Prev  ', locked.lastIndexOf('/Info '), 'latin1')
    expect(() => readPdf(locked)).toThrow('changed, or is locked')
  })
})
