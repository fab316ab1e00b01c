import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { cents, zero } from '#kernel/money.ts'
import type { DocumentView } from '#kernel/print.ts'
import { freeze } from './freeze.ts'
import type { DocumentDraft } from './frozen.ts'
import { legalMentions } from './mentions.ts'
import { atelier, camille, martin } from './sample-parties.ts'
import {
  creditNote,
  draftInvoice,
  exportInvoice,
  franchiseQuote,
  invoice,
  samples,
  signedQuote,
} from './samples.ts'
import { documentView } from './view.ts'

const french = (draft: DocumentDraft): DocumentView => documentView(freeze(draft), 'fr')
const english = (draft: DocumentDraft): DocumentView => documentView(freeze(draft), 'en')
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
    const view = documentView(freeze(signedQuote), 'fr', {
      logo,
      signature: logo,
      photos: new Map(),
    })
    expect(view.seller.logo).toBe(logo)
    expect(view.signature?.signed?.drawing).toBe(logo)
    expect(french(signedQuote).seller.logo).toBeNull()
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
    expect(fact(french({ ...signedQuote, depositAsked: zero }), 'Acompte')).toBeUndefined()
    expect(fact(french(signedQuote), 'Acompte')).toBe('1\u202f200,00\u00a0€ à la commande')
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

test('a capital with cents keeps them', () => {
  const seller = { ...atelier, capital: cents(762_245) }
  expect(french({ ...invoice, seller }).footer).toContain('7\u202f622,45\u00a0€')
})

test('a capital is in the currency of the company', () => {
  const english = documentView(freeze({ ...invoice, currency: 'GBP' }), 'en').footer
  expect(english).toContain('share capital of £50,000')
  expect(english).not.toContain('€')
})
