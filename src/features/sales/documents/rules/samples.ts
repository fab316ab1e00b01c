// One document of every sort, for the tests and for whoever works on the layout.
import { day } from '#kernel/day.ts'
import { bps, cents, price, quantity, zero } from '#kernel/money.ts'
import type { DocumentDraft, DraftLine, ItemLine } from './frozen.ts'
import { atelier, camille, harbour, jeanne, martin } from './sample-parties.ts'

/** A line of goods at 20 %, but for what is said otherwise. */
export const item = (name: string, unit: number, over: Partial<ItemLine> = {}): ItemLine => ({
  kind: 'item',
  reference: '',
  name,
  description: '',
  nature: 'goods',
  quantity: quantity(10_000),
  unit: '',
  price: price(unit),
  discount: bps(0),
  category: 'S',
  rate: bps(2000),
  optional: false,
  chosen: true,
  ...over,
})

const kitchen: DraftLine[] = [
  { kind: 'section', name: 'Fournitures' },
  item('Plan de travail en chêne massif', 412_500_000, {
    reference: 'PLT-CHE-38',
    description:
      'Épaisseur 38 mm, huilé, découpe évier comprise.\nLongueur 3,20 m en deux éléments.',
    quantity: quantity(32_000),
    unit: 'm',
    discount: bps(1000),
  }),
  item('Façade laquée «\u00a0Brume\u00a0» 60 × 72', 89_900_000, {
    reference: 'FAC-BRU-6072',
    quantity: quantity(120_000),
    unit: 'pièces',
  }),
  item('Charnière invisible à frein', 2_551_000, {
    reference: 'CHA-110',
    quantity: quantity(480_000),
    unit: 'pièces',
  }),
  { kind: 'subtotal', name: '' },
  { kind: 'section', name: 'Pose et formation' },
  item('Pose de la cuisine', 48_000_000, {
    reference: 'POSE-CUI',
    description: 'Deux poseurs, réglages et évacuation des emballages.',
    nature: 'service',
    quantity: quantity(185_000),
    unit: 'h',
    rate: bps(1000),
  }),
  item('Livret d’entretien imprimé', 12_000_000, {
    nature: 'goods',
    quantity: quantity(20_000),
    rate: bps(550),
  }),
  { kind: 'text', name: 'Les travaux se font porte fermée, sans coupure d’eau du fournil.' },
  { kind: 'subtotal', name: '' },
]

/** Three rates, discounts by line and on the whole, a delivery elsewhere. */
export const invoice: DocumentDraft = {
  kind: 'invoice',
  number: 'FA-2026-00042',
  day: day('2026-03-31'),
  due: day('2026-04-30'),
  validUntil: null,
  delivered: day('2026-03-27'),
  performedFrom: null,
  seller: atelier,
  buyer: martin,
  subject: 'Cuisine du fournil, lot 2',
  customerReference: 'BC-1187',
  store: 'Lyon Presqu’île',
  salesperson: 'Alice Perrin',
  quoteNumber: 'DV-2026-0031',
  opening: '',
  closing: '',
  lines: kitchen,
  discount: bps(300),
  currency: 'EUR',
  exchange: null,
  timeZone: 'Europe/Paris',
  terms: { days: 30, endOfMonth: false },
  paymentMethod: 'transfer',
  quoteFee: zero,
  depositAsked: null,
  deposits: [],
  alreadyPaid: zero,
  exemption: '',
  credited: null,
  netOfTax: false,
  signed: null,
}

export const draftInvoice: DocumentDraft = { ...invoice, number: null }

/** Jeanne’s quote to a person: no VAT, no penalty. */
export const franchiseQuote: DocumentDraft = {
  ...invoice,
  kind: 'quote',
  number: 'DV-2026-0007',
  day: day('2026-03-12'),
  due: null,
  validUntil: day('2026-04-11'),
  delivered: null,
  seller: jeanne,
  buyer: camille,
  subject: 'Reportage de mariage, 20 juin 2026',
  customerReference: '',
  store: '',
  salesperson: '',
  quoteNumber: null,
  opening:
    'Bonjour Camille,\nvoici la proposition dont nous avons parlé. Les dates restent réservées jusqu’à la fin de validité du devis.',
  lines: [
    item('Reportage photographique', 1_450_000_000, {
      nature: 'service',
      description: 'Des préparatifs à l’ouverture du bal, environ 400 photographies remises.',
      unit: 'forfait',
      category: 'E',
      rate: bps(0),
    }),
    item('Déplacement', 600_000, {
      nature: 'service',
      quantity: quantity(1_840_000),
      unit: 'km',
      category: 'E',
      rate: bps(0),
    }),
    item('Album relié, 30 pages', 320_000_000, {
      optional: true,
      chosen: false,
      category: 'E',
      rate: bps(0),
    }),
  ],
  discount: bps(0),
  terms: { days: 0, endOfMonth: false },
  depositAsked: cents(46_800),
}

