import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { bps, cents, price, quantity, zero } from '#kernel/money.ts'
import type { DocumentView } from '#kernel/print.ts'
import { contrastWithWhite, onWhite } from './colour.ts'
import { type DocumentDraft, freeze } from './frozen.ts'
import { legalMentions } from './mentions.ts'
import { atelier, camille, martin } from './sample-parties.ts'
import {
  creditNote,
  draftInvoice,
  exportInvoice,
  finalInvoice,
  franchiseQuote,
  invoice,
  item,
  samples,
  signedQuote,
} from './samples.ts'
import { documentView } from './view.ts'

const french = (draft: DocumentDraft): DocumentView => documentView(freeze(draft), 'fr')
const english = (draft: DocumentDraft): DocumentView => documentView(freeze(draft), 'en')
const amounts = (view: DocumentView): [string, string][] =>
  view.totals.map(({ label, amount }) => [label, amount])
const fact = (view: DocumentView, label: string): string | undefined =>
  [...view.facts, ...(view.payment?.facts ?? [])].find((one) => one.label === label)?.value
const texts = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(texts)
      : []

describe('what stands at the head', () => {
  test('the word of the law, the number, the dates', () => {
    const view = french(invoice)
    expect([view.title, view.number, view.watermark]).toEqual(['Facture', 'FA-2026-00042', null])
    expect(view.name).toBe('Facture FA-2026-00042 – Boulangerie Martin')
    expect(fact(view, 'Date d’émission')).toBe('31/03/2026')
    expect(fact(view, 'Date de livraison')).toBe('27/03/2026')
    expect(fact(view, 'Échéance')).toBe('30/04/2026')
    expect(fact(view, 'Votre commande')).toBe('BC-1187')
  })

  test('a title for each kind', () => {
    const titles = (kind: DocumentDraft['kind']) => [
      french({ ...invoice, kind }).title,
      english({ ...invoice, kind }).title,
    ]
    expect(titles('quote')).toEqual(['Devis', 'Quote'])
    expect(titles('deposit')).toEqual(['Facture d’acompte', 'Deposit invoice'])
    expect(titles('final')).toEqual(['Facture de solde', 'Final invoice'])
    expect(titles('credit_note')).toEqual(['Avoir', 'Credit note'])
  })

  test('a draft is marked so, in the language of the reader', () => {
    expect(french(draftInvoice).watermark).toBe('Brouillon')
    expect(english(draftInvoice).watermark).toBe('Draft')
    expect(fact(french(draftInvoice), 'Référence')).toBeUndefined()
  })

  test('a period of performance takes the place of the day of delivery', () => {
    const view = french({ ...invoice, performedFrom: day('2026-03-01') })
    expect(fact(view, 'Période de réalisation')).toBe('01/03/2026\u00a0– 27/03/2026')
    expect(fact(view, 'Date de livraison')).toBeUndefined()
  })

  test('a quote has a validity and no due date; a credit note names its invoice', () => {
    expect(fact(french(signedQuote), 'Valable jusqu’au')).toBe('12/03/2026')
    expect(fact(french({ ...signedQuote, due: day('2026-05-01') }), 'Échéance')).toBeUndefined()
    expect(fact(french(creditNote), 'Facture d’origine')).toBe('FA-2026-00042 du 31/03/2026')
  })
})

