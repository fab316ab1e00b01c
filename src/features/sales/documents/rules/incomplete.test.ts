import { expect, test } from 'vitest'
import { bps, price } from '#kernel/money.ts'
import { day } from '#kernel/day.ts'
import type { VatCategory } from '#kernel/vat.ts'
import type { Address, Buyer, DocumentDraft, Seller } from './frozen.ts'
import {
  type IncompleteCode,
  isSoleTrader,
  whyIncomplete,
  whySellerIncomplete,
} from './incomplete.ts'
import { incompleteReasons } from './reasons.ts'
import { atelier, camille, harbour, jeanne, martin } from './sample-parties.ts'
import { creditNote, exportInvoice, franchiseQuote, invoice, item, samples } from './samples.ts'

type Over = { seller?: Partial<Seller>; buyer?: Partial<Buyer>; draft?: Partial<DocumentDraft> }
const codes = ({ seller, buyer, draft }: Over): IncompleteCode[] =>
  whyIncomplete({ ...atelier, ...seller }, { ...martin, ...buyer }, { ...invoice, ...draft }).map(
    ({ code }) => code,
  )
const of = (category: VatCategory) => ({
  lines: [item('Ligne', 1_000_000, { category, rate: bps(category === 'S' ? 2000 : 0) })],
})
const nowhere: Address = { street: '', street2: '', postalCode: '', city: '', country: 'FR' }
const berlin: Partial<Buyer> = {
  address: {
    ...nowhere,
    street: 'Torstraße 1',
    postalCode: '10119',
    city: 'Berlin',
    country: 'DE',
  },
  delivery: null,
  siren: null,
  siret: null,
  vatNumber: 'DE811193231',
}
const london: Partial<Seller> = {
  address: {
    ...nowhere,
    street: '12 Mare Street',
    postalCode: 'E8 4RP',
    city: 'London',
    country: 'GB',
  },
  legalForm: 'Ltd',
  capital: null,
  siren: null,
  siret: null,
  vatNumber: null,
  registry: '',
  vatRegime: 'outside',
}
const inPounds = { currency: 'GBP' }
const dublin = { ...nowhere, street: '1 Eden Quay', city: 'Dublin', country: 'IE' }

test('every sample may be issued', () => {
  for (const [name, { draft }] of Object.entries(samples)) {
    expect(whyIncomplete(draft.seller, draft.buyer, draft), name).toEqual([])
  }
})

const cases: [over: Over, expected: IncompleteCode[]][] = [
  [{ seller: { name: '' } }, ['seller_name_missing']],
  [{ seller: { address: nowhere } }, ['seller_address_incomplete']],
  [{ seller: { address: { ...atelier.address, postalCode: '' } } }, ['seller_address_incomplete']],
  [{ seller: { siren: null, siret: null } }, ['seller_siren_missing']],
  [{ seller: { siret: '12345678200010' } }, ['seller_siret_mismatch']],
  [{ seller: { legalForm: '' } }, ['seller_legal_form_missing']],
  [{ seller: { capital: null } }, ['seller_capital_missing']],
  [{ seller: { legalForm: 'S.A.R.L.', capital: null } }, ['seller_capital_missing']],
  [{ seller: { registry: '' } }, ['seller_registry_missing']],
  [{ seller: { legalForm: 'Association', capital: null, registry: '' } }, []],
  [{ seller: { vatNumber: null } }, ['seller_vat_number_missing']],
  [{ seller: { vatNumber: null, vatRegime: 'franchise' }, draft: of('E') }, []],
  [
    { seller: { vatNumber: null, vatRegime: 'franchise' }, draft: of('AE') },
    ['seller_vat_number_missing'],
  ],
  [{ buyer: { name: '' } }, ['buyer_name_missing']],
  [{ buyer: { address: { ...martin.address, street: '' } } }, ['buyer_address_incomplete']],
  [{ buyer: { ...camille, address: nowhere } }, ['buyer_address_incomplete']],
  [{ buyer: { ...camille, address: nowhere, walkIn: true } }, []],
  [{ buyer: { address: nowhere, walkIn: true } }, ['buyer_address_incomplete']],
  [{ buyer: { ...berlin, address: dublin } }, []],
  [{ buyer: { delivery: { ...nowhere, name: 'Dépôt' } } }, ['delivery_address_incomplete']],
  [{ buyer: { siren: null, siret: null } }, ['buyer_siren_missing']],
  [
    { buyer: { siren: null, siret: null, address: { ...martin.address, country: 'RE' } } },
    ['buyer_siren_missing'],
  ],
  [{ buyer: { siret: '91234567500017' } }, ['buyer_siret_mismatch']],
  [{ buyer: camille }, []],
  [{ buyer: harbour }, []],
  [{ buyer: { vatNumber: null } }, []],
  [{ buyer: { vatNumber: null }, draft: of('AE') }, ['buyer_vat_number_missing']],
  [{ seller: { vatRegime: 'franchise' } }, ['vat_not_chargeable']],
  [{ seller: { vatRegime: 'outside' }, draft: of('O') }, []],
  [{ draft: of('E') }, ['exemption_missing']],
  [{ draft: { ...of('E'), exemption: 'art. 261-4-4° du CGI' } }, []],
  [{ buyer: berlin, draft: of('K') }, []],
  [{ buyer: { ...berlin, vatNumber: null }, draft: of('K') }, ['buyer_vat_number_missing']],
  [{ draft: of('K') }, ['not_within_union']],
  [
    { buyer: { ...berlin, delivery: { ...martin.address, name: '' } }, draft: of('K') },
    ['not_within_union'],
  ],
  [{ buyer: { ...harbour, vatNumber: 'XI123456789' }, draft: of('K') }, []],
  [{ buyer: berlin, draft: { ...of('K'), delivered: null } }, ['delivery_day_missing']],
  [{ draft: of('G') }, ['not_an_export']],
  [{ buyer: berlin, draft: of('G') }, ['not_an_export']],
  [{ buyer: harbour, draft: of('G') }, []],
  [{ draft: { currency: 'GBP' } }, ['exchange_rate_missing']],
  [
    { draft: { currency: 'GBP', exchange: { rate: price(1_172_500), day: day('2026-03-30') } } },
    [],
  ],
  // A seller established elsewhere: neither SIREN, nor form, nor euros are asked of it.
  [{ seller: london, buyer: harbour, draft: { ...inPounds, ...of('O') } }, []],
  [{ seller: london, buyer: { siren: null, siret: null }, draft: { ...inPounds, ...of('O') } }, []],
  [
    {
      seller: { ...london, vatRegime: 'standard', vatNumber: 'GB123456789' },
      buyer: harbour,
      draft: inPounds,
    },
    [],
  ],
  [
    { seller: { ...london, vatRegime: 'standard' }, buyer: harbour, draft: inPounds },
    ['seller_vat_number_missing'],
  ],
  [
    { seller: { ...london, address: nowhere }, buyer: harbour, draft: { ...inPounds, ...of('O') } },
    ['seller_address_incomplete', 'seller_siren_missing'],
  ],
  [{ seller: { ...london, vatRegime: 'standard', vatNumber: 'GB123456789' }, draft: of('G') }, []],
  [
    {
      seller: { ...london, vatRegime: 'standard', vatNumber: 'GB123456789' },
      buyer: harbour,
      draft: of('G'),
    },
    ['not_an_export'],
  ],
  [{ draft: { ...creditNote, credited: null } }, ['credited_invoice_missing']],
  [
    { seller: { name: '', siren: null, siret: null }, buyer: { name: '' } },
    ['seller_name_missing', 'seller_siren_missing', 'buyer_name_missing'],
  ],
]

