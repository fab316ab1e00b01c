// What the public page of a quote may show and do.
import { addDays, type Day } from '#kernel/day.ts'

/** Days that a link outlives the quote's own validity: the client comes back for the signed copy. */
const daysAfter = 90
/** Days of a link of a quote without an end. */
const daysWithout = 180

/** The last day on which a link opens. */
export const lastDayOf = (validUntil: Day | null, today: Day): Day =>
  validUntil === null ? addDays(today, daysWithout) : addDays(validUntil, daysAfter)

export const publicStates = [
  'open',
  'expired',
  'signed',
  'refused',
  'cancelled',
  'preparing',
] as const
/** `preparing`: it is being changed, and a new version will come. */
export type PublicState = (typeof publicStates)[number]

export function publicState(
  quote: { state: string; validUntil: Day | null },
  today: Day,
): PublicState {
  if (quote.state === 'draft') return 'preparing'
  if (quote.state !== 'sent') return quote.state as PublicState
  return quote.validUntil !== null && quote.validUntil < today ? 'expired' : 'open'
}

/** Questions that one link may ask in an hour. */
export const questionsAnHour = 5

/** The sentence that the client agrees to, kept with the signature as it was shown. */
export const consentText = {
  fr: 'J’ai lu ce devis et je l’accepte, avec les options choisies\u00a0: ma signature m’engage.',
  en: 'I have read this quote and accept it, with the options chosen: my signature commits me.',
} as const