describe('the parties', () => {
  test('the recipient as on an envelope, its numbers apart', () => {
    const { buyer, delivery } = french(invoice)
    expect(buyer.lines).toEqual([
      'À l’attention de Sophie Martin',
      '27 avenue de la République',
      '38000 Grenoble',
    ])
    expect(buyer.identity).toBe(
      'SIREN 123\u00a0456\u00a0782\u00a0· N°\u00a0TVA FR\u00a011\u00a0123\u00a0456\u00a0782',
    )
    expect(delivery?.lines).toEqual(['ZA des Glaisins, 6 impasse du Pré', '74940 Annecy'])
  })

  test('no delivery block where it goes to the same address', () => {
    const buyer = { ...martin, delivery: { ...martin.address, name: 'Ailleurs' } }
    expect(french({ ...invoice, buyer }).delivery).toBeNull()
    expect(french({ ...invoice, buyer: camille }).delivery).toBeNull()
  })

  test('abroad, countries are named, the code follows the city, the telephone is international', () => {
    const { seller, buyer } = english(exportInvoice)
    expect(buyer.lines).toEqual([
      'Attn. Oliver Finch',
      '221 Marylebone Road',
      'London NW1 5QH',
      'UNITED KINGDOM',
    ])
    expect(seller.lines).toContain('FRANCE')
    expect(seller.lines).toContain('Tel. +33\u00a04\u00a072\u00a000\u00a001\u00a042')
    expect(french(invoice).seller.lines).toContain('Tél. 04\u00a072\u00a000\u00a001\u00a042')
  })

  test('the legal identity at the foot', () => {
    expect(french(invoice).footer.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
      'Atelier Lumière · SAS au capital de 50 000 € · RCS Lyon 912 345 675 · SIRET 912 345 675 00017 · N° TVA FR 65 912 345 675',
    )
    // C. com. art. R526-27: a sole trader is said so, and has no capital.
    expect(french(franchiseQuote).footer).toMatch(/^Jeanne Moreau EI\u00a0· SIREN /)
    expect(french(franchiseQuote).seller.name).toBe('Jeanne Moreau EI')
  })

  test('the logo and the drawn signature are passed through', () => {
    const logo = { type: 'image/png', base64: 'AA==' } as const
    const view = documentView(freeze(signedQuote), 'fr', { logo, signature: logo })
    expect(view.seller.logo).toBe(logo)
    expect(view.signature?.signed?.drawing).toBe(logo)
    expect(french(signedQuote).seller.logo).toBeNull()
  })
})

describe('the lines', () => {
  test('amounts without currency, said in the heading', () => {
    const { columns, lines } = french(invoice)
    expect([columns.price, columns.net]).toEqual(['Prix unit. HT (€)', 'Total HT (€)'])
    expect(lines[1]).toEqual({
      kind: 'item',
      reference: 'PLT-CHE-38',
      title: 'Plan de travail en chêne massif',
      description:
        'Épaisseur 38 mm, huilé, découpe évier comprise.\nLongueur 3,20 m en deux éléments.',
      quantity: '3,2\u00a0m',
      price: '412,50',
      discount: '10\u00a0%',
      vat: '20\u00a0%',
      net: '1\u202f188,00',
      option: null,
    })
    const pounds = english(exportInvoice)
    expect(pounds.columns.price).toBe('Unit price (£)')
    expect(pounds.lines[0]).toMatchObject({
      price: '184.50',
      net: '1,476.00',
      quantity: '8\u00a0sets',
    })
  })

  test('unit prices keep their decimals in every currency', () => {
    const priced = (currency: string) => {
      const [line] = french({ ...invoice, currency, lines: [item('x', 1_234_567_891)] }).lines
      return line?.kind === 'item' ? line.price : null
    }
    for (const currency of ['EUR', 'GBP', 'USD', 'CHF', 'CAD', 'SEK', 'CZK', 'PLN']) {
      expect(priced(currency), currency).toBe('1\u202f234,567891')
    }
  })

  test('a column that no line needs is left out', () => {
    expect(french(invoice).columns).toMatchObject({ discount: 'Remise', vat: 'TVA' })
    expect(french(franchiseQuote).columns).toMatchObject({ discount: null, vat: null })
    expect(french(finalInvoice).columns.vat).toBe('TVA')
  })

  test('each treatment is named where there is no rate', () => {
    const vat = french(finalInvoice).lines.flatMap((line) =>
      line.kind === 'item' ? [line.vat] : [],
    )
    expect(vat.at(-1)).toBe('Autoliquidation')
    expect(vat).toContain('5,5\u00a0%')
  })

  test('options say so, other lines are carried over', () => {
    const options = french(franchiseQuote).lines.map((line) =>
      line.kind === 'item' ? line.option : '',
    )
    expect(options).toEqual([null, null, 'Option'])
    const lines: DocumentDraft['lines'] = [
      { kind: 'section', name: 'Lot' },
      { kind: 'text', name: 'Mots' },
      { kind: 'page_break' },
      { kind: 'subtotal', name: 'Total du lot' },
    ]
    expect(french({ ...invoice, lines }).lines).toEqual([
      { kind: 'section', title: 'Lot' },
      { kind: 'text', text: 'Mots' },
      { kind: 'page_break' },
      { kind: 'subtotal', label: 'Total du lot', net: '0,00' },
    ])
  })
})

