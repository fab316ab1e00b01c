// Reminders to many at once, from what one has selected in a list: what leaves, to whom, at which level
// of the plan, and who is left out and why.
import { bulkAct, type Candidate, noOptions } from '#features/base/bulk/actions.ts'
import { documentLabel } from '#features/base/bulk/rules.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { findInvoice, holdInvoices } from '#features/sales/invoices/queries/find.ts'
import { invoiceRows } from '#features/sales/invoices/queries/list.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { findQuote } from '#features/sales/quotes/queries/find.ts'
import { findThreshold, quoteRows } from '#features/sales/quotes/queries/list.ts'
import {
  addressesOfClients,
  addressesOfQuotes,
} from '#features/sales/signatures/queries/addresses.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import {
  type Facts,
  findInvoices,
  findQuotes,
  type InvoiceFacts,
  type QuoteFacts,
} from '../queries/facts.ts'
import { findActive, type LevelFound, type PlanFound } from '../queries/plans.ts'
import { type Tone, tones } from '../rules/letter.ts'
import { levelName, toneName } from '../rules/names.ts'
import { holds } from '../rules/plan.ts'
import { heldReasons, whyOver } from '../rules/reasons.ts'
import { textOf, usualText } from '../rules/usual.ts'
import type { Situation } from '../rules/said.ts'
import { lateOf, toneOfLate, withLevels } from './client.ts'
import { leaveInvoices, leaveQuote, recipientsOf } from './leave.ts'
import { decisionOf } from './run.ts'

/** Why a document is not reminded of by hand today, or null; its address is judged apart. */
function whyNot(act: Act, { history }: Facts) {
  const { over, hold, left } = history
  if (over) return whyOver(over)
  if (hold && holds(hold, act.today)) return heldReasons[hold.kind]
  return left.some(({ day }) => day === act.today) ? ('reminded_today' as const) : null
}

/**
 * Sends the client of a quote a reminder, with its PDF and a link to its page; the message.
 * @throws Refusal `not_found`, `quote_not_waiting`, `no_address`, `reminded_today`, what holds it.
 */
export async function remindOfQuote(act: Act, id: string): Promise<string> {
  await findQuote(act, id, { hold: true })
  const [quote] = await findQuotes(act, { ids: [id] })
  if (!quote) refuse('not_found')
  const reason = whyNot(act, quote)
  if (reason) refuse(reason)
  const to = await recipientsOf(act, quote)
  if (to.length === 0) refuse('no_address')
  const level = dueLevel(act, quote, await findActive(act))
  const { language } = quote
  const text = level ? textOf('quote', level, language) : usualText(stillOf(act, quote), language)
  const tone = level?.tone ?? 'friendly'
  const way = { channel: 'email', tone, text, sender: 'person', to } as const
  return (await leaveQuote(act, quote, level, way)) ?? refuse('reminded_today')
}

function dueLevel(act: Act, facts: Facts, plans: ReadonlyMap<string, PlanFound>) {
  const decision = decisionOf(act, facts, plans)
  const isDue = decision?.what === 'send' && decision.level.channel === 'email'
  return isDue ? (decision.level as LevelFound) : null
}

/** Beside any plan, what is said goes by how long the client still has. */
function stillOf(act: Act, { history }: QuoteFacts): Situation {
  const last = history.anchors.expiry ?? null
  return last !== null && last < act.today ? 'ended' : 'waiting'
}

/** @throws Refusal `not_found`, `invoice_not_late`, `no_address`, `reminded_today`, what holds it. */
async function remindOfInvoice(act: Act, id: string): Promise<string> {
  const { customer_id: customer } = (await findInvoice(act, id)) ?? refuse('not_found')
  const late = await lateOf(act, customer)
  await holdInvoices(
    act,
    late.map((one) => one.id),
  )
  const held = (await lateOf(act, customer)).filter((one) => whyNot(act, one) === null)
  const [first] = held
  if (!first) refuse('reminded_today')
  const to = await recipientsOf(act, first)
  if (to.length === 0) refuse('no_address')
  const going = await withLevels(act, held)
  const { tone, level } = saidOf(act, going)
  const { language } = first
  const text = level ? textOf('invoice', level, language) : usualText(tone, language)
  const mail = await leaveInvoices(act, going, {
    channel: 'email',
    tone,
    text,
    sender: 'person',
    to,
  })
  return mail?.id ?? refuse('reminded_today')
}

