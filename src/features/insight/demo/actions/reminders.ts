// What was asked of those who were late, what they answered, and whom to call today.
import { planCall } from '#features/sales/reminders/actions/calls.ts'
import { holdBack } from '#features/sales/reminders/actions/hold.ts'
import { createPlan, saveRate, switchOn } from '#features/sales/reminders/actions/plans.ts'
import { runAll, sweep } from '#features/sales/reminders/actions/run.ts'
import { findInvoices, findQuotes } from '#features/sales/reminders/queries/facts.ts'
import { findPlans } from '#features/sales/reminders/queries/plans.ts'
import { addDays } from '#kernel/day.ts'
import { bps } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { type Event, whoCounts } from './deals.ts'

const manages = -1

/** The plans were switched on then; before, people reminded by hand. */
const since = 80
/** Some mornings on which the plans had something to say. */
const mornings = [66, 52, 40, 31, 24, 17, 10, 5, 2]

export const reminderEvents = (): Event[] => [
  { daysAgo: since, who: manages, happen: begin },
  ...mornings.map((daysAgo) => ({ daysAgo, who: manages, happen: byItself(runAll) })),
  { daysAgo: 9, who: whoCounts, happen: promised },
  { daysAgo: 4, who: whoCounts, happen: disputed },
  { daysAgo: 1, who: whoCounts, happen: planned },
  { daysAgo: 0, who: manages, happen: byItself(sweep) },
]

async function begin(on: Act): Promise<void> {
  await saveRate(on, { penaltyRate: bps(1215), version: 1 })
  for (const { id, version } of await findPlans(on))
    await switchOn(on, { id, version, past: false })
  await createPlan(on, { kind: 'invoice', name: 'Collectivités' })
}

/** Nobody does it: at ten, when every level of the day may leave. */
const byItself =
  (run: (act: Act) => Promise<void>) =>
  async (on: Act): Promise<void> => {
    const ten = new Date(`${on.today}T10:00:00Z`)
    const now = ten < on.now ? on.now : ten
    await run({ ...on, person: null, now })
  }

/** What is late and may be spoken about, the oldest first. */
async function late(on: Act) {
  const waiting = await findInvoices(on, 'waiting')
  return waiting.filter(
    ({ due, history }) => due.dueDay !== null && due.dueDay < on.today && history.hold === null,
  )
}

/** Two promises: for a day that is over, and for one to come. */
async function promised(on: Act): Promise<void> {
  const [first, second, third] = await late(on)
  const days = [addDays(on.today, 6), addDays(on.today, 14), addDays(on.today, 9)]
  for (const [rank, invoice] of [first, second, third].entries()) {
    if (!invoice) continue
    const reason =
      rank === 0 ? 'Attend un règlement de son assurance' : 'Virement annoncé au téléphone'
    await holdBack(on, 'invoice', invoice.id, { kind: 'promise', until: days[rank]!, reason })
  }
}

async function disputed(on: Act): Promise<void> {
  const [invoice] = await late(on)
  if (invoice) {
    const reason = 'Une suspension fêlée à la livraison, remplacement demandé'
    await holdBack(on, 'invoice', invoice.id, { kind: 'dispute', reason })
  }
  const [quote] = await findQuotes(on, 'waiting')
  if (quote) {
    const reason = 'Revient vers nous après son conseil syndical'
    await holdBack(on, 'quote', quote.id, { kind: 'reply', reason })
  }
}

async function planned(on: Act): Promise<void> {
  const [, invoice] = await late(on)
  if (invoice) await planCall(on, { kind: 'invoice', document: invoice.id, day: on.today })
}
