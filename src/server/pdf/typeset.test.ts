// Documents are printed for real and read back by another program: what a reader sees is what the
// view says, whatever the texts, the number of lines and the images.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { describe, expect, test, vi } from 'vitest'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { DocumentDraft } from '#features/sales/documents/rules/frozen.ts'
import { atelier, martin } from '#features/sales/documents/rules/sample-parties.ts'
import {
  draftInvoice,
  invoice,
  item,
  longInvoice,
  samples,
  signedQuote,
} from '#features/sales/documents/rules/samples.ts'
import { letterView } from '#features/sales/documents/rules/letter.ts'
import { reminder, statement } from '#features/sales/documents/rules/sample-letters.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import type { DocumentView, LetterView, PrintedView } from '#kernel/print.ts'
import { charactersIn, fontsOf, joined, onPage, readBack } from '#test/read-pdf.ts'
import { assetsFolder } from './assets.ts'
import { typesetter } from './typeset.ts'

// Reading back takes longer than writing: nothing here is about speed.
vi.setConfig({ testTimeout: 60_000 })

const print = typesetter(assetsFolder)
const french = (draft: DocumentDraft): DocumentView => documentView(freeze(draft), 'fr')

/** All that a reader must find on a sheet: its texts, but for those that steer the layout. */
function readable(view: PrintedView): string[] {
  const { language: _l, created: _c, accent: _a, name: _n, ...shown } = view
  const untaxed = 'columns' in view && view.columns.vat === null
  const hidden = ['kind', 'weight', 'align', ...(untaxed ? ['vat'] : [])]
  const texts = (value: unknown, key = ''): string[] => {
    if (typeof value === 'string') return hidden.includes(key) ? [] : [value]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([name, part]) => texts(part, name))
  }
  const said = texts(shown)
  const signature = 'signature' in view ? view.signature : null
  return signature?.signed
    ? said.filter((text) => !texts(signature.labels).includes(text) && text !== signature.request)
    : said
}

const amountsOf = (view: PrintedView): string[] => [
  ...('lines' in view
    ? [...linesAmounts(view), ...(view.vat?.rows ?? []).flatMap(({ base, tax }) => [base, tax])]
    : letterAmounts(view)),
  ...view.totals.map(({ amount }) => amount),
]

const linesAmounts = ({ lines }: DocumentView): string[] =>
  lines.flatMap((line) =>
    line.kind === 'item' ? [line.price, line.net] : line.kind === 'subtotal' ? [line.net] : [],
  )

const letterAmounts = ({ table, summary }: LetterView): string[] => [
  ...table.rows.flatMap(({ cells }) =>
    cells.filter((cell, x) => cell !== '' && table.columns[x]?.align === 'right'),
  ),
  ...(summary?.cells ?? []).map(({ value }) => value),
]

const documents = Object.entries(samples).map(
  ([name, { draft, language }]): [string, PrintedView] => [
    name,
    documentView(freeze(draft), language),
  ],
)
const letters: [string, PrintedView][] = [
  ['statement', letterView(statement(9), 'fr')],
  ['long statement', letterView(statement(90), 'fr')],
  ['reminder', letterView(reminder, 'fr')],
]

