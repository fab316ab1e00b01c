// What leaves by itself. A sweep looks at everything that waits and leaves an errand for each; the errand
// looks again, at rows that it holds, so that it does not matter how often either runs, nor where it died.
import { takeBack } from '#features/base/mail/actions/queue.ts'
import { holdInvoices } from '#features/sales/invoices/queries/find.ts'
import { findQuote } from '#features/sales/quotes/queries/find.ts'
import { momentOf } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { enqueue } from '#server/jobs.ts'
import { siteOf } from '#server/site.ts'
import { findBroken, findCallsOver } from '../queries/calls.ts'
import {
  type Facts,
  findInvoices,
  findOutlived,
  findQuotes,
  type InvoiceFacts,
  isDemo,
} from '../queries/facts.ts'
import { findActive, type LevelFound, type PlanFound } from '../queries/plans.ts'
import { insertCalls, saveCalls } from '../queries/write.ts'
import { tones } from '../rules/letter.ts'
import { type Channel, channels, decide, type Decision, type Moment } from '../rules/plan.ts'
import { situationOf, textOf } from '../rules/usual.ts'
import { leaveInvoices, leaveQuote, recipientsOf } from './leave.ts'

/** The errands that a sweep leaves, by their names: what they do stands in jobs.ts. */
export const remindingQuote = { name: 'reminder-quote' } as const
export const remindingClient = { name: 'reminder-client' } as const

type Plans = ReadonlyMap<string, PlanFound>

/** Looks at everything that waits, several times an hour. */
export async function sweep(act: Act): Promise<void> {
  await tidyUp(act)
  const { quotes, customers } = await findDue(act)
  for (const quote of quotes) {
    await enqueue(act, remindingQuote, { quote }, { key: `${remindingQuote.name}:${quote}` })
  }
  for (const customer of customers) {
    const key = `${remindingClient.name}:${customer}`
    await enqueue(act, remindingClient, { customer }, { key })
  }
}

/** What a sweep and its errands do, at once: the past of a demonstration. */
export async function runAll(act: Act): Promise<void> {
  await tidyUp(act)
  const { quotes, customers } = await findDue(act)
  for (const quote of quotes) await runQuote(act, { quote })
  for (const customer of customers) await runClient(act, { customer })
}

/** The quotes whose time has come, and the clients of whose invoices it has. */
async function findDue(act: Act): Promise<{ quotes: string[]; customers: Set<string> }> {
  const plans = await findActive(act)
  if (plans.size === 0) return { quotes: [], customers: new Set() }
  const open = await channelsOf(act)
  const isDue = (facts: Facts) => dueOf(act, facts, plans, open) !== null
  const quotes = (await findQuotes(act, 'waiting')).filter(isDue)
  const invoices = (await findInvoices(act, 'waiting')).filter(isDue)
  return {
    quotes: quotes.map(({ id }) => id),
    customers: new Set(invoices.map(({ customer }) => customer)),
  }
}

/** The reminder of a quote, if its time has come. */
export async function runQuote(act: Act, { quote: id }: { quote: string }): Promise<void> {
  if (!(await findQuote(act, id, { hold: true }))) return
  const plans = await findActive(act)
  const [quote] = await findQuotes(act, { ids: [id] })
  const level = quote && dueOf(act, quote, plans, await channelsOf(act))
  if (!quote || !level) return
  const to = level.channel === 'email' ? await recipientsOf(act, quote) : []
  const channel: Channel = level.channel === 'email' && to.length === 0 ? 'call' : level.channel
  const { tone, sender } = level
  const text = textOf('quote', level, quote.language)
  await leaveQuote(act, quote, level, { channel, tone, text, sender, to })
}

/** The reminders of the invoices of a client whose time has come: one for those that say the same. */
export async function runClient(act: Act, { customer }: { customer: string }): Promise<void> {
  const plans = await findActive(act)
  const open = await channelsOf(act)
  const waiting = await findInvoices(act, { customer })
  await holdInvoices(
    act,
    waiting.map(({ id }) => id),
  )
  // Held now: what was paid or said meanwhile is seen.
  const going = (await findInvoices(act, { customer })).flatMap((invoice) => {
    const level = dueOf(act, invoice, plans, open)
    return level ? [{ invoice, level }] : []
  })
  for (const group of together(going)) {
    const [first] = group as [Going, ...Going[]]
    const level = group
      .map((one) => one.level)
      .toSorted(byTone)
      .at(-1)!
    const to = level.channel === 'email' ? await recipientsOf(act, first.invoice) : []
    const channel: Channel = level.channel === 'email' && to.length === 0 ? 'call' : level.channel
    const { tone, sender } = level
    const text = textOf('invoice', level, first.invoice.language)
    await leaveInvoices(act, group, { channel, tone, text, sender, to })
  }
}

type Going = { readonly invoice: InvoiceFacts; readonly level: LevelFound }

/** What goes in one letter: neither what is not due yet with what is, nor a formal notice with the rest. */
function together(going: readonly Going[]): Going[][] {
  const groups = new Map<string, Going[]>()
  for (const one of going) {
    const { channel, sender } = one.level
    const situation = situationOf('invoice', one.level)
    const said = situation === 'before' || situation === 'notice' ? situation : 'late'
    const key = [said, channel, sender, one.invoice.currency, one.invoice.language].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

const byTone = (a: LevelFound, b: LevelFound): number =>
  tones.indexOf(a.tone) - tones.indexOf(b.tone) || a.rank - b.rank

/** What is to be done of a document now, by its plan; null where no plan that is on is its own. */
export function decisionOf(act: Act, facts: Facts, plans: Plans): Decision | null {
  const plan = facts.plan === null ? undefined : plans.get(facts.plan)
  return plan ? decide(plan.levels, facts.history, momentNow(act)) : null
}

export const momentNow = (act: Act): Moment => {
  const { day, time } = momentOf(act.now, act.timeZone)
  return { day, hour: Number(time.slice(0, 2)) }
}

/** The level that leaves now, or null. */
function dueOf(act: Act, facts: Facts, plans: Plans, open: readonly Channel[]): LevelFound | null {
  const decision = decisionOf(act, facts, plans)
  if (decision?.what !== 'send' || !open.includes(decision.level.channel)) return null
  return decision.level as LevelFound
}

/** Without a way out, nothing is kept for later: what waits then goes by the day it leaves. */
async function channelsOf(act: Act): Promise<readonly Channel[]> {
  if (act.retold) return channels
  const { mail } = await siteOf(act.tx)
  return mail && !(await isDemo(act)) ? channels : ['call', 'letter']
}

/** What is over is neither sent nor called about; a promise that was not kept is called about. */
async function tidyUp(act: Act): Promise<void> {
  for (const id of await findOutlived(act)) await takeBack(act, { id })
  const over = await findCallsOver(act)
  const closed = { outcome: 'over', closed_at: act.now.toISOString() }
  if (over.length > 0) await saveCalls(act, over, closed)
  const broken = await findBroken(act)
  await insertCalls(
    act,
    broken.map(({ id, invoice, customer }) => ({
      id: newId(act.now.getTime()),
      customer_id: customer,
      invoice_id: invoice,
      cause: 'broken',
      hold_id: id,
      day: act.today,
      created_at: act.now.toISOString(),
    })),
  )
}
