// The figures of what is quoted.
import { addDays } from '#kernel/day.ts'
import type { Figure } from './figure.ts'
import { daysOf } from './invoices.ts'

const quotes = { right: 'quotes.read', list: 'quotes', sum: 'gross' } as const

export const quoteFigures = {
  quotesPending: {
    ...quotes,
    filters: () => ({ validity: 'pending' }),
    said: {
      fr: 'Devis envoyés sans date limite, sans réponse. Formule : Σ TTC.',
      en: 'Quotes sent without a limit, without an answer. Formula: Σ gross.',
    },
  },
  quotesValid: {
    ...quotes,
    filters: () => ({ validity: 'valid' }),
    said: {
      fr: 'Devis sans réponse dont la validité est encore longue (10 jours, sauf réglage contraire). Formule : Σ TTC.',
      en: 'Quotes without an answer that stay valid for long (10 days, unless set otherwise). Formula: Σ gross.',
    },
  },
  quotesExpiring: {
    ...quotes,
    filters: () => ({ validity: 'expiring', sort: 'validUntil', direction: 'asc' }),
    said: {
      fr: 'Devis sans réponse dont la validité finit bientôt (10 jours, sauf réglage contraire). Formule : Σ TTC.',
      en: 'Quotes without an answer whose validity ends soon (10 days, unless set otherwise). Formula: Σ gross.',
    },
  },
  quotesExpired: {
    ...quotes,
    filters: () => ({ validity: 'expired' }),
    said: {
      fr: 'Devis sans réponse dont la date limite est passée. Formule : Σ TTC.',
      en: 'Quotes without an answer, past their limit. Formula: Σ gross.',
    },
  },
  quotesSigned: {
    ...quotes,
    filters: ({ today }) => ({ validity: 'signed', from: addDays(today, -30), to: today }),
    said: {
      fr: 'Devis signés parmi ceux des 30 derniers jours. Formule : Σ TTC.',
      en: 'Signed quotes among those of the last 30 days. Formula: Σ gross.',
    },
  },
  quoteDrafts: {
    ...quotes,
    filters: () => ({ validity: 'draft' }),
    said: {
      fr: 'Devis qui ne sont pas encore envoyés. Formule : Σ TTC.',
      en: 'Quotes not sent yet. Formula: Σ gross.',
    },
  },
  quotesToBill: {
    ...quotes,
    filters: () => ({ due: 'true' }),
    said: {
      fr: 'Devis signés dont une étape du plan de facturation est à facturer. Formule : Σ TTC des devis.',
      en: 'Signed quotes of whose billing plan a step is to be invoiced. Formula: Σ gross of the quotes.',
    },
  },
  quotesSent: {
    ...quotes,
    filters: ({ period }) => ({
      ...daysOf(period),
      validity: 'pending,valid,expiring,expired,signed,refused',
    }),
    said: {
      fr: 'Devis envoyés dans la période, quelle que soit la réponse. Formule : Σ TTC.',
      en: 'Quotes sent in the period, whatever the answer. Formula: Σ gross.',
    },
  },
  quotesSentSigned: {
    ...quotes,
    filters: ({ period }) => ({ ...daysOf(period), validity: 'signed' }),
    said: {
      fr: 'Devis envoyés dans la période et signés depuis. Formule : Σ TTC.',
      en: 'Quotes sent in the period and signed since. Formula: Σ gross.',
    },
  },
  quotesSentInvoiced: {
    ...quotes,
    filters: ({ period }) => ({ ...daysOf(period), validity: 'signed', reached: 'invoiced' }),
    said: {
      fr: 'Devis envoyés dans la période, signés, dont une facture au moins est émise et n’est pas annulée par un avoir. Formule : Σ TTC des devis.',
      en: 'Quotes sent in the period, signed, of which an invoice at least is issued and not cancelled by a credit note. Formula: Σ gross of the quotes.',
    },
  },
  quotesSentPaid: {
    ...quotes,
    filters: ({ period }) => ({ ...daysOf(period), validity: 'signed', reached: 'paid' }),
    said: {
      fr: 'Devis envoyés dans la période, signés, facturés, dont tout ce qui est facturé est réglé. Formule : Σ TTC des devis.',
      en: 'Quotes sent in the period, signed, invoiced, of which all that is invoiced is paid. Formula: Σ gross of the quotes.',
    },
  },
} as const satisfies Readonly<Record<string, Figure>>
