import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { bps, cents } from '#kernel/money.ts'
import { type VatCategory, vatCategories } from '#kernel/vat.ts'
import type { Buyer, DocumentDraft, DocumentKind, ItemLine, Seller } from './frozen.ts'
import { type Mention, type MentionCode, mentionCodes } from './mention.ts'
import { legalMentions } from './mentions.ts'
import { atelier, camille, harbour, jeanne, martin } from './sample-parties.ts'
import { creditNote, invoice, item } from './samples.ts'

const line = (category: VatCategory, nature: ItemLine['nature'] = 'goods'): ItemLine =>
  item('Ligne', 1_000_000, { category, nature, rate: bps(category === 'S' ? 2000 : 0) })

const of = (over: Partial<DocumentDraft>): Mention[] => legalMentions({ ...invoice, ...over })
const codes = (over: Partial<DocumentDraft>): MentionCode[] => of(over).map(({ code }) => code)
const french = (over: Partial<DocumentDraft>, code: MentionCode): string | undefined =>
  of(over).find((mention) => mention.code === code)?.text.fr
const english = (over: Partial<DocumentDraft>, code: MentionCode): string | undefined =>
  of(over).find((mention) => mention.code === code)?.text.en

const berlin: Buyer = {
  ...martin,
  address: {
    ...martin.address,
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
const guyane: Buyer = {
  ...martin,
  address: { ...martin.address, postalCode: '97300', city: 'Cayenne', country: 'GF' },
}
/** Whom nothing is said of beyond what the law wants of everyone. */
const bare: Seller = { ...atelier, vatOnDebits: false, insurance: '', mediator: '' }
const professional: MentionCode[] = ['late_penalty', 'recovery_indemnity', 'early_discount']

describe('the mentions of each case', () => {
  const cases: [name: string, over: Partial<DocumentDraft>, expected: MentionCode[]][] = [
    ['goods to a company', { seller: bare, lines: [line('S')] }, ['operation', ...professional]],
    ['goods to a person', { seller: bare, buyer: camille, lines: [line('S')] }, ['operation']],
    [
      'services under the option for debits',
      { seller: { ...bare, vatOnDebits: true }, lines: [line('S', 'service')] },
      ['operation', 'debits', ...professional],
    ],
    [
      'goods under the option for debits, which is for services',
      { seller: { ...bare, vatOnDebits: true }, lines: [line('S')] },
      ['operation', ...professional],
    ],
    [
      'franchise',
      { seller: { ...bare, vatRegime: 'franchise' }, lines: [line('E')] },
      ['franchise', 'operation', ...professional],
    ],
    [
      'exempt by an article',
      { seller: bare, lines: [line('E')], exemption: 'Exonération de TVA, art. 261-4-4° du CGI' },
      ['exempt', 'operation', ...professional],
    ],
    [
      'reverse charge',
      { seller: bare, lines: [line('AE')] },
      ['reverse_charge', 'operation', ...professional],
    ],
    [
      'intra-Union',
      { seller: bare, buyer: berlin, lines: [line('K')] },
      ['intra_eu', 'operation', ...professional],
    ],
    [
      'export',
      { seller: bare, buyer: harbour, lines: [line('G')] },
      ['export', 'operation', ...professional],
    ],
    [
      'outside the scope',
      { seller: bare, lines: [line('O')] },
      ['outside_scope', 'operation', ...professional],
    ],
    [
      'several treatments at once',
      { seller: bare, lines: [line('S'), line('AE', 'service'), line('G')] },
      ['reverse_charge', 'export', 'operation', ...professional],
    ],
    [
      'a deposit of goods and work to a company',
      { kind: 'deposit', seller: bare, lines: [line('S'), line('S', 'service')] },
      ['operation', ...professional],
    ],
    [
      'a deposit asked of a person by an insured builder',
      { kind: 'deposit', seller: atelier, buyer: camille, lines: [line('S')] },
      ['operation', 'insurance', 'mediator'],
    ],
    [
      'a deposit under franchise',
      { kind: 'deposit', seller: { ...bare, vatRegime: 'franchise' }, lines: [line('E')] },
      ['franchise', 'operation', ...professional],
    ],
    [
      'a deposit under reverse charge',
      { kind: 'deposit', seller: bare, lines: [line('AE', 'service')] },
      ['reverse_charge', 'operation', ...professional],
    ],
    [
      'a balance',
      { kind: 'final', seller: bare, lines: [line('S')] },
      ['operation', ...professional],
    ],
    [
      'a balance of services under the option for debits',
      { kind: 'final', seller: { ...bare, vatOnDebits: true }, lines: [line('S', 'service')] },
      ['operation', 'debits', ...professional],
    ],
    [
      'the balance of an export',
      { kind: 'final', seller: bare, buyer: harbour, lines: [line('G')] },
      ['export', 'operation', ...professional],
    ],
    [
      'the credit note of an export',
      { ...creditNote, seller: bare, buyer: harbour, lines: [line('G')] },
      ['export', 'operation', 'credited', ...professional],
    ],
    [
      'a credit note to a person',
      { ...creditNote, seller: bare, buyer: camille, lines: [line('S')] },
      ['operation', 'credited'],
    ],
    [
      'a credit note',
      { ...creditNote, seller: bare, lines: [line('S')] },
      ['operation', 'credited', ...professional],
    ],
    [
      'a credit note that leaves the VAT',
      { ...creditNote, seller: bare, lines: [line('S')], netOfTax: true },
      ['net_of_tax', 'operation', 'credited', ...professional],
    ],
    ['a quote', { kind: 'quote', seller: bare, lines: [line('S')] }, ['quote_fee']],
    [
      'a quote of an insured builder to a person',
      { kind: 'quote', seller: atelier, buyer: camille, lines: [line('S')] },
      ['quote_fee', 'insurance', 'mediator'],
    ],
    [
      'a quote under franchise',
      { kind: 'quote', seller: { ...bare, vatRegime: 'franchise' }, lines: [line('E')] },
      ['franchise', 'quote_fee'],
    ],
    [
      'the company’s own note comes last',
      {
        seller: { ...bare, note: 'Merci de votre confiance.' },
        buyer: camille,
        lines: [line('S')],
      },
      ['operation', 'note'],
    ],
  ]
  test.each(cases)('%s', (_, over, expected) => {
    expect(codes(over)).toEqual(expected)
  })
})

test('each case says the words of the law', () => {
  const franchise = { seller: jeanne, lines: [line('E')] }
  expect(french(franchise, 'franchise')).toBe('TVA non applicable, art. 293 B du CGI')
  expect(french({ lines: [line('AE')] }, 'reverse_charge')).toBe('Autoliquidation')
  expect(
    french({ lines: [line('AE')], exemption: 'art. 283-2 nonies du CGI' }, 'reverse_charge'),
  ).toBe('Autoliquidation – art. 283-2 nonies du CGI')
  expect(
    french({ lines: [line('AE')], exemption: 'art. 283-2 sexies du CGI' }, 'reverse_charge'),
  ).toBe('Autoliquidation – art. 283-2 sexies du CGI')
  expect(french({ buyer: berlin, lines: [line('AE')] }, 'reverse_charge')).toBe(
    'Autoliquidation – art. 283-1 et 259-1° du CGI, art. 196 de la directive 2006/112/CE',
  )
  expect(french({ lines: [line('K')] }, 'intra_eu')).toBe(
    'Exonération de TVA, art. 262 ter, I du CGI',
  )
  expect(french({ lines: [line('G')] }, 'export')).toBe('Exonération de TVA, art. 262, I du CGI')
  expect(french({ buyer: harbour, lines: [line('O')] }, 'outside_scope')).toBe(
    'TVA non applicable, art. 259-1° du CGI',
  )
  expect(french({ buyer: guyane, lines: [line('O')] }, 'outside_scope')).toBe(
    'TVA non applicable, art. 294 du CGI',
  )
  expect(
    french(
      { seller: { ...bare, vatRegime: 'outside' }, buyer: harbour, lines: [line('O')] },
      'outside_scope',
    ),
  ).toBe('Opération hors du champ d’application de la TVA')
  expect(french({ lines: [line('O')], exemption: 'Art. 256 B du CGI' }, 'outside_scope')).toBe(
    'Art. 256 B du CGI',
  )
  expect(french(creditNote, 'credited')).toBe(
    'Avoir sur la facture n°\u00a0FA-2026-00042 du 31/03/2026',
  )
  expect(english(creditNote, 'credited')).toBe(
    'Credit note on invoice FA-2026-00042 of 31 Mar 2026',
  )
  expect(french({}, 'recovery_indemnity')).toContain('40\u00a0€')
})

test('the category of the operation follows the natures of what is counted', () => {
  const category = (lines: ItemLine[]) => french({ lines }, 'operation')
  const option = { ...line('S', 'service'), optional: true, chosen: false }
  expect(category([line('S')])).toContain('livraison de biens')
  expect(category([line('S'), option])).not.toContain('prestation')
  expect(category([line('S', 'service')])).toContain('prestation de services')
  expect(category([line('S'), line('S', 'service')])).toContain(
    'livraison de biens et prestation de services',
  )
})

test('a company’s own terms take the place of those of the law', () => {
  const seller: Seller = { ...bare, latePenalty: '12 % l’an', earlyDiscount: '2 % sous 8 jours' }
  expect(french({ seller }, 'late_penalty')).toBe('Pénalités de retard\u00a0: 12 % l’an')
  expect(french({ seller }, 'early_discount')).toBe(
    'Escompte pour paiement anticipé\u00a0: 2 % sous 8 jours',
  )
  expect(french({ seller: bare }, 'early_discount')).toBe('Pas d’escompte pour paiement anticipé')
})

test('a seller established elsewhere says why no VAT is charged, and nothing of French law', () => {
  const london = { ...bare, address: { ...harbour.address, country: 'GB' } }
  for (const kind of kinds) {
    for (const category of vatCategories) {
      for (const buyer of [harbour, berlin, martin]) {
        const mentions = of({
          kind,
          buyer,
          seller: { ...london, vatOnDebits: true },
          lines: [line(category, 'service')],
          credited: null,
        })
        const wanted = category === 'S' || category === 'Z' ? [] : [category]
        expect(mentions.map((one) => one.category)).toEqual(wanted)
        for (const { text } of mentions) {
          expect(`${text.fr} ${text.en}`).not.toMatch(/CGI|C\. com|Devis gratuit|40/)
        }
      }
    }
  }
  const terms = { ...london, latePenalty: '8% a year', earlyDiscount: '2% within 8 days' }
  expect(codes({ seller: terms, buyer: harbour, lines: [line('S')] })).toEqual([
    'late_penalty',
    'early_discount',
  ])
  expect(english({ seller: london, buyer: harbour, lines: [line('AE')] }, 'reverse_charge')).toBe(
    'Reverse charge',
  )
})

test('a quote says whether it is to be paid for', () => {
  expect(french({ kind: 'quote' }, 'quote_fee')).toBe('Devis gratuit')
  expect(french({ kind: 'quote', quoteFee: cents(5_000) }, 'quote_fee')).toBe(
    'Établissement du devis\u00a0: 50,00\u00a0€ TTC',
  )
})

// Every kind × buyer × regime × category × nature: what is said, and what is not.
const kinds: DocumentKind[] = ['quote', 'invoice', 'deposit', 'final', 'credit_note']
const buyers = [martin, berlin, harbour, guyane, camille]
const regimes: Seller['vatRegime'][] = ['standard', 'franchise', 'outside']
const natures: ItemLine['nature'][] = ['goods', 'service']
const every = kinds.flatMap((kind) =>
  buyers.flatMap((buyer) =>
    regimes.flatMap((vatRegime) =>
      vatCategories.flatMap((category) =>
        natures.map((nature) => ({ kind, buyer, vatRegime, category, nature })),
      ),
    ),
  ),
)

test('in all cases, each mention is there when it must be and only then', () => {
  expect(every).toHaveLength(1050)
  for (const { kind, buyer, vatRegime, category, nature } of every) {
    const credited = { number: 'FA-1', day: day('2026-01-02') }
    const seller: Seller = { ...atelier, vatRegime, vatOnDebits: true, note: 'Note' }
    const mentions = of({ kind, buyer, seller, credited, lines: [line(category, nature)] })
    const said = new Set(mentions.map(({ code }) => code))
    const [isQuote, isCompany] = [kind === 'quote', buyer.kind === 'company']
    const expected: Record<MentionCode, boolean> = {
      franchise: category === 'E' && vatRegime === 'franchise',
      exempt: category === 'E' && vatRegime !== 'franchise',
      reverse_charge: category === 'AE',
      intra_eu: category === 'K',
      export: category === 'G',
      outside_scope: category === 'O',
      net_of_tax: false,
      retention: false,
      retention_vat: false,
      operation: !isQuote,
      debits: !isQuote && vatRegime === 'standard' && category === 'S' && nature === 'service',
      credited: kind === 'credit_note',
      late_penalty: !isQuote && isCompany,
      recovery_indemnity: !isQuote && isCompany,
      early_discount: !isQuote && isCompany,
      quote_fee: isQuote,
      insurance: kind !== 'credit_note',
      mediator: !isCompany,
      note: true,
    }
    const name = `${kind} ${buyer.name} ${vatRegime} ${category} ${nature}`
    for (const code of mentionCodes) expect(said.has(code), `${name}: ${code}`).toBe(expected[code])
    expect(mentions, name).toHaveLength(said.size)
    const explained = mentions.filter((mention) => mention.category !== null)
    const wanted = category === 'S' || category === 'Z' ? [] : [category]
    expect(explained.map((mention) => mention.category)).toEqual(wanted)
    for (const { text } of mentions) {
      expect(text.fr).not.toMatch(/'| [:;!?]|^$/)
      expect(text.en).not.toMatch(/'|^$/)
    }
  }
})
