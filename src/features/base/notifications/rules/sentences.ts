// What a line says, in the language of whoever reads it: on a screen and in a letter alike.
import type { Day } from '#kernel/day.ts'
import type { Formats } from '#kernel/format.ts'
import type { Cents } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { type Code, isCode, type Told } from './codes.ts'

/** What a sentence asks of the values of its line; what is missing is left out. */
type Said = {
  readonly text: (name: string) => string
  readonly amount: (name: string) => string
  readonly day: (name: string) => string
  readonly moment: (name: string) => string
  readonly count: (name: string) => number
}
type Sentences = Readonly<Record<Code, (said: Said) => string>>

const fr: Sentences = {
  mention: ({ text }) =>
    `${text('by')} vous mentionne${fragment('\u00a0: «\u00a0', text('text'), '\u00a0»')}`,
  comment: ({ text }) =>
    `${text('by')} a commenté${fragment('\u00a0: «\u00a0', text('text'), '\u00a0»')}`,
  'task.assigned': ({ text, day, count }) =>
    `${text('by')} vous confie cette tâche${count('lot') ? ' et d’autres avec elle' : ''}${fragment(', à faire pour le ', day('day'))}`,
  'appointment.assigned': ({ text, moment }) =>
    `${text('by')} vous invite à ce rendez-vous${fragment(', le ', moment('at'))}`,
  'quote.opened': ({ text }) => `Consulté en ligne${fragment(' par ', text('recipient'))}`,
  'quote.signed': ({ text, amount }) =>
    `Signé${fragment(' par ', text('name'))}${fragment('\u00a0: ', amount('gross'))}`,
  'quote.refused': ({ text }) => `Refusé par le client${fragment('\u00a0: ', text('reason'))}`,
  'quote.question': ({ text }) =>
    `Question ${text('name') === '' ? 'du client' : `de ${text('name')}`}\u00a0: «\u00a0${text('question')}\u00a0»`,
  'quote.expiring': ({ day, amount }) =>
    `Expire le ${day('day')} sans réponse${fragment('\u00a0: ', amount('gross'))}`,
  'quote.expired': ({ day, amount }) =>
    `A expiré le ${day('day')} sans réponse${fragment('\u00a0: ', amount('gross'))}`,
  'invoice.overdue': ({ day, amount }) =>
    `Échue le ${day('day')}\u00a0: ${amount('outstanding')} à encaisser`,
  'task.overdue': ({ day }) => `Était à faire pour le ${day('day')}`,
  'bulk.done': ({ count }) => `Terminé\u00a0: ${count('done')} sur ${count('all')}`,
  'mail.answered': ({ text }) =>
    `${text('name')} a répondu par e-mail${fragment('\u00a0: «\u00a0', text('text'), '\u00a0»')}`,
  'mail.failed': ({ text }) => `N’est pas parti${fragment(' à ', text('to'))}`,
  'mail.returned': ({ text }) => `N’a pas été remis${fragment(' à ', text('to'))}`,
  'mailbox.failing': () => 'La boîte des réponses ne peut pas être lue',
  'backup.missing': () => 'Aucune sauvegarde n’a encore été faite',
  'backup.old': ({ count }) => `La dernière sauvegarde a ${count('days')} jours`,
  'books.differ': ({ count }) =>
    `Le contrôle de la nuit a trouvé ${count('differences') > 1 ? `${count('differences')} écarts` : 'un écart'} dans les comptes\u00a0: «\u00a0comptoir doctor\u00a0» dit lesquels`,
}

const en: Sentences = {
  mention: ({ text }) => `${text('by')} mentions you${fragment(': “', text('text'), '”')}`,
  comment: ({ text }) => `${text('by')} commented${fragment(': “', text('text'), '”')}`,
  'task.assigned': ({ text, day, count }) =>
    `${text('by')} gives you this task${count('lot') ? ' and others with it' : ''}${fragment(', due on ', day('day'))}`,
  'appointment.assigned': ({ text, moment }) =>
    `${text('by')} invites you to this appointment${fragment(', on ', moment('at'))}`,
  'quote.opened': ({ text }) => `Opened online${fragment(' by ', text('recipient'))}`,
  'quote.signed': ({ text, amount }) =>
    `Signed${fragment(' by ', text('name'))}${fragment(': ', amount('gross'))}`,
  'quote.refused': ({ text }) => `Refused by the customer${fragment(': ', text('reason'))}`,
  'quote.question': ({ text }) =>
    `Question from ${text('name') === '' ? 'the customer' : text('name')}: “${text('question')}”`,
  'quote.expiring': ({ day, amount }) =>
    `Expires on ${day('day')} without an answer${fragment(': ', amount('gross'))}`,
  'quote.expired': ({ day, amount }) =>
    `Expired on ${day('day')} without an answer${fragment(': ', amount('gross'))}`,
  'invoice.overdue': ({ day, amount }) =>
    `Due since ${day('day')}: ${amount('outstanding')} outstanding`,
  'task.overdue': ({ day }) => `Was due on ${day('day')}`,
  'bulk.done': ({ count }) => `Done: ${count('done')} of ${count('all')}`,
  'mail.answered': ({ text }) =>
    `${text('name')} answered by e-mail${fragment(': “', text('text'), '”')}`,
  'mail.failed': ({ text }) => `Did not leave${fragment(' for ', text('to'))}`,
  'mail.returned': ({ text }) => `Was not delivered${fragment(' to ', text('to'))}`,
  'mailbox.failing': () => 'The mailbox of answers cannot be read',
  'backup.missing': () => 'No backup has been made yet',
  'backup.old': ({ count }) => `The last backup is ${count('days')} days old`,
  'books.differ': ({ count }) =>
    `The nightly check found ${count('differences') > 1 ? `${count('differences')} differences` : 'a difference'} in the books: “comptoir doctor” tells which`,
}

const fragment = (before: string, value: string, after = ''): string =>
  value === '' ? '' : `${before}${value}${after}`

/** The sentence of a line; '' for a code that this version does not know. */
export function sentence(code: string, told: Told, locale: Locale, formats: Formats): string {
  if (!isCode(code)) return ''
  const given = (name: string) => told[name] ?? ''
  const said: Said = {
    text: (name) => String(given(name)),
    amount: (name) => (name in told ? formats.amount(Number(told[name]) as Cents) : ''),
    day: (name) => (given(name) === '' ? '' : formats.day(String(given(name)) as Day)),
    moment: (name) => (given(name) === '' ? '' : formats.moment(String(given(name)))),
    count: (name) => Number(given(name)),
  }
  return (locale === 'fr' ? fr : en)[code](said)
}