describe.each([...documents, ...letters])('%s', (_, view) => {
  const { language } = view

  test('every text and every amount can be read back', async () => {
    const { pdf, problems } = print(view)
    const { pieces, text } = await readBack(pdf)
    expect(problems).toEqual([])
    const all = joined(text).toLowerCase()
    for (const wanted of readable(view)) expect(all).toContain(joined(wanted).toLowerCase())
    const exact = new Set(pieces.map((piece) => piece.text))
    // Readers show every space as a plain one: no slash and no box stands in its place.
    for (const amount of amountsOf(view)) {
      expect(exact, amount).toContain(amount.replaceAll(/[\u00a0\u202f]/g, ' '))
    }
    expect(charactersIn(pdf)).toContain(0xa0)
    if (language === 'fr') expect(charactersIn(pdf)).toContain(0x202f)
    expect(text).not.toMatch(/\ufffd|\d\/\d{3}(?!\d)/)
  })

  test('it is a tagged PDF/A-3b with all its fonts', async () => {
    const { file } = await readBack(print(view).pdf)
    const fonts = await fontsOf(file)
    const { info, metadata } = await file.getMetadata()
    expect([metadata.get('pdfaid:part'), metadata.get('pdfaid:conformance')]).toEqual(['3', 'B'])
    expect(info).toMatchObject({ Language: language, Title: view.name })
    expect(await file.getMarkInfo()).toMatchObject({ Marked: true })
    const tree = JSON.stringify(await (await file.getPage(1)).getStructTree())
    for (const role of ['H1', 'Table', 'TH', 'TD']) expect(tree).toContain(`"role":"${role}"`)
    expect(fonts.size).toBeGreaterThan(0)
    for (const [name, embedded] of fonts) {
      expect(name).toMatch(/^[A-Z]{6}\+(Inter|DejaVuSans|NotoEmoji)-/)
      expect(embedded, name).toBe(true)
    }
  })

  test('it would pass as PDF/UA-1, for who listens to it', () => {
    const compiler = NodeCompiler.create({
      workspace: assetsFolder,
      fontArgs: [{ fontPaths: [`${assetsFolder}/fonts`] }],
    })
    const inputs = { view: JSON.stringify(view) }
    const source = { mainFilePath: `${assetsFolder}/template.typ`, inputs }
    expect(compiler.pdf(source, { pdfStandard: 'ua-1' }).length).toBeGreaterThan(10_000)
  })

  test('nothing leaves its margins', async () => {
    const { pieces } = await readBack(print(view).pdf)
    for (const { text, x, right, y } of pieces.filter((piece) => piece.text.trim() !== '')) {
      if (text === view.watermark?.toUpperCase()) continue
      expect(x, text).toBeGreaterThan(19.9)
      expect(right, text).toBeLessThan(190.5)
      expect(y, text).toBeLessThan(290)
    }
  })
})

test('the same view gives the same bytes, whoever prints it and whatever came before', () => {
  const views = Object.values(samples).map(({ draft, language }) =>
    documentView(freeze(draft), language),
  )
  const once = views.map((view) => Buffer.from(print(view).pdf))
  const again = typesetter(assetsFolder)
  for (const [rank, view] of [...views.entries()].reverse()) {
    expect(Buffer.from(again(view).pdf).equals(once[rank] as Buffer), view.name).toBe(true)
  }
  const other = print({ ...(views[0] as DocumentView), number: 'FA-2026-99999' }).pdf
  expect(Buffer.from(other).equals(once[0] as Buffer)).toBe(false)
})

