// What signals and their reasons are called where no sentence fits: in the columns of a file.
import type { Locale } from '#kernel/refusal.ts'
import type { ReasonCode, SignalKind } from './signal.ts'

export const signalWords: Readonly<Record<Locale, Readonly<Record<SignalKind | 'calm', string>>>> =
  {
    fr: {
      risk: 'À risque',
      service: 'Besoin de service',
      opportunity: 'Opportunité',
      calm: 'Rien à signaler',
    },
    en: {
      risk: 'At risk',
      service: 'Needs service',
      opportunity: 'Opportunity',
      calm: 'Nothing to report',
    },
  }

export const reasonWords: Readonly<Record<Locale, Readonly<Record<ReasonCode, string>>>> = {
  fr: {
    silence: 'Silence inhabituel',
    fall: 'Ventes en baisse',
    slower: 'Paie plus tard',
    overdue: 'Factures en retard',
    late_orders: 'Livraisons en retard',
    late_tasks: 'Tâches en retard',
    expiring: 'Devis bientôt expirés',
    waiting: 'Devis sans réponse',
    expired: 'Devis expirés',
    reorder: 'Moment de racheter',
    season: 'Saison qui vient',
    growth: 'Ventes en hausse',
  },
  en: {
    silence: 'Unusual silence',
    fall: 'Falling sales',
    slower: 'Pays later',
    overdue: 'Overdue invoices',
    late_orders: 'Late deliveries',
    late_tasks: 'Late tasks',
    expiring: 'Quotes about to expire',
    waiting: 'Unanswered quotes',
    expired: 'Expired quotes',
    reorder: 'Time to buy again',
    season: 'Coming season',
    growth: 'Growing sales',
  },
}
