// Whether an order may be carried out: the first of these that is true. Its SQL twin is in
// queries/control.ts.
import { type Day, isBefore } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { OrderState } from './life.ts'

export const controls = [
  'blocked',
  'on_hold',
  'unreviewed',
  'incomplete',
  'purchasable',
  'purchased',
  'nothing_to_buy',
  'draft',
  'completed',
  'cancelled',
] as const
export type Control = (typeof controls)[number]

export const blockCodes = ['manual', 'customer', 'overdue', 'credit', 'deposit'] as const
/** Why an order is blocked: by hand, or by what its client owes or has not paid. */
export type BlockCode = (typeof blockCodes)[number]

/** What is known of the account of a client when an order is looked at. */
export type Account = {
  readonly customerBlocked: boolean
  /** What is overdue for longer than the company allows. */
  readonly overdue: Cents
  readonly overdueAllowed: Cents
  /** What they owe, with what is ordered and not invoiced yet. */
  readonly exposure: Cents
  readonly creditLimit: Cents | null
  /** What of the deposit is still to be paid. */
  readonly depositDue: Cents
}

/** A block and what it amounts to: what is overdue, the exposure, the deposit due. */
export type Block = { readonly code: BlockCode; readonly amount: Cents | null }

/** What blocks by itself, released or not, the gravest first. */
export function automaticBlocks(account: Account): Block[] {
  const { overdue, overdueAllowed, exposure, creditLimit, depositDue } = account
  const found: Block[] = []
  if (account.customerBlocked) found.push({ code: 'customer', amount: null })
  if (overdue > overdueAllowed) found.push({ code: 'overdue', amount: overdue })
  if (creditLimit !== null && exposure > creditLimit) {
    found.push({ code: 'credit', amount: exposure })
  }
  if (depositDue > 0) found.push({ code: 'deposit', amount: depositDue })
  return found
}

/** The blocks that were let go, with what each amounted to, and until when. */
export type Release = {
  readonly blocks: readonly Block[]
  readonly until: Day | null
}

/** The blocks that a release does not cover: another one, one that has grown, or all once it is over. */
export function blocksLeft(
  blocks: readonly Block[],
  release: Release | null,
  today: Day,
): readonly Block[] {
  if (!release || (release.until !== null && isBefore(release.until, today))) return blocks
  return blocks.filter(({ code, amount }) => {
    const known = release.blocks.find((block) => block.code === code)
    return !known || (amount ?? 0) > (known.amount ?? 0)
  })
}

/** What is to be bought of an order: its goods, those that lack a supplier or a cost, those bought. */
export type Purchases = {
  readonly lines: number
  readonly bought: number
  readonly lacking: number
}

export type ToControl = {
  readonly state: OrderState
  /** By hand. */
  readonly blocked: boolean
  readonly blocks: readonly Block[]
  readonly release: Release | null
  readonly held: boolean
  readonly heldUntil: Day | null
  readonly reviewed: boolean
  readonly purchases: Purchases
}

/** Where an order stands on a day. */
export function controlOf(order: ToControl, today: Day): Control {
  if (order.state !== 'confirmed') return order.state
  if (order.blocked || blocksLeft(order.blocks, order.release, today).length > 0) return 'blocked'
  if (isHeld(order, today)) return 'on_hold'
  if (!order.reviewed) return 'unreviewed'
  const { lines, bought, lacking } = order.purchases
  if (lines === 0) return 'nothing_to_buy'
  if (bought === lines) return 'purchased'
  return lacking === 0 ? 'purchasable' : 'incomplete'
}

/** Set aside, until the day on which it is taken up again. */
export const isHeld = (
  { held, heldUntil }: Pick<ToControl, 'held' | 'heldUntil'>,
  today: Day,
): boolean => held && (heldUntil === null || isBefore(today, heldUntil))

/** Why nothing of an order may be bought or delivered as it stands, or null. */
export function whyStopped(control: Control): 'order_blocked' | 'order_held' | null {
  if (control === 'blocked') return 'order_blocked'
  return control === 'on_hold' ? 'order_held' : null
}