/** The kitchen’s quote, accepted. */
export const signedQuote: DocumentDraft = {
  ...invoice,
  kind: 'quote',
  number: 'DV-2026-0031',
  day: day('2026-02-10'),
  due: null,
  validUntil: day('2026-03-12'),
  delivered: null,
  quoteNumber: null,
  depositAsked: cents(120_000),
  signed: { name: 'Sophie Martin', at: '2026-02-18T13:32:00Z' },
}

/** A quote to be signed on paper: an option of each sort, and the terms of sale after it. */
export const wholeQuote: DocumentDraft = {
  ...signedQuote,
  signed: null,
  seller: {
    ...atelier,
    conditions: Array.from(
      { length: 24 },
      (_, rank) =>
        `Article ${rank + 1}. – Objet et acceptation\n\nLes présentes conditions régissent les ventes du vendeur. Toute commande vaut acceptation sans réserve de ces conditions, qui prévalent sur tout autre document de l’acheteur, sauf accord écrit.`,
    ).join('\n\n'),
  },
  lines: [
    ...kitchen,
    item('Crédence en verre trempé', 320_000_000, { optional: true, chosen: false }),
    item('Éclairage sous meubles', 145_000_000, { optional: true }),
  ],
}

export const creditNote: DocumentDraft = {
  ...invoice,
  kind: 'credit_note',
  number: 'AV-2026-00003',
  day: day('2026-04-09'),
  due: null,
  subject: 'Reprise de deux façades rayées',
  quoteNumber: null,
  lines: [
    item('Façade laquée «\u00a0Brume\u00a0» 60 × 72', 89_900_000, {
      reference: 'FAC-BRU-6072',
      quantity: quantity(20_000),
      unit: 'pièces',
    }),
  ],
  credited: { number: 'FA-2026-00042', day: day('2026-03-31') },
}

/** Goods to London, priced in pounds. */
export const exportInvoice: DocumentDraft = {
  ...invoice,
  number: 'FA-2026-00043',
  buyer: harbour,
  subject: 'Showroom samples, spring collection',
  customerReference: 'PO 5512',
  quoteNumber: null,
  store: '',
  lines: [
    item('Oak worktop sample set', 184_500_000, {
      reference: 'PLT-SET',
      description: 'Twelve finishes, 30 × 20 cm, in a birch case.',
      quantity: quantity(80_000),
      unit: 'sets',
      category: 'G',
      rate: bps(0),
    }),
    item('Air freight and insurance', 240_000_000, { category: 'G', rate: bps(0) }),
  ],
  discount: bps(0),
  currency: 'GBP',
}

/** Deposits deducted, a part under reverse charge. */
export const finalInvoice: DocumentDraft = {
  ...invoice,
  kind: 'final',
  exemption: 'art. 283-2 nonies du CGI',
  number: 'FA-2026-00050',
  lines: [
    ...kitchen,
    item('Sous-traitance de maçonnerie', 900_000_000, {
      nature: 'service',
      category: 'AE',
      rate: bps(0),
    }),
  ],
  deposits: [
    {
      number: 'FA-2026-00012',
      day: day('2026-02-18'),
      net: cents(100_000),
      tax: cents(20_000),
      gross: cents(120_000),
    },
  ],
  alreadyPaid: cents(50_000),
}

/** An invoice of so many lines. */
export const longInvoice = (count: number): DocumentDraft => ({
  ...invoice,
  lines: Array.from({ length: count }, (_, rank) =>
    item(`Article de quincaillerie n° ${rank + 1}`, 1_234_560 + rank * 10_000, {
      reference: `QUI-${String(rank + 1).padStart(4, '0')}`,
      description: rank % 5 === 0 ? 'Acier inoxydable, sachet de dix, vis comprises.' : '',
      quantity: quantity(10_000 * (1 + (rank % 9))),
      unit: 'pièces',
      discount: bps(rank % 7 === 0 ? 500 : 0),
      rate: bps([2000, 1000, 550][rank % 3] ?? 2000),
    }),
  ),
})

export const samples: Readonly<Record<string, { draft: DocumentDraft; language: 'fr' | 'en' }>> = {
  invoice: { draft: invoice, language: 'fr' },
  draft: { draft: draftInvoice, language: 'fr' },
  'franchise-quote': { draft: franchiseQuote, language: 'fr' },
  'signed-quote': { draft: signedQuote, language: 'fr' },
  'whole-quote': { draft: wholeQuote, language: 'fr' },
  'credit-note': { draft: creditNote, language: 'fr' },
  'export-invoice': { draft: exportInvoice, language: 'en' },
  'final-invoice': { draft: finalInvoice, language: 'fr' },
  'long-invoice': { draft: longInvoice(120), language: 'fr' },
}
