// The life of a message: it waits, it leaves, or it does not, and a person may send it again.
import { moves } from '#kernel/moves.ts'

export const mailStates = ['queued', 'sending', 'sent', 'failed', 'held', 'cancelled'] as const
export type MailState = (typeof mailStates)[number]

/** What a message is about, or for: those with a template first. */
export const mailKinds = [
  'quote',
  'order',
  'delivery',
  'invoice',
  'credit_note',
  'reminder',
  'statement',
  'purchase_order',
  'letter',
  'group',
  'signed',
  'refused',
  'question',
  'invitation',
  'password',
  'address',
  'digest',
  'appointment',
] as const
export type MailKind = (typeof mailKinds)[number]

export const aboutTypes = [
  'quote',
  'order',
  'delivery',
  'invoice',
  'credit_note',
  'customer',
  'project',
  'purchase_order',
  'payment',
  'invitation',
  'person',
  'appointment',
] as const
export type AboutType = (typeof aboutTypes)[number]

/** `held`: no SMTP_URL is set; it waits for one. */
export const can = moves<MailState>()({
  take: { from: ['queued'], to: 'sending' },
  finish: { from: ['sending'], to: 'sent' },
  fail: { from: ['sending'], to: 'failed' },
  wait: { from: ['sending'], to: 'queued' },
  hold: { from: ['queued'], to: 'held' },
  release: { from: ['held', 'failed'], to: 'queued' },
  cancel: { from: ['queued', 'held', 'failed'], to: 'cancelled' },
  // Its link is dead: it says nothing true any more.
  lapse: { from: ['queued', 'held'], to: 'cancelled' },
})

/** Why a message may not be sent again, or null. Without a way out, what is held stays held. */
export function whyNotSendAgain(
  state: MailState,
  mailLeaves: boolean,
  isLate = false,
): 'mail_not_waiting' | 'mail_too_late' | 'mail_not_configured' | null {
  if (!can.release(state)) return 'mail_not_waiting'
  if (isLate) return 'mail_too_late'
  return mailLeaves ? null : 'mail_not_configured'
}

/** Why a message may not be taken back, or null. */
export const whyNotTakeBack = (state: MailState): 'mail_left' | null =>
  can.cancel(state) ? null : 'mail_left'

export const mailProblems = [
  'unreachable',
  'sign_in_refused',
  'address_refused',
  'letter_refused',
  'letter_too_big',
  'busy',
  'some_refused',
  'unknown_outcome',
  'too_late',
  'returned',
] as const
export type MailProblem = (typeof mailProblems)[number]

/** Minutes before each new attempt; after the last one a person decides. In all, about two days. */
const pauses = [1, 3, 10, 30, 60, 120, 240, 480, 720, 1_200] as const

/** The pause in milliseconds after so many attempts, or null when it has been tried enough. */
export const pauseAfter = (attempts: number): number | null => {
  const minutes = pauses[attempts - 1]
  return minutes === undefined ? null : minutes * 60_000
}

/** What is said of a message that left, and that a server on the way could not hand over. */
export const cameBack: MailProblem = 'returned'

/** What is said of a message whose link died before it could leave. */
export const tooLate: MailProblem = 'too_late'

/** What is said of a message that was in hand when its process died. */
export const lost: MailProblem = 'unknown_outcome'
/** A message in hand for so long was in the hands of a process that died. */
export const lostAfter = 15 * 60_000
