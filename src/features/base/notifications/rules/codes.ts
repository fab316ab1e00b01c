// What may be told to a person, of which kind, and about what. A line is a code and values, so that each
// reads it in their own language.
import type { Right } from '#kernel/rights.ts'

/** Four kinds and no more: what concerns me, what a client did, what falls due, what does not work. */
export const kinds = ['mine', 'client', 'deadline', 'system'] as const
export type Kind = (typeof kinds)[number]

/** What the badge of the menu counts: what someone waits for. */
export const pressing: readonly Kind[] = ['mine', 'client']

const kindOf = {
  mention: 'mine',
  comment: 'mine',
  'task.assigned': 'mine',
  'appointment.assigned': 'mine',
  'quote.opened': 'client',
  'quote.signed': 'client',
  'quote.refused': 'client',
  'quote.question': 'client',
  'quote.expiring': 'deadline',
  'quote.expired': 'deadline',
  'invoice.overdue': 'deadline',
  'task.overdue': 'deadline',
  'bulk.done': 'mine',
  'mail.answered': 'client',
  'mail.failed': 'system',
  'mail.returned': 'system',
  'mailbox.failing': 'system',
  'backup.missing': 'system',
  'backup.old': 'system',
  'books.differ': 'system',
} as const satisfies Record<string, Kind>

export type Code = keyof typeof kindOf
export const codes = Object.keys(kindOf) as Code[]
export const kindOfCode = (code: Code): Kind => kindOf[code]
export const isCode = (text: string): text is Code => Object.hasOwn(kindOf, text)

/** What a line is about: the right that opens the record, and its page. */
const records = {
  quote: { right: 'quotes.read', page: '/devis/' },
  project: { right: 'projects.read', page: '/projets/' },
  order: { right: 'orders.read', page: '/commandes/' },
  invoice: { right: 'invoices.read', page: '/factures/' },
  credit_note: { right: 'invoices.read', page: '/avoirs/' },
  customer: { right: 'customers.read', page: '/clients/' },
  mail: { right: 'customers.read', page: '/messages/' },
  task: { right: 'activities.read', page: '/taches/' },
  appointment: { right: 'activities.read', page: '/agenda/' },
  bulk: { right: 'member', page: '/traitements/' },
  company: { right: 'company.administer', page: null },
  mailbox: { right: 'company.administer', page: '/parametres/reponses' },
} as const satisfies Record<string, { right: Right; page: string | null }>

export type AboutType = keyof typeof records
export const aboutTypes = Object.keys(records) as [AboutType, ...AboutType[]]

/** The right without which nobody is told about such a record. */
export const rightOf = (type: AboutType): Right => records[type].right

/** The path of the record, or null where it has no page of its own. */
export const pathOf = (type: AboutType, id: string): string | null => {
  const { page } = records[type]
  if (page === null) return null
  return page.endsWith('/') ? `${page}${id}` : page
}

/** Values of a sentence: text as it is, amounts in cents, days as `2026-03-31`. */
export type Told = Readonly<Record<string, string | number>>
