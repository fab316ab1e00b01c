// How the reminders of a document and of a client stand.
import { record } from '#features/base/journal/actions.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, cents } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type {
  chooseClientPlan as choosing,
  customerReminders as ofCustomer,
  Hold,
  LevelName,
  States,
} from '../contract.ts'
import { hasCall } from '../queries/documents.ts'
import { type Facts, findInvoices, findQuotes, type HoldFound } from '../queries/facts.ts'
import { findClientPlans, findPlans } from '../queries/plans.ts'
import { listReminders } from '../queries/sent.ts'
import { putClientPlan, putLevels, putPlan } from '../queries/write.ts'
import { holds, kinds, type Kind, type Level, promisedOf } from '../rules/plan.ts'
import { decisionOf } from './run.ts'

export async function factsOf(act: Act, kind: Kind, id: string): Promise<Facts> {
  const find = kind === 'quote' ? findQuotes : findInvoices
  const [facts] = await find(act, { ids: [id] })
  return facts ?? refuse('not_found')
}

/** @throws Refusal `not_found`. */
export async function statesOf(act: Act, kind: Kind, id: string): Promise<States> {
  const facts = await factsOf(act, kind, id)
  const plans = await findPlans(act)
  const plan = plans.find((one) => one.id === facts.plan) ?? null
  const decision = plan?.active ? decisionOf(act, facts, new Map([[plan.id, plan]])) : null
  const { rows } = await listReminders(act, { document: id, offset: 0, limit: 100 })
  const going = decision?.what === 'send' || decision?.what === 'wait' ? decision : null
  return {
    plan: plan && { id: plan.id, name: plan.name, active: plan.active },
    over: facts.history.over,
    hold: facts.held && viewOfHold(act, facts, facts.held),
    held: facts.history.hold !== null && holds(facts.history.hold, act.today),
    next: going && {
      level: nameOf(going.level),
      day: going.day,
      hour: going.level.hour,
      now: going.what === 'send',
    },
    remaining: remainingOf(facts),
    calling: await hasCall(act, id),
    left: rows,
  }
}

export const remainingOf = (facts: Facts): Cents =>
  facts.kind === 'quote' ? facts.gross : facts.due.outstanding

export const nameOf = ({ anchor, delay, tone, channel }: Level): LevelName => ({
  anchor,
  delay,
  tone,
  channel,
})

const viewOfHold = (act: Act, facts: Facts, found: HoldFound): Hold => ({
  kind: found.kind,
  until: found.until,
  amount: found.amount,
  reason: found.reason,
  person: found.person,
  at: new Date(found.at).toISOString(),
  mail: found.mail ?? null,
  promise:
    found.kind === 'promise' && found.until
      ? promisedOf(
          { until: found.until, amount: found.amount ?? cents(0), owed: found.owed ?? cents(0) },
          remainingOf(facts),
          act.today,
        )
      : null,
})

/** @throws Refusal `not_found`. */
export async function statesOfClient(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof ofCustomer>> {
  await findCustomer(act, id)
  const [plans, chosen] = await Promise.all([findPlans(act), findClientPlans(act, id)])
  const seen = {
    quote: grants(act.role, 'quotes.read'),
    invoice: grants(act.role, 'invoices.read'),
  }
  const waiting: Facts[] = [
    ...(seen.quote ? await findQuotes(act, { customer: id }) : []),
    ...(seen.invoice ? await findInvoices(act, { customer: id }) : []),
  ]
  const { rows, total } = await listReminders(act, { customer: id, offset: 0, limit: 8 })
  return {
    plans: kinds.map((kind) => {
      const own = chosen.find((one) => one.kind === kind)
      const common = plans.find((one) => one.kind === kind && one.usual)!
      const plan = own ? plans.find((one) => one.id === own.plan_id) : common
      return {
        kind,
        usual: own === undefined,
        plan: plan ? { id: plan.id, name: plan.name, active: plan.active } : null,
        usualPlan: { name: common.name, active: common.active },
      }
    }),
    choices: plans
      .filter(({ usual }) => !usual)
      .map((plan) => ({ id: plan.id, kind: plan.kind, name: plan.name })),
    held: waiting.flatMap((facts) =>
      facts.held
        ? [
            {
              kind: facts.kind,
              document: { id: facts.id, number: facts.number },
              hold: viewOfHold(act, facts, facts.held),
            },
          ]
        : [],
    ),
    left: rows,
    total,
  }
}

/** @throws Refusal `not_found`, `plan_other_kind`. */
export async function chooseClientPlan(
  act: Act,
  { id, kind, plan }: InputOf<typeof choosing>,
): Promise<{ done: true }> {
  const { name } = await findCustomer(act, id)
  const plans = await findPlans(act)
  const found = plans.find((one) => one.id === plan)
  if (plan !== 'usual' && plan !== 'none') {
    if (!found) refuse('not_found', 'plan')
    if (found.kind !== kind) refuse('plan_other_kind', 'plan')
    if (!found.kept) {
      await putPlan(act, found)
      await putLevels(act, found.id, found.levels)
    }
  }
  await putClientPlan(act, id, kind, plan === 'none' ? null : plan)
  record(act, 'reminder.plan_chosen', 'customer', id, {
    label: name,
    after: { kind, plan: found?.name ?? plan },
  })
  return { done: true }
}
