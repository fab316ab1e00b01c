// Texts that people send, in every place of a document that takes one.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import {
  finalInvoice,
  franchiseQuote,
  samples,
  signedQuote,
} from '#features/sales/documents/rules/samples.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import type { DocumentView } from '#kernel/print.ts'
import { joined, readBack } from '#test/read-pdf.ts'
import { assetsFolder } from './assets.ts'
import { typesetter } from './typeset.ts'

vi.setConfig({ testTimeout: 60_000 })
const print = typesetter(assetsFolder)
const view = documentView(freeze(finalInvoice), 'fr')
const quote = documentView(freeze(signedQuote), 'fr')

/** What steers the layout, and the figures, whose texts the program writes. */
const ours = new Set(
  'language created accent kind weight quantity price discount vat net amount rate base tax'.split(
    ' ',
  ),
)

/** The view with one text in all its places, and how many places there are. */
function filled(of: DocumentView, text: string): { view: DocumentView; places: number } {
  let places = 0
  const fill = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((part) => fill(part))
    if (typeof value === 'string' && !ours.has(key)) {
      places += 1
      return text
    }
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, fill(part, name)]))
  }
  return {
    view: fill({
      ...of,
      subject: { label: '', value: '' },
      opening: '',
      closing: '',
    }) as DocumentView,
    places,
  }
}

const count = (text: string, wanted: string): number => text.split(wanted).length - 1

describe('text is printed as it was typed, wherever it stands', () => {
  const payloads = [
    '#let x = 1',
    '#import "/etc/passwd": *',
    '#read("/etc/passwd")',
    '#include "template.typ"',
    '#panic("stopped")',
    `#${'eval'}("1 + 1")`,
    '#sys.inputs.view',
    '$ x^2 / 3 $',
    '*gras* _italique_ `raw` ```code```',
    '@label <label> #label("x")',
    '= Titre - liste + suite / terme: x',
    '// note /* bloc */ ~ -- --- ...',
    '\\ \\n \\u{41} \\#',
    '"droits" \'simples\' “anglais” « français »',
    '=HYPERLINK("http://a.invalid";"x")',
    '+1-2@SUM(A1)',
    '<script>alert(1)</script>&amp;<img src=x onerror=y>',
    '${7*7} {{7*7}} <%= 7*7 %> %s %d',
    '{"a": "b"}, null',
    "'); drop table invoice; --",
    'https://a.invalid/?b=c&d=e#f',
    '[lien](http://a.invalid) ![](x.png)',
    'a->b 3x4 (c) fi ffl 1/2 !=',
    'Ça œuvre : “naïf” Łódź Ελλάδα Київ €£¥',
    'é (e + U+0301)',
    '😀 🚚 ✅ ❤ ①',
  ]

  test.each(payloads)('%s', async (payload) => {
    const { view: hostile, places } = filled(view, payload)
    const { pdf, problems } = print(hostile)
    const { text, file } = await readBack(pdf)
    expect(problems).toEqual([])
    // The name of the file is not on its pages.
    const wanted = joined(payload.normalize('NFC'))
    expect(count(joined(text), wanted)).toBeGreaterThanOrEqual(places - 1)
    const { info } = await file.getMetadata()
    expect(info).toMatchObject({
      Title: payload.normalize('NFC'),
      Author: payload.normalize('NFC'),
    })
    expect(await file.getAttachments()).toBeNull()
    expect(await file.getJSActions()).toBeNull()
    for (let page = 1; page <= file.numPages; page += 1) {
      // A link in the text is no link in the file: nothing leads the reader away.
      expect(await (await file.getPage(page)).getAnnotations()).toEqual([])
    }
  })

  test('from right to left, words are whole', async () => {
    const { pdf, problems } = print(filled(view, 'קפה ומאפה').view)
    expect(problems).toEqual([])
    expect((await readBack(pdf)).text).toContain('קפה')
    expect(print(filled(view, 'مقهى باريس').view).problems).toEqual([])
  })

  test('on a signed quote, and on one to be signed', () => {
    const unsigned = documentView(freeze(franchiseQuote), 'fr')
    for (const of of [quote, unsigned]) {
      expect(print(filled(of, '#panic("x") $*_@<').view).problems).toEqual([])
    }
  })
})

