import { reasons } from '#kernel/refusal.ts'
import { type HoldKind, type Over } from './plan.ts'

export const reminderReasons = reasons({
  quote_not_waiting: {
    fr: 'Ce devis n’attend pas de réponse : il n’est pas envoyé, ou le client a répondu.',
    en: 'This quote awaits no answer: it has not been sent, or the customer has answered.',
  },
  nothing_overdue: {
    fr: 'Ce client n’a rien en retard.',
    en: 'This customer has nothing overdue.',
  },
  invoice_not_late: {
    fr: 'Cette facture n’est pas en retard.',
    en: 'This invoice is not overdue.',
  },
  invoice_not_open: {
    fr: 'Cette facture n’attend pas de règlement.',
    en: 'This invoice awaits no payment.',
  },
  reminded_together: {
    fr: 'Comprise dans le rappel d’une autre facture du même client.',
    en: 'Part of the reminder of another invoice of the same customer.',
  },
  reminded_today: {
    fr: 'Une relance est déjà partie aujourd’hui.',
    en: 'A reminder has already left today.',
  },
  held_reply: {
    fr: 'Le client a répondu : les relances attendent que vous les repreniez.',
    en: 'The customer has answered: reminders wait until you resume them.',
  },
  held_promise: {
    fr: 'Le client a promis de régler : les relances attendent ce jour.',
    en: 'The customer has promised to pay: reminders wait for that day.',
  },
  held_dispute: {
    fr: 'Un litige est en cours : les relances sont suspendues.',
    en: 'There is a dispute: reminders are suspended.',
  },
  held_pause: {
    fr: 'Les relances sont en pause.',
    en: 'Reminders are paused.',
  },
  held_stop: {
    fr: 'Les relances sont arrêtées.',
    en: 'Reminders are stopped.',
  },
  not_held: {
    fr: 'Rien ne retient les relances de ce document.',
    en: 'Nothing holds back the reminders of this document.',
  },
  hold_day_past: {
    status: 422,
    fr: 'Choisir un jour à venir.',
    en: 'Choose a day to come.',
  },
  hold_day_missing: {
    status: 422,
    fr: 'Indiquer jusqu’à quel jour.',
    en: 'Say until which day.',
  },
  hold_reason_missing: {
    status: 422,
    fr: 'Indiquer le motif.',
    en: 'Give the reason.',
  },
  promise_amount: {
    status: 422,
    fr: 'Le montant promis est compris entre 0,01 et le reste dû.',
    en: 'The amount promised is between 0.01 and what is outstanding.',
  },
  plan_empty: {
    status: 422,
    fr: 'Un plan a au moins un niveau.',
    en: 'A plan has at least one level.',
  },
  plan_anchor: {
    status: 422,
    fr: 'Ce niveau se compte depuis un autre événement.',
    en: 'This level is counted from another event.',
  },
  plan_name_taken: {
    fr: 'Un autre plan porte ce nom.',
    en: 'Another plan has this name.',
  },
  plan_in_use: {
    fr: 'Ce plan est en service, ou c’est le plan habituel : le désactiver d’abord.',
    en: 'This plan is on, or it is the usual plan: switch it off first.',
  },
  plan_other_kind: {
    status: 422,
    fr: 'Ce plan ne relance pas ce genre de documents.',
    en: 'This plan does not remind of such documents.',
  },
  call_closed: {
    fr: 'Cet appel est déjà noté.',
    en: 'This call is already recorded.',
  },
  call_waits: {
    fr: 'Un appel est déjà prévu pour ce document.',
    en: 'A call is already planned for this document.',
  },
})

/** Why a document that is held is not reminded of by hand either. */
export const heldReasons = {
  reply: 'held_reply',
  promise: 'held_promise',
  dispute: 'held_dispute',
  pause: 'held_pause',
  stop: 'held_stop',
} as const satisfies Record<HoldKind, keyof typeof reminderReasons>

/** Why a quote that is over is not. */
export const whyOver = (over: Over): 'quote_not_waiting' | 'invoice_not_open' =>
  over === 'paid' || over === 'credited' ? 'invoice_not_open' : 'quote_not_waiting'