/** The firmest level whose time has come, else the tone that fits how late the oldest is. */
function saidOf(
  act: Act,
  going: readonly { invoice: InvoiceFacts; level: LevelFound | null }[],
): { tone: Tone; level: LevelFound | null } {
  const levels = going.flatMap(({ level }) => (level ? [level] : []))
  const firmest = levels.toSorted((a, b) => tones.indexOf(b.tone) - tones.indexOf(a.tone))[0]
  if (firmest) return { tone: firmest.tone, level: firmest }
  return {
    tone: toneOfLate(
      act,
      going.map(({ invoice }) => invoice),
    ),
    level: null,
  }
}

export const reminderBulk = [
  bulkAct({
    name: 'quotes.remind',
    right: 'quotes.write',
    list: listQuotes,
    options: noOptions,
    find: async (act, asked) => {
      const rows = await quoteRows(act, asked, await findThreshold(act))
      const ids = rows.map(({ id }) => id)
      const [addresses, facts, plans] = await Promise.all([
        addressesOfQuotes(act, ids),
        findQuotes(act, { ids }).then(byId),
        findActive(act),
      ])
      return rows.map((row): Candidate => {
        const quote = facts.get(row.id)
        const address = addresses.get(row.id)
        const level = quote ? dueLevel(act, quote, plans) : null
        return {
          id: row.id,
          // What leaves is read before it does: the quote, whose it is, and where it goes.
          label: documentLabel(act.locale, row.number, row.customer.name, address),
          reason:
            (quote ? whyNot(act, quote) : 'not_found') ??
            (address === undefined ? 'no_address' : null),
          note: level ? levelName(level, act.locale) : toneName('friendly', act.locale),
        }
      })
    },
    makes: 'message',
    run: (act, id) => remindOfQuote(act, id),
  }),
  bulkAct({
    name: 'invoices.remind',
    right: 'payments.write',
    list: listInvoices,
    options: noOptions,
    find: async (act, asked) => {
      const rows = await invoiceRows(act, { ...asked, sort: 'dueDay', direction: 'asc' })
      const clients = [...new Set(rows.map(({ customer }) => customer.id))]
      const [addresses, facts, plans] = await Promise.all([
        addressesOfClients(act, clients),
        findInvoices(act, { ids: rows.map(({ id }) => id) }).then(byId),
        findActive(act),
      ])
      const met = new Set<string>()
      return rows.map((row): Candidate => {
        const invoice = facts.get(row.id)
        const address = addresses.get(row.customer.id)
        const isLate = invoice !== undefined && (row.lateDays ?? 0) > 0 && row.outstanding > 0
        const reason = !isLate
          ? 'invoice_not_late'
          : (whyNot(act, invoice) ??
            (address === undefined
              ? 'no_address'
              : met.has(row.customer.id)
                ? 'reminded_together'
                : null))
        if (reason === null) met.add(row.customer.id)
        const label = documentLabel(act.locale, row.number, row.customer.name, address)
        const level = isLate ? dueLevel(act, invoice, plans) : null
        const tone = isLate ? toneOfLate(act, [invoice]) : 'friendly'
        const note = level ? levelName(level, act.locale) : toneName(tone, act.locale)
        return { id: row.id, label, reason, note }
      })
    },
    makes: 'message',
    run: (act, id) => remindOfInvoice(act, id),
  }),
]

const byId = <F extends Facts>(facts: readonly F[]): ReadonlyMap<string, F> =>
  new Map(facts.map((one) => [one.id, one] as const))
