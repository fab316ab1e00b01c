// Three years, day after day: numbers follow dates, so everything happens in the order of its day.
import { tellDeadlines } from '#features/base/notifications/actions/deadlines.ts'
import { moveAccounts } from '#features/relation/customers/queries/keep-account.ts'
import { addDays, type Day, daysBetween } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { rises } from '../rules/catalogue.ts'
import { workingDaysBack } from '../rules/chance.ts'
import { clients } from '../rules/clients.ts'
import { deals, years } from '../rules/deals.ts'
import { stories } from '../rules/stories.ts'
import { activityEvents } from './activities.ts'
import { type Event, eventsOf, type Ledger, payAll, whoCounts } from './deals.ts'
import { deliveryEvents } from './deliveries.ts'
import { type Directory, makeDirectory, raisePrices } from './directory.ts'
import type { Firm } from './firm.ts'
import { inboxEvents } from './inbox.ts'
import { letterEvents } from './letters.ts'
import { moneyEvents } from './money.ts'
import { orderEvents } from './orders.ts'
import { projectEvents } from './projects.ts'
import { prospectEvents } from './prospects.ts'
import { purchaseEvents } from './purchases.ts'
import { reminderEvents } from './reminders.ts'
import { tagEvents } from './tags.ts'
import { worksEvents } from './works.ts'

const start = Math.round(years * 365.25)

/** Plays everything that has happened until now in the firm. */
export async function play(firm: Firm, seed: number): Promise<void> {
  const { manager } = firm
  const januaries = januariesBefore(manager.today)
  const opened = onDay(manager, manager.today, start + 1, 0)
  // The firm itself was founded then.
  const founding = manager.journal.splice(0)
  manager.journal.push(...founding.map((entry) => ({ ...entry, at: opened.now })))
  const known = await telling(opened, manager, (on) => makeDirectory(on, januaries.length))
  const ledger: Ledger = new Map()
  const events = [
    ...[...deals(seed, manager.today), ...stories].flatMap((deal) => eventsOf(deal, known, ledger)),
    ...groupedPayments(ledger),
    ...prospectEvents(),
    ...moneyEvents(known),
    ...letterEvents(known),
    ...inboxEvents(known),
    ...activityEvents(firm, known),
    ...purchaseEvents(known),
    ...orderEvents(known, manager.today),
    ...deliveryEvents(known, manager.today),
    ...projectEvents(firm, known),
    ...worksEvents(known),
    ...reminderEvents(),
    ...tagEvents(known),
    ...januaries.map((daysAgo, rank) => risesOn(daysAgo, known, januaries.length - rank - 1)),
  ]
  const dated = events
    .filter(({ daysAgo }) => daysAgo >= 0)
    .map((event) => ({ ...event, daysAgo: workingDaysBack(manager.today, event.daysAgo) }))
    .sort((a, b) => b.daysAgo - a.daysAgo)
  let [day, rank] = [-1, 0]
  for (const { daysAgo, who, happen } of dated) {
    rank = daysAgo === day ? rank + 1 : 0
    day = daysAgo
    const someone = firm.team[who] ?? { person: manager.person, stores: manager.stores }
    const on = { ...onDay(manager, manager.today, daysAgo, rank), ...someone }
    await telling(on, manager, happen)
  }
  // Accounts are added up as they stand today, and not on the day of the last event.
  moveAccounts(manager, known.clients)
  await tellDeadlines({ ...manager, person: null })
}

/** The same act so many days earlier, in office hours, the one after the other. */
function onDay(act: Act, today: Day, daysAgo: number, rank: number): Act {
  const day = addDays(today, -daysAgo)
  const minutes = Math.min(rank * 9, 540)
  const then = new Date(Date.parse(`${day}T07:30:00Z`) + minutes * 60_000)
  return { ...act, today: day, now: then < act.now ? then : act.now, journal: [] }
}

/** Lets something happen, and tells the journal when and by whom. */
async function telling<T>(on: Act, teller: Act, happen: (on: Act) => Promise<T>): Promise<T> {
  const done = await happen(on)
  for (const entry of on.journal) teller.journal.push({ ...entry, at: on.now, by: on.person })
  return done
}

/** The first of January of each year that has begun since the start, as days ago. */
function januariesBefore(today: Day): number[] {
  const year = Number(today.slice(0, 4))
  return [year - 2, year - 1, year]
    .map((one) => daysBetween(`${one}-01-02` as Day, today))
    .filter((daysAgo) => daysAgo >= 0 && daysAgo < start)
    .slice(-rises.length)
}

const manages = -1

const risesOn = (daysAgo: number, known: Directory, left: number): Event => ({
  daysAgo,
  who: manages,
  happen: (on) => raisePrices(on, known, left),
})

/** On about the tenth of each month, those who group their payments pay what is due. */
function groupedPayments(ledger: Ledger): Event[] {
  const grouping = clients.flatMap(({ habit }, rank) => (habit === 'grouped' ? [rank] : []))
  const months = Array.from({ length: years * 12 }, (_, month) => month)
  return months.flatMap((month) =>
    grouping.map((client, rank) => ({
      daysAgo: Math.round(month * 30.4) + 6 + rank * 2,
      who: whoCounts,
      happen: async (on: Act) => {
        const open = ledger.get(client) ?? []
        if (open.length > 0) ledger.set(client, [...(await payAll(on, open))])
      },
    })),
  )
}
