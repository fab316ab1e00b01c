// What to do about a customer this week, and why: each reason is a fact that can be opened, with a weight
// from 0 to 100. Thresholds are told in docs/decisions/0033-signals.md.
import { type Day, daysBetween } from '#kernel/day.ts'
import { type Cents, cents } from '#kernel/money.ts'
import type { Facts } from './facts.ts'
import { isSilence } from './reach.ts'

export const signalKinds = ['risk', 'service', 'opportunity'] as const
export type SignalKind = (typeof signalKinds)[number]

export const reasonCodes = [
  'silence',
  'fall',
  'slower',
  'overdue',
  'late_orders',
  'late_tasks',
  'expiring',
  'waiting',
  'expired',
  'reorder',
  'season',
  'growth',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

export const proposedActs = [
  'call',
  'meet',
  'remind_invoices',
  'remind_quotes',
  'quote',
  'open_orders',
  'open_tasks',
] as const
export type ProposedAct = (typeof proposedActs)[number]

/** What one does about it. */
export const actOf: Readonly<Record<ReasonCode, ProposedAct>> = {
  silence: 'call',
  fall: 'meet',
  slower: 'call',
  overdue: 'remind_invoices',
  late_orders: 'open_orders',
  late_tasks: 'open_tasks',
  expiring: 'remind_quotes',
  waiting: 'remind_quotes',
  expired: 'remind_quotes',
  reorder: 'quote',
  season: 'quote',
  growth: 'meet',
}

export type Reason = {
  readonly code: ReasonCode
  readonly kind: SignalKind
  readonly weight: number
  /** What it is about, and what that is compared with; null where it counts none. */
  readonly amount: Cents | null
  readonly before: Cents | null
  readonly count: number | null
  readonly days: number | null
  readonly usual: number | null
  /** Whole percents. */
  readonly share: number | null
  readonly day: Day | null
}

export type Signal = {
  /** Those that it is, the most pressing first; none where there is nothing to do. */
  readonly kinds: readonly SignalKind[]
  /** From 0 to 100. */
  readonly urgency: number
  /** What is at stake, before or after tax as the reason counts; 0 where nothing is counted. */
  readonly stake: Cents
  /** The heaviest first. */
  readonly reasons: readonly Reason[]
  readonly act: ProposedAct | null
}

/** The signal that facts give. More of what is wrong never makes it less urgent. */
export function signalOf(facts: Facts): Signal {
  const reasons = judges
    .flatMap((judge) => judge(facts) ?? [])
    .sort((a, b) => b.weight - a.weight || rank(a.code) - rank(b.code))
  const kinds = [...new Set(reasons.map(({ kind }) => kind))]
  // Reasons add to each other without ever passing 100.
  const calm = reasons.reduce((left, { weight }) => left * (1 - weight / 100), 1)
  return {
    kinds,
    urgency: Math.round(100 * (1 - calm)),
    stake: cents(Math.max(0, ...reasons.map((reason) => stakeOf(reason, facts)))),
    reasons,
    act: reasons[0] ? actOf[reasons[0].code] : null,
  }
}

/** In which order one goes through them: urgency, made heavier by each tenfold of what is at stake. */
export const priorityOf = ({ urgency, stake }: Pick<Signal, 'urgency' | 'stake'>): number =>
  Math.round(urgency * (1 + Math.log10(1 + stake / 100_00)))

const rank = (code: ReasonCode): number => reasonCodes.indexOf(code)

/** What may be lost or won: a year of sales, or what is due or quoted. */
function stakeOf({ code, amount, before }: Reason, { sales }: Facts): number {
  if (code === 'silence' || code === 'slower') {
    return Math.max(sales?.year ?? 0, sales?.yearBefore ?? 0)
  }
  if (code === 'fall') return (before ?? 0) - (amount ?? 0)
  if (code === 'growth') return (amount ?? 0) - (before ?? 0)
  if (code === 'reorder') return 0
  return amount ?? 0
}

type Judge = (facts: Facts) => Reason | null

const reason = (
  code: ReasonCode,
  kind: SignalKind,
  weight: number,
  told: Partial<Omit<Reason, 'code' | 'kind' | 'weight'>>,
): Reason => ({
  code,
  kind,
  weight: Math.round(Math.min(Math.max(weight, 1), 95)),
  amount: null,
  before: null,
  count: null,
  days: null,
  usual: null,
  share: null,
  day: null,
  ...told,
})

const year = 365

/**
 * Since when nothing was bought, where that is more than usual: null where it is usual, where something
 * is on its way, or where the same weeks of last year were as quiet.
 */
function silence({ today, bought, orders, signed }: Facts): Reason | null {
  if (!bought || bought.usual === null) return null
  const days = daysBetween(bought.last, today)
  if (days > year || !isSilence(days, bought.usual)) return null
  if ((orders?.open ?? 0) > 0 || (signed !== null && signed > bought.last)) return null
  if (!wasBusy(bought, days, today)) return null
  return reason('silence', 'risk', 35 + 15 * (days / Math.max(bought.usual, 1) - 2), {
    days,
    usual: bought.usual,
    day: bought.last,
  })
}

/** Whether the time of a silence is one in which they buy: a year ago they did, or never waited so long. */
function wasBusy(bought: NonNullable<Facts['bought']>, days: number, today: Day): boolean {
  const isKnown = daysBetween(bought.first, today) >= year + days
  return isKnown ? bought.quietBefore > 0 : days > (bought.longest ?? 0)
}

/** Less than 70 % of the same days of last year, the year too being less: a late month is no fall. */
function fall({ sales }: Facts): Reason | null {
  if (!sales || sales.daysBefore < 2 || sales.before <= 0) return null
  if (sales.recent >= sales.before * 0.7 || sales.year >= sales.yearBefore) return null
  const share = Math.min(1, (sales.before - sales.recent) / sales.before)
  return reason('fall', 'risk', 20 + (share - 0.3) * 70, {
    amount: sales.recent,
    before: sales.before,
    share: Math.round(share * 100),
  })
}

function slower({ paying }: Facts): Reason | null {
  if (!paying || paying.now - paying.before < 10 || paying.now < paying.before * 1.3) return null
  return reason('slower', 'risk', 10 + (paying.now - paying.before), {
    days: paying.now,
    usual: paying.before,
  })
}

/** A debt wants to be looked after; one of more than 60 days may not be paid at all. */
function overdue({ today, debt, sales }: Facts): Reason | null {
  if (!debt || debt.overdue <= 0) return null
  const days = debt.since === null ? 0 : daysBetween(debt.since, today)
  const share = Math.min(1, debt.overdue / Math.max(sales?.year ?? 0, debt.overdue))
  return reason(
    'overdue',
    days > 60 ? 'risk' : 'service',
    15 + Math.min(65, days / 2) + 15 * share,
    {
      amount: debt.overdue,
      days,
      day: debt.since,
    },
  )
}

function lateOrders({ orders }: Facts): Reason | null {
  if (!orders || orders.late === 0) return null
  return reason('late_orders', 'service', Math.min(60, 35 + 5 * orders.late), {
    count: orders.late,
    amount: orders.lateNet,
  })
}

function lateTasks({ lateTasks: count }: Facts): Reason | null {
  if (count === 0) return null
  return reason('late_tasks', 'service', Math.min(45, 20 + 5 * count), { count })
}

function expiring({ today, quotes }: Facts): Reason | null {
  if (!quotes || quotes.expiring.count === 0) return null
  const { count, net, until } = quotes.expiring
  const days = until === null ? 10 : daysBetween(today, until)
  return reason('expiring', 'opportunity', 50 - 2 * days, { count, amount: net, day: until, days })
}

/** A week is left to whoever reads a quote. */
function waiting({ today, quotes }: Facts): Reason | null {
  if (!quotes || quotes.waiting.count === 0 || quotes.waiting.since === null) return null
  const { count, net, since } = quotes.waiting
  const days = daysBetween(since, today)
  if (days < 7) return null
  return reason('waiting', 'opportunity', Math.min(40, 15 + days / 2), {
    count,
    amount: net,
    days,
    day: since,
  })
}

function expired({ quotes }: Facts): Reason | null {
  if (!quotes || quotes.expired.count === 0) return null
  return reason('expired', 'opportunity', 30, {
    count: quotes.expired.count,
    amount: quotes.expired.net,
  })
}

/** The usual time is nearly over, and nothing is on its way. */
function reorder(facts: Facts): Reason | null {
  const { today, bought, orders, signed, quotes } = facts
  if (!bought || bought.usual === null || bought.usual < 5) return null
  const days = daysBetween(bought.last, today)
  if (days < bought.usual * 0.9 || days > bought.usual * 3 || silence(facts)) return null
  if ((orders?.open ?? 0) > 0 || (signed !== null && signed > bought.last)) return null
  if (quotes && quotes.waiting.count + quotes.expiring.count > 0) return null
  const known = daysBetween(bought.first, today) >= year + days
  if (known && days > bought.usual * 1.5 && bought.quietBefore === 0) return null
  return reason('reorder', 'opportunity', 25, { days, usual: bought.usual, day: bought.last })
}

/** A fifth of their year came in these days a year ago, and nothing is on its way yet. */
function season({ sales, quotes, orders }: Facts): Reason | null {
  if (!sales || sales.coming <= 0) return null
  if (sales.coming < Math.max(sales.year, sales.yearBefore) / 5) return null
  if ((orders?.open ?? 0) > 0) return null
  if (quotes && quotes.waiting.count + quotes.expiring.count > 0) return null
  return reason('season', 'opportunity', 30, { amount: sales.coming })
}

function growth({ sales }: Facts): Reason | null {
  if (!sales || sales.daysBefore < 2 || sales.before <= 0) return null
  if (sales.recent <= sales.before * 1.3 || sales.year <= sales.yearBefore) return null
  return reason('growth', 'opportunity', 20, {
    amount: sales.recent,
    before: sales.before,
    share: Math.round((sales.recent / sales.before - 1) * 100),
  })
}

const judges: readonly Judge[] = [
  silence,
  fall,
  slower,
  overdue,
  lateOrders,
  lateTasks,
  expiring,
  waiting,
  expired,
  reorder,
  season,
  growth,
]

/** Where nothing is known of a customer. */
export const noFacts = (today: Day): Facts => ({
  today,
  bought: null,
  sales: null,
  debt: null,
  paying: null,
  quotes: null,
  orders: null,
  signed: null,
  lateTasks: 0,
  lastContact: null,
  nextContact: null,
})