describe('the sums', () => {
  test('several rates: a table of VAT, and its total', () => {
    const view = french(invoice)
    expect(amounts(view)).toEqual([
      ['Total des lignes HT', '3\u202f301,25\u00a0€'],
      ['Remise 3\u00a0%', '−99,04\u00a0€'],
      ['Total HT', '3\u202f202,21\u00a0€'],
      ['Total TVA', '550,93\u00a0€'],
      ['Total TTC', '3\u202f753,14\u00a0€'],
      ['Net à payer', '3\u202f753,14\u00a0€'],
    ])
    expect(view.vat?.rows.map(({ rate, base, tax }) => [rate, base, tax])).toEqual([
      ['20\u00a0%', '2\u202f317,57\u00a0€', '463,51\u00a0€'],
      ['10\u00a0%', '861,36\u00a0€', '86,14\u00a0€'],
      ['5,5\u00a0%', '23,28\u00a0€', '1,28\u00a0€'],
    ])
  })

  test('one rate: it is said in the totals', () => {
    const view = french({ ...invoice, discount: bps(0), lines: [item('x', 100_000_000)] })
    expect(view.vat).toBeNull()
    expect(amounts(view)).toEqual([
      ['Total HT', '100,00\u00a0€'],
      ['TVA 20\u00a0%', '20,00\u00a0€'],
      ['Total TTC', '120,00\u00a0€'],
      ['Net à payer', '120,00\u00a0€'],
    ])
  })

  test('no VAT: why stands beside the amount', () => {
    const [total, ...others] = french(franchiseQuote).totals
    expect(total).toEqual({
      label: 'Total net de TVA',
      amount: '1\u202f560,40\u00a0€',
      detail: 'TVA non applicable, art. 293 B du CGI',
      weight: 'due',
    })
    expect(others).toEqual([])
    expect(english(exportInvoice).totals[0]?.detail).toMatch(/^VAT exempt export/)
  })

  test('deposits and payments come off, with their net and their VAT', () => {
    const view = french(finalInvoice)
    expect(view.totals.slice(-3)).toEqual([
      {
        label: 'Acompte FA-2026-00012',
        amount: '−1\u202f200,00\u00a0€',
        detail: 'du 18/02/2026, HT 1\u202f000,00\u00a0€, TVA 200,00\u00a0€',
        weight: 'plain',
      },
      { label: 'Déjà réglé', amount: '−500,00\u00a0€', detail: null, weight: 'plain' },
      { label: 'Net à payer', amount: '2\u202f926,14\u00a0€', detail: null, weight: 'due' },
    ])
    expect(view.vat?.rows.at(-1)?.mention).toBe('Autoliquidation – art. 283-2 nonies du CGI')
  })

  test('a foreign currency says its VAT in euros too', () => {
    const exchange = { rate: price(1_172_500), day: day('2026-03-30') }
    const view = french({ ...invoice, currency: 'GBP', exchange })
    expect(amounts(view)).toContainEqual([
      'TVA en euros (1\u00a0GBP = 1,1725\u00a0€ au 30/03/2026)',
      '645,97\u00a0€',
    ])
  })

  test('there is one amount to look for', () => {
    for (const [name, { draft, language }] of Object.entries(samples)) {
      const view = documentView(freeze(draft), language)
      expect(
        view.totals.filter(({ weight }) => weight === 'due'),
        name,
      ).toHaveLength(1)
      expect(view.totals.at(-1)?.weight, name).toBe('due')
    }
  })
})