describe('pages', () => {
  test('500 lines: all there, headings and numbers on each page, totals on one', async () => {
    const view = french(longInvoice(500))
    const { pieces, pages } = await readBack(print(view).pdf)
    const exact = pieces.map((piece) => piece.text)
    const nets = view.lines.flatMap((line) => (line.kind === 'item' ? [line.title, line.net] : []))
    expect(nets).toHaveLength(1000)
    const found = new Set(exact)
    for (const text of nets) expect(found).toContain(text)
    expect(pages).toBeGreaterThan(10)
    for (let page = 1; page <= pages; page += 1) {
      expect(onPage(page, pieces)).toContain(joined(`Page ${page}/${pages}`))
      expect(onPage(page, pieces)).toContain(joined(view.footer))
      const isLast = !onPage(page, pieces).includes(joined(view.columns.net ?? 'HT'))
      expect(isLast && page < pages, `headings of page ${page}`).toBe(false)
    }
    const last = onPage(pages, pieces)
    for (const { label, amount } of view.totals) expect(last).toContain(joined(label + amount))
  })

  test('totals are never cut, wherever the lines end', async () => {
    for (const count of [1, 10, 13, 14, 15, 16, 18, 20]) {
      const view = french(longInvoice(count))
      const { pieces } = await readBack(print(view).pdf)
      const pagesOf = (text: string) =>
        pieces.filter((piece) => piece.text === text).map(({ page }) => page)
      const [first, due] = [view.totals[0], view.totals.at(-1)]
      expect(pagesOf(first?.label ?? ''), `${count} lines`).toEqual(pagesOf(due?.label ?? ''))
    }
  })

  test('what is signed has its price on its page, and small print is never alone', async () => {
    for (const draft of [signedQuote, { ...invoice, lines: longInvoice(14).lines }]) {
      const view = french(draft)
      const { pieces, pages } = await readBack(print(view).pdf)
      expect(pages).toBe(2)
      const last = onPage(2, pieces)
      for (const text of [view.totals.at(-1)?.amount, view.signature?.title, view.mentions[0]]) {
        expect(last).toContain(joined(text ?? ''))
      }
    }
  })

  test('a section is never left alone at the foot of a page', async () => {
    for (const count of [18, 19, 20, 21, 22, 23]) {
      const { lines } = longInvoice(count)
      const more: DocumentDraft['lines'] = [
        { kind: 'section', name: 'Lot B' },
        item('Suite', 1_000_000),
      ]
      const { pieces } = await readBack(
        print(french({ ...invoice, lines: [...lines, ...more] })).pdf,
      )
      const page = (text: string) => pieces.find((piece) => piece.text === text)?.page
      expect(page('Lot B'), `${count} lines`).toBe(page('Suite'))
    }
  })

  test('a page break begins a page', async () => {
    const lines: DocumentDraft['lines'] = [
      item('Avant', 1_000_000),
      { kind: 'page_break' },
      item('Après', 1_000_000),
    ]
    const { pieces } = await readBack(print(french({ ...invoice, lines })).pdf)
    const page = (text: string) => pieces.find((piece) => piece.text === text)?.page
    expect([page('Avant'), page('Après')]).toEqual([1, 2])
  })

  test('no line, or one, is a document too', async () => {
    for (const lines of [[], [item('Seule', 1_000_000)], [{ kind: 'page_break' } as const]]) {
      const { text, pages } = await readBack(print(french({ ...invoice, lines })).pdf)
      expect(text).toContain('Net à payer')
      expect(pages).toBeLessThanOrEqual(2)
    }
  })

  test('a description of several pages is cut between them', async () => {
    const description = Array.from({ length: 150 }, (_, rank) => `Clause ${rank + 1}.`).join('\n')
    const lines = [item('Conditions', 1_000_000, { description })]
    const { text, pages } = await readBack(print(french({ ...invoice, lines })).pdf)
    expect(pages).toBeGreaterThan(2)
    for (const clause of description.split('\n')) expect(text).toContain(clause)
  })

  test('a draft is marked on each of its pages', async () => {
    const { pieces, pages } = await readBack(
      print(french({ ...draftInvoice, lines: longInvoice(60).lines })).pdf,
    )
    for (let page = 1; page <= pages; page += 1) expect(onPage(page, pieces)).toContain('BROUILLON')
  })
})

test('the recipient stands in the window of the envelope, however long the head', async () => {
  const verbose = {
    ...atelier,
    name: 'Société lyonnaise de menuiserie, d’agencement et de cuisines sur mesure Lumière et fils',
    address: { ...atelier.address, street2: 'Bâtiment des Canuts, escalier C, deuxième étage' },
  }
  const far = {
    ...martin,
    address: { ...martin.address, street2: 'Bâtiment B', country: 'BE', city: 'Bruxelles' },
  }
  for (const [seller, buyer] of [
    [atelier, martin],
    [verbose, far],
  ] as const) {
    for (const draft of [invoice, signedQuote]) {
      const view = french({ ...draft, seller, buyer })
      const { pieces } = await readBack(print(view).pdf)
      for (const line of [view.buyer.name, ...view.buyer.lines]) {
        const found = pieces.find(
          (piece) => piece.page === 1 && piece.text === line && piece.x > 100,
        )
        // A DL window shows 100–190 mm across and 55–79 mm down, wherever the sheet lies in it.
        expect(found, line).toBeDefined()
        expect(found?.right).toBeLessThan(190)
        expect(found?.y).toBeGreaterThan(55)
        expect(found?.y).toBeLessThan(79)
      }
    }
  }
})
