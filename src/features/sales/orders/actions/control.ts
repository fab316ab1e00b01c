// The control of orders: reviewed, set aside, blocked, let go. Each of these says who, when and why.
import { changed, record } from '#features/base/journal/actions.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { Day } from '#kernel/day.ts'
import { isBefore } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Order } from '../contract.ts'
import type * as contract from '../contract/control.ts'
import { findAsked, findChecks, findCredit, findRules } from '../queries/checks.ts'
import { accountOf, findFacts, releaseOf } from '../queries/control.ts'
import type { OrderFound } from '../queries/find.ts'
import { showOrder } from '../queries/show.ts'
import { saveChecks, saveCredit, saveOrder, saveRules, saveTick } from '../queries/write.ts'
import { automaticBlocks, blocksLeft } from '../rules/control.ts'
import { can, whyNotCarryOut } from '../rules/life.ts'
import { holdOrder, stateOf } from './draft.ts'

type Seen = { readonly id: string; readonly version?: number | undefined }

/** Ticks a check, or takes the tick off; a reviewed order whose check is unticked is no longer. */
export async function tickCheck(
  act: Act,
  { check, ticked, ...seen }: InputOf<typeof contract.tickCheck>,
): Promise<Order> {
  const row = await holdConfirmed(act, seen)
  const asked = (await findChecks(act, row.id)).find(({ id }) => id === check)
  if (!asked) return refuse('not_found', 'check')
  if ((asked.ticked !== null) === ticked) return showOrder(act, row.id)
  await saveTick(act, row.id, check, ticked)
  const undone = !ticked && asked.required && row.reviewed_at !== null
  await saveOrder(act, row.id, undone ? unreviewed : {})
  record(act, ticked ? 'order.ticked' : 'order.unticked', 'order', row.id, {
    label: row.number ?? '',
    after: { check: asked.name },
  })
  return showOrder(act, row.id)
}

/** @throws Refusal `check_unticked`, with the check that is required and is not ticked. */
export async function reviewOrder(
  act: Act,
  { reviewed, ...seen }: InputOf<typeof contract.reviewOrder>,
): Promise<Order> {
  const row = await holdConfirmed(act, seen)
  if ((row.reviewed_at !== null) === reviewed) return showOrder(act, row.id)
  const lacking = (await findChecks(act, row.id)).find(
    ({ required, ticked }) => required && ticked === null,
  )
  if (reviewed && lacking) refuse('check_unticked', 'checks', { check: lacking.name })
  const now = { reviewed_at: act.now.toISOString(), reviewed_by: act.person?.id ?? null }
  await saveOrder(act, row.id, reviewed ? now : unreviewed)
  record(act, reviewed ? 'order.reviewed' : 'order.unreviewed', 'order', row.id, labelled(row))
  return showOrder(act, row.id)
}

const unreviewed = { reviewed_at: null, reviewed_by: null }

/** Sets an order aside. @throws Refusal `hold_day_past`. */
export async function holdBack(
  act: Act,
  { reason, until, ...seen }: InputOf<typeof contract.holdOrder>,
): Promise<Order> {
  const row = await holdConfirmed(act, seen)
  checkDay(act, until)
  await saveOrder(act, row.id, {
    hold_reason: reason,
    hold_until: until,
    held_at: act.now.toISOString(),
    held_by: act.person?.id ?? null,
  })
  record(act, 'order.set_aside', 'order', row.id, { ...labelled(row), after: { reason, until } })
  return showOrder(act, row.id)
}

export async function resumeOrder(act: Act, seen: Seen): Promise<Order> {
  const row = await holdConfirmed(act, seen)
  if (row.held_at === null) return showOrder(act, row.id)
  const before = { reason: row.hold_reason, until: row.hold_until }
  await saveOrder(act, row.id, { hold_reason: '', hold_until: null, held_at: null, held_by: null })
  record(act, 'order.resumed', 'order', row.id, { ...labelled(row), before })
  return showOrder(act, row.id)
}

/** Blocks an order by hand; what was let go before is asked again. */
export async function blockOrder(
  act: Act,
  { reason, ...seen }: InputOf<typeof contract.blockOrder>,
): Promise<Order> {
  const row = await holdConfirmed(act, seen)
  await saveOrder(act, row.id, {
    ...unreleased,
    blocked_reason: reason,
    blocked_at: act.now.toISOString(),
    blocked_by: act.person?.id ?? null,
  })
  record(act, 'order.blocked', 'order', row.id, { ...labelled(row), after: { reason } })
  return showOrder(act, row.id)
}

/**
 * Lets an order go: a block by hand is lifted, and what blocks by itself is allowed as it stands now,
 * until a day if one is given. More of it blocks again. @throws Refusal `nothing_to_release`.
 */