describe('how it is paid and agreed', () => {
  test('an invoice says terms, means and account', () => {
    const view = french(invoice)
    expect(fact(view, 'Conditions')).toBe('30\u00a0jours')
    expect(fact(view, 'Mode')).toBe('Virement')
    expect(fact(view, 'IBAN')).toBe('FR76 3000 6000 0112 3456 7890 189'.replaceAll(' ', '\u00a0'))
    expect(fact(view, 'Référence')).toBe('FA-2026-00042')
  })

  test('terms in words', () => {
    const said = (days: number, endOfMonth: boolean) => [
      fact(french({ ...invoice, terms: { days, endOfMonth } }), 'Conditions'),
      fact(english({ ...invoice, terms: { days, endOfMonth } }), 'Terms'),
    ]
    expect(said(0, false)).toEqual(['À réception', 'On receipt'])
    expect(said(0, true)).toEqual(['Fin de mois', 'End of month'])
    expect(said(45, true)).toEqual(['45\u00a0jours fin de mois', '45\u00a0days, end of month'])
  })

  test('no account where no transfer is asked', () => {
    expect(fact(french({ ...invoice, paymentMethod: 'card' }), 'IBAN')).toBeUndefined()
    expect(fact(french({ ...signedQuote, depositAsked: null }), 'IBAN')).toBeUndefined()
    expect(
      fact(french({ ...signedQuote, depositAsked: zero }), 'Acompte à la commande'),
    ).toBeUndefined()
    expect(fact(french(signedQuote), 'Acompte à la commande')).toBe('1\u202f200,00\u00a0€')
    expect(french(creditNote).payment).toBeNull()
  })

  test('only a quote is signed, and says by whom', () => {
    expect(french(invoice).signature).toBeNull()
    expect(french(franchiseQuote).signature?.signed).toBeNull()
    // 13:32 UTC in winter is 14:32 in Paris.
    expect(french(signedQuote).signature?.signed?.text).toBe(
      'Signé par Sophie Martin le 18/02/2026 14:32',
    )
  })
})

test('every mention of a document is printed once, in either language', () => {
  for (const [name, { draft }] of Object.entries(samples)) {
    for (const language of ['fr', 'en'] as const) {
      const printed = texts(documentView(freeze(draft), language))
      for (const { text } of legalMentions(draft)) {
        const times = printed.filter((one) => one === text[language]).length
        expect(times, `${name} ${language}: ${text[language]}`).toBe(1)
      }
    }
  }
})

test('nothing printed is malformed', () => {
  for (const [name, { draft }] of Object.entries(samples)) {
    for (const language of ['fr', 'en'] as const) {
      for (const text of texts(documentView(freeze(draft), language))) {
        expect(text, name).not.toMatch(/NaN|undefined|null|Invalid|\[object/)
      }
    }
  }
})

test('quantities, prices and amounts may be negative', () => {
  const line = item('Reprise', 12_500_000, { quantity: quantity(-20_000) })
  const view = french({ ...invoice, discount: bps(0), lines: [line] })
  expect(view.lines[0]).toMatchObject({ quantity: '−2', price: '12,50', net: '−25,00' })
  expect(view.totals.at(-1)?.amount).toBe('−30,00\u00a0€')
  const cheaper = french({ ...invoice, lines: [item('Geste', -1_500_000)] })
  expect(cheaper.lines[0]).toMatchObject({ price: '−1,50' })
})

describe('the colour of the company', () => {
  const contrast = (colour: string) =>
    contrastWithWhite([1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)))

  test('is kept when it can be read, darkened when it cannot', () => {
    expect(onWhite('#0f766e')).toBe('#0f766e')
    expect(french(invoice).accent).toBe(atelier.colour)
    for (const colour of ['#ffff00', '#ffffff', '#ff9900', '#00ff00', '#777777']) {
      expect(contrast(onWhite(colour)), colour).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('is the default one where it is no colour', () => {
    for (const wrong of ['', 'red', '#12', '#1f4d46"); alert(1)']) {
      expect(onWhite(wrong)).toBe('#1f4d46')
    }
  })

  test('contrast as WCAG computes it', () => {
    expect(contrastWithWhite([255, 255, 255])).toBeCloseTo(1, 5)
    expect(contrastWithWhite([0, 0, 0])).toBeCloseTo(21, 5)
    expect(contrastWithWhite([119, 119, 119])).toBeCloseTo(4.48, 2)
  })
})

test('a capital with cents keeps them', () => {
  const seller = { ...atelier, capital: cents(762_245) }
  expect(french({ ...invoice, seller }).footer).toContain('7\u202f622,45\u00a0€')
})
