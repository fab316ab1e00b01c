// Texts and images that people send, in every place of a document that takes one.
import { deflateSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { freeze } from '#features/sales/documents/rules/frozen.ts'
import {
  finalInvoice,
  franchiseQuote,
  samples,
  signedQuote,
} from '#features/sales/documents/rules/samples.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import type { DocumentView, Picture } from '#kernel/print.ts'
import { joined, readBack } from '#test/read-pdf.ts'
import { assetsFolder } from './assets.ts'
import { type Printed, typesetter } from './typeset.ts'

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
      { ...item, kind: 'item', quantity: '1 W', price: '1', discount: '', vat: '', net: '1' },
      { kind: 'text', text: long },
      { kind: 'subtotal', label: long, net: '1,00' },
    ],
    vat: quote.vat && {
      ...quote.vat,
      rows: quote.vat.rows.map((row) => ({ ...row, mention: long })),
    },
    payment: { title: 'Règlement', facts: [{ label: 'Banque', value: long }] },
    totals: quote.totals.map((total) => ({ ...total, detail: long })),
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

describe('images', () => {
  const crcs = Array.from({ length: 256 }, (_, n) => {
    let crc = n
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1
    return crc
  })
  const chunk = (type: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
    const crc = named.reduce((sum, byte) => (crcs[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8), -1) ^ -1
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(body.length)
    frame.writeInt32BE(crc, 4)
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
  }
  /** A PNG of one colour; `said` is the size that its header claims. */
  const png = (red: number, size = 40, said = size): Buffer => {
    const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
    header.writeUInt32BE(said)
    header.writeUInt32BE(said, 4)
    const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(size * 3, red)])
    const pixels = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)))
    const end = chunk('IEND', Buffer.alloc(0))
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', pixels),
      end,
    ])
  }
  const picture = (bytes: Buffer, type: Picture['type'] = 'image/png'): Picture => ({
    type,
    base64: bytes.toString('base64'),
  })
  const withLogo = (logo: Picture): DocumentView => ({ ...view, seller: { ...view.seller, logo } })
  const images = async ({ pdf }: Printed): Promise<number> => {
    const { file } = await readBack(pdf)
    const { fnArray } = await (await file.getPage(1)).getOperatorList()
    return fnArray.filter((operation) => operation === 85).length // OPS.paintImageXObject
  }

  test('a logo is drawn, its name said for who cannot see it', async () => {
    const printed = print(withLogo(picture(png(200))))
    expect(printed.problems).toEqual([])
    expect(await images(printed)).toBe(1)
    expect(await images(print(view))).toBe(0)
    const { file } = await readBack(printed.pdf)
    const tree = JSON.stringify(await (await file.getPage(1)).getStructTree())
    expect(tree).toContain(`"alt":"${view.seller.name}"`)
  })

  test('each document has its own, whatever was printed before', () => {
    const [one, other] = [withLogo(picture(png(10))), withLogo(picture(png(240)))]
    const first = Buffer.from(print(one).pdf)
    const second = Buffer.from(print(other).pdf)
    expect(first.equals(second)).toBe(false)
    expect(Buffer.from(print(one).pdf).equals(first)).toBe(true)
    expect(Buffer.from(typesetter(assetsFolder)(other).pdf).equals(second)).toBe(true)
  })

  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
  )
  const wrong: [name: string, picture: Picture][] = [
    ['nothing', picture(Buffer.alloc(0))],
    ['text', picture(Buffer.from('bonjour, je ne suis pas une image, mais un texte'))],
    ['an SVG', picture(svg)],
    ['a PNG cut short', picture(png(200).subarray(0, 60))],
    ['a PNG whose pixels are wrong', picture(Buffer.concat([png(1).subarray(0, 45), png(9)]))],
    ['a PNG called a JPEG', picture(png(200), 'image/jpeg')],
    ['a PNG that claims ten thousand million pixels', picture(png(200, 40, 100_000))],
    ['a PNG of no size', picture(png(200, 40, 0))],
    [
      'a JPEG of one frame and no more',
      picture(Buffer.from('ffd8ffc0001108001000100301', 'hex'), 'image/jpeg'),
    ],
    [
      'a JPEG whose segments go round',
      picture(Buffer.from('ffd8ffe00000'.padEnd(60, '0'), 'hex'), 'image/jpeg'),
    ],
    ['a file too big', picture(Buffer.concat([png(1), Buffer.alloc(4_100_000)]))],
  ]
  test.each(wrong)('%s is left out and told', async (_, logo) => {
    const printed = print(withLogo(logo))
    expect(printed.problems).toEqual([{ code: 'logo_unreadable', detail: '' }])
    expect(await images(printed)).toBe(0)
    expect((await readBack(printed.pdf)).text).toContain(view.seller.name)
  })

  test('a wrong logo does not take the drawn signature with it', async () => {
    const signed = quote.signature && {
      ...quote.signature,
      signed: { text: 'Signé', drawing: picture(png(100)) },
    }
    const good = print({ ...quote, signature: signed })
    expect(good.problems).toEqual([])
    const logo = picture(Buffer.from('rien'))
    const printed = print({ ...quote, seller: { ...quote.seller, logo }, signature: signed })
    expect(printed.problems.map(({ code }) => code)).toEqual(['logo_unreadable'])
    const { file } = await readBack(printed.pdf)
    const last = await (await file.getPage(file.numPages)).getOperatorList()
    expect(last.fnArray).toContain(85)
  })
})

test('every sample of the layout is free of problems', () => {
  for (const [name, { draft, language }] of Object.entries(samples)) {
    expect(print(documentView(freeze(draft), language)).problems, name).toEqual([])
  }
})