export async function releaseOrder(
  act: Act,
  { reason, until, ...seen }: InputOf<typeof contract.releaseOrder>,
): Promise<Order> {
  const row = await holdConfirmed(act, seen)
  checkDay(act, until)
  const blocks = automaticBlocks(accountOf(await findFacts(act, row.id)))
  const left = blocksLeft(blocks, releaseOf(row), act.today)
  if (row.blocked_at === null && left.length === 0) refuse('nothing_to_release')
  await saveOrder(act, row.id, {
    ...unblocked,
    released_reason: reason,
    released_blocks: JSON.stringify(blocks),
    released_until: until,
    released_at: act.now.toISOString(),
    released_by: act.person?.id ?? null,
  })
  record(act, 'order.released', 'order', row.id, {
    ...labelled(row),
    before: row.blocked_at === null ? {} : { blocked: row.blocked_reason },
    after: { reason, until, blocks },
  })
  return showOrder(act, row.id)
}

/** Decides whether an order is fitted. @throws Refusal `order_ended`. */
export async function decideFitting(
  act: Act,
  { asks, ...seen }: InputOf<typeof contract.decideFitting>,
): Promise<Order> {
  const row = await holdOrder(act, seen.id, seen.version)
  if (!can.edit(stateOf(row)) && !can.carryOut(stateOf(row))) refuse('order_ended')
  if (row.fitting === asks) return showOrder(act, row.id)
  await saveOrder(act, row.id, { fitting: asks })
  const told = { before: { fitting: row.fitting }, after: { fitting: asks } }
  record(act, 'order.fitting_decided', 'order', row.id, { ...labelled(row), ...told })
  return showOrder(act, row.id)
}

const unblocked = { blocked_reason: '', blocked_at: null, blocked_by: null }
const unreleased = {
  released_reason: '',
  released_blocks: null,
  released_until: null,
  released_at: null,
  released_by: null,
}

/** What is checked of orders, and what blocks them by itself. */
export async function showOrderRules(act: Act): Promise<contract.OrderRules> {
  const rules = await findRules(act)
  return {
    overdueDays: rules.overdue_days,
    overdueAllowed: rules.overdue_allowed,
    creditLimit: rules.credit_limit,
    depositRate: rules.deposit_rate,
    checks: await findAsked(act),
  }
}

export async function changeOrderRules(
  act: Act,
  { checks, ...rules }: InputOf<typeof contract.changeOrderRules>,
): Promise<contract.OrderRules> {
  const before = await showOrderRules(act)
  const known = new Set(before.checks.map(({ id }) => id))
  const unknown = checks.findIndex(({ id }) => id !== undefined && !known.has(id))
  if (unknown >= 0) refuse('not_found', `checks.${unknown}.id`)
  await saveRules(act, {
    overdue_days: rules.overdueDays,
    overdue_allowed: rules.overdueAllowed,
    credit_limit: rules.creditLimit,
    deposit_rate: rules.depositRate,
  })
  await saveChecks(act, checks)
  const names = (of: contract.OrderRules) => ({
    ...of,
    checks: of.checks.map(({ name, required }) => (required ? `${name} *` : name)).join(', '),
  })
  const after = await showOrderRules(act)
  record(act, 'order.rules_changed', 'company', act.company, changed(names(before), names(after)))
  return after
}

/** What a client may owe. @throws Refusal `not_found`. */
export async function showCustomerCredit(
  act: Act,
  { id }: { readonly id: string },
): Promise<OutputOf<typeof contract.showCustomerCredit>> {
  await findCustomer(act, id)
  const { credit_limit: companyLimit } = await findRules(act)
  return { ...(await findCredit(act, id)), companyLimit }
}

/** Changes what a client may owe; a client who is blocked stays so since, and by, as it was. */
export async function changeCustomerCredit(
  act: Act,
  { id, creditLimit, blocked }: InputOf<typeof contract.changeCustomerCredit>,
): Promise<OutputOf<typeof contract.showCustomerCredit>> {
  const customer = await findCustomer(act, id)
  const before = await findCredit(act, id)
  const stays = before.blocked?.reason === blocked
  await saveCredit(act, id, {
    credit_limit: creditLimit,
    ...(stays
      ? {}
      : {
          blocked_reason: blocked ?? '',
          blocked_at: blocked === null ? null : act.now.toISOString(),
          blocked_by: blocked === null ? null : (act.person?.id ?? null),
        }),
  })
  const told = changed(
    { creditLimit: before.creditLimit, blocked: before.blocked?.reason ?? null },
    { creditLimit, blocked },
  )
  record(act, 'customer.credit_changed', 'customer', id, { label: customer.name, ...told })
  return showCustomerCredit(act, { id })
}

/** The order, held, that may be carried out. @throws Refusal `order_not_confirmed`. */
async function holdConfirmed(act: Act, { id, version }: Seen): Promise<OrderFound> {
  const row = await holdOrder(act, id, version)
  const reason = whyNotCarryOut({ state: stateOf(row) })
  if (reason) refuse(reason)
  return row
}

function checkDay(act: Act, until: Day | null): void {
  if (until !== null && !isBefore(act.today, until)) refuse('hold_day_past', 'until')
}

const labelled = (row: OrderFound) => ({ label: row.number ?? '' })
