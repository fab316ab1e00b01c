// The lines and the totals, as they are printed.
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { bps, price, quantity } from '#kernel/money.ts'
import type { DocumentView } from '#kernel/print.ts'
import { freeze } from './freeze.ts'
import type { DocumentDraft } from './frozen.ts'
import { exportInvoice, finalInvoice, franchiseQuote, invoice, item, samples } from './samples.ts'
import { documentView } from './view.ts'

const french = (draft: DocumentDraft): DocumentView => documentView(freeze(draft), 'fr')
const english = (draft: DocumentDraft): DocumentView => documentView(freeze(draft), 'en')
const amounts = (view: DocumentView): [string, string][] =>
  view.totals.map(({ label, amount }) => [label, amount])

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
      counted: true,
      photo: null,
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

test('quantities, prices and amounts may be negative', () => {
  const line = item('Reprise', 12_500_000, { quantity: quantity(-20_000) })
  const view = french({ ...invoice, discount: bps(0), lines: [line] })
  expect(view.lines[0]).toMatchObject({ quantity: '−2', price: '12,50', net: '−25,00' })
  expect(view.totals.at(-1)?.amount).toBe('−30,00\u00a0€')
  const cheaper = french({ ...invoice, lines: [item('Geste', -1_500_000)] })
  expect(cheaper.lines[0]).toMatchObject({ price: '−1,50' })
})