test('what would turn the reading order around is taken out', async () => {
  const turned = { ...view, footer: 'abc\u202e00,1\u202c \u2066x\u2069\u200f' }
  expect((await readBack(print(turned).pdf)).text).toContain('abc00,1 x')
})

test('what is pasted in one place does not spoil what is read in the others', async () => {
  // A PDF says once what each glyph means: a mark after a 1 would be read after every 1.
  const pasted = '1\ufe0f\u20e3 3\u200b2\u00ad0\u20602 H\u0332T\u200d T\u0301otal\u200b'
  const { text } = await readBack(
    print({ ...view, subject: { label: 'Objet', value: pasted } }).pdf,
  )
  for (const { label, amount } of view.totals) {
    for (const wanted of [label, amount]) {
      expect(text).toContain(wanted.replaceAll(/[\u00a0\u202f]/g, ' '))
    }
  }
})

test('what no font has is replaced, seen and told', async () => {
  const { pdf, problems } = print({ ...view, footer: 'Société 漢字 \ud800 𝗔 \u0007fin' })
  expect((await readBack(pdf)).text).toContain('Société □□ □ A fin')
  expect(problems).toEqual([{ code: 'characters_replaced', detail: '漢字\ud800' }])
})

test('words without end are cut, in every place that takes free text, and leave no margin', async () => {
  const long = 'W'.repeat(300)
  const item = { reference: long, title: long, description: long, option: null }
  const stretched: DocumentView = {
    ...quote,
    number: 'DV-2026-0031',
    seller: { ...quote.seller, name: long, lines: [long, long] },
    buyer: { label: 'À', name: long, lines: [long, long], identity: long },
    delivery: { label: 'À', name: long, lines: [long], identity: null },
    facts: [{ label: 'Votre commande', value: long }],
    subject: { label: 'Objet', value: long },
    opening: long,
    closing: long,
    lines: [
      { kind: 'section', title: long },
      {
        ...item,
        kind: 'item',
        quantity: '1 W',
        price: '1',
        discount: '',
        vat: '',
        net: '1',
        counted: true,
        photo: null,
      },
      { kind: 'text', text: long },
      { kind: 'subtotal', label: long, net: '1,00' },
    ],
    vat: quote.vat && {
      ...quote.vat,
      rows: quote.vat.rows.map((row) => ({ ...row, mention: long })),
    },
    payment: { title: 'Règlement', facts: [{ label: 'Banque', value: long }] },
    totals: quote.totals.map((total) => ({ ...total, detail: long })),
    conditions: { title: long, text: long },
    mentions: [long, `${long}\n${long}`],
    signature: quote.signature && { ...quote.signature, signed: { text: long, drawing: null } },
    footer: long,
  }
  const { pieces, text } = await readBack(print(stretched).pdf)
  for (const { text: piece, x, right } of pieces.filter((one) => one.text.trim() !== '')) {
    expect(x, piece).toBeGreaterThan(19.9)
    expect(right, piece).toBeLessThan(190.5)
  }
  expect(count(joined(text), long)).toBeGreaterThan(20)
})

test('thousands of lines of text in one place are printed over pages', async () => {
  const { pages } = await readBack(print({ ...view, closing: 'ligne\n'.repeat(400) }).pdf)
  expect(pages).toBeGreaterThan(5)
})

test('the template reads its input and nothing else', () => {
  const code = readFileSync(join(assetsFolder, 'template.typ'), 'utf8').replaceAll(/\/\/.*$/gm, '')
  expect(code).toContain('sys.inputs.view')
  expect(code).not.toMatch(/\b(import|include|eval|read|plugin|csv|xml|yaml|toml|cbor|link)\b/)
})

test('every sample of the layout is free of problems', () => {
  for (const [name, { draft, language }] of Object.entries(samples)) {
    expect(print(documentView(freeze(draft), language)).problems, name).toEqual([])
  }
})