const named = cases.map(
  ([over, expected]) => [expected.join(', ') || 'nothing lacks', over, expected] as const,
)
test.each(named)('case %#: %s', (_, over, expected) => {
  expect(codes(over)).toEqual(expected)
})

test('every reason is met by a case, and has its field', () => {
  const met = new Set(cases.flatMap(([, expected]) => expected))
  expect([...met].sort()).toEqual(Object.keys(incompleteReasons).sort())
  for (const { field } of whyIncomplete(
    { ...atelier, name: '' },
    { ...martin, name: '' },
    invoice,
  )) {
    expect(field).toMatch(/^(seller|buyer)\.name$/)
  }
})

test('what lacks the seller of a plain invoice is known without the invoice', () => {
  const sellers: Partial<Seller>[] = [
    {},
    ...cases.flatMap(([{ seller }]) => seller ?? []),
    { name: '', legalForm: '', siret: '99999999900010', vatNumber: null },
  ]
  const met = new Set<string>()
  for (const over of sellers) {
    const seller = { ...atelier, ...over }
    const found = whySellerIncomplete(seller)
    for (const { code } of found) met.add(code)
    const whole = whyIncomplete(seller, martin, invoice)
    expect(
      whole.filter(({ field }) => field.startsWith('seller.') && field !== 'seller.vatRegime'),
    ).toEqual(found)
  }
  expect(met.size).toBe(
    Object.keys(incompleteReasons).filter((code) => code.startsWith('seller_')).length,
  )
})

test('a quote asks for names and addresses, not for what taxes need', () => {
  const draft = { ...franchiseQuote, lines: invoice.lines }
  expect(
    codes({ seller: { vatNumber: null }, buyer: { siren: null, siret: null }, draft }),
  ).toEqual([])
  expect(codes({ seller: { siren: null, siret: null }, draft })).toEqual(['seller_siren_missing'])
  expect(codes({ buyer: { address: nowhere }, draft })).toEqual(['buyer_address_incomplete'])
})

test('an export without tax needs no exchange rate', () => {
  expect(whyIncomplete(exportInvoice.seller, exportInvoice.buyer, exportInvoice)).toEqual([])
})

test('a sole trader is known by the usual words', () => {
  for (const form of ['EI', 'ei', 'Entreprise individuelle', 'Micro-entrepreneur', 'EIRL']) {
    expect(isSoleTrader(form), form).toBe(true)
  }
  for (const form of ['SARL', 'SEI', '', 'SASU']) expect(isSoleTrader(form), form).toBe(false)
  expect(isSoleTrader(jeanne.legalForm)).toBe(true)
})
