// Plans: written, switched on with their eyes open, and off.
import { z } from 'zod'
import { changed, record } from '#features/base/journal/actions.ts'
import { whyNotText } from '#features/base/mail/rules/template.ts'
import {
  addressesOfClients,
  addressesOfQuotes,
} from '#features/sales/signatures/queries/addresses.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, sum } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { siteOf } from '#server/site.ts'
import * as contract from '../contract/plans.ts'
import { type Facts, findInvoices, findQuotes } from '../queries/facts.ts'
import {
  countClients,
  findPlans,
  findSetting,
  type LevelFound,
  type PlanFound,
} from '../queries/plans.ts'
import { freeClients, putLevels, putPlan, putRate } from '../queries/write.ts'
import { placesOf } from '../rules/asked.ts'
import { anchorsOf, decide, holds } from '../rules/plan.ts'
import { textOf, type Texts, usualPlans } from '../rules/usual.ts'
import { momentNow } from './run.ts'
import { nameOf, remainingOf } from './states.ts'

export async function readPlans(act: Act): Promise<OutputOf<typeof contract.listPlans>> {
  const [plans, setting, { mail: leaves }] = await Promise.all([
    findPlans(act),
    findSetting(act),
    siteOf(act.tx),
  ])
  const clients = await countClients(act)
  return { rows: plans.map((plan) => viewOf(plan, clients.get(plan.id) ?? 0)), setting, leaves }
}

const viewOf = (plan: PlanFound, clients: number): contract.Plan => ({
  id: plan.id,
  kind: plan.kind,
  name: plan.name,
  usual: plan.usual,
  active: plan.active,
  since: plan.since,
  version: plan.version,
  levels: plan.levels.map((level) => ({ ...level, words: wordsOf(plan, level) })),
  clients,
})

const wordsOf = ({ kind }: PlanFound, level: LevelFound): Texts => ({
  fr: textOf(kind, level, 'fr'),
  en: textOf(kind, level, 'en'),
})

async function shown(act: Act, plan: PlanFound): Promise<contract.Plan> {
  return viewOf(plan, (await countClients(act)).get(plan.id) ?? 0)
}

/** @throws Refusal `name_taken`. */
export async function createPlan(
  act: Act,
  { kind, name }: InputOf<typeof contract.createPlan>,
): Promise<contract.Plan> {
  await checkName(act, null, kind, name)
  const from = usualPlans.find((one) => one.kind === kind)!
  const plan: PlanFound = {
    id: newId(act.now.getTime()),
    kind,
    name,
    usual: false,
    active: false,
    since: null,
    archived: false,
    version: 1,
    kept: true,
    levels: from.levels.map((level) => ({
      ...level,
      id: newId(act.now.getTime()),
      texts: null,
    })),
  }
  await write(act, plan)
  record(act, 'reminder_plan.created', 'reminder_plan', plan.id, { label: name, after: { kind } })
  return shown(act, plan)
}

/** @throws Refusal `not_found`, `changed_meanwhile`, `plan_empty`, `plan_anchor`, `place_unknown`… */
export async function savePlan(
  act: Act,
  { id, version, name, levels }: InputOf<typeof contract.savePlan>,
): Promise<contract.Plan> {
  const plan = await heldPlan(act, id, version)
  await checkName(act, id, plan.kind, name)
  if (levels.length === 0) refuse('plan_empty', 'levels')
  for (const level of levels) checkLevel(plan, level)
  const known = new Set(plan.levels.map((level) => level.id))
  const next: PlanFound = {
    ...plan,
    name,
    version: plan.version + 1,
    levels: levels.map((level, rank) => ({
      ...level,
      // A level that is not of this plan is a new one.
      id: level.id && known.has(level.id) ? level.id : newId(act.now.getTime()),
      rank,
    })),
  }
  await write(act, next)
  const told = (of: PlanFound) => ({
    name: of.name,
    levels: of.levels.map(({ id: _, ...one }) => one),
  })
  record(act, 'reminder_plan.changed', 'reminder_plan', id, {
    label: name,
    ...changed(told(plan), told(next)),
  })
  return shown(act, next)
}

function checkLevel(
  { kind }: PlanFound,
  { anchor, delay, texts }: Pick<LevelFound, 'anchor' | 'delay' | 'texts'>,
): void {
  if (!anchorsOf[kind].includes(anchor)) refuse('plan_anchor', 'levels')
  if ((anchor === 'sent' || anchor === 'read') && delay <= 0) refuse('plan_anchor', 'levels')
  for (const { subject, body } of texts ? [texts.fr, texts.en] : []) {
    checkText(kind, subject, body)
  }
}

/** @throws Refusal `place_unknown`, `place_not_closed`, at `subject` or `body`. */
export function checkText(kind: PlanFound['kind'], subject: string, body: string): void {
  // The subject of a message is read by many eyes: a personal link has no place there.
  const inSubject = whyNotText(
    subject,
    placesOf[kind].filter((place) => place !== 'link' && place !== 'detail'),
  )
  if (inSubject) refuse(inSubject.code, 'subject', inSubject.values)
  const inBody = whyNotText(body, placesOf[kind])
  if (inBody) refuse(inBody.code, 'body', inBody.values)
}

/** @throws Refusal `not_found`, `plan_in_use`. */
export async function removePlan(act: Act, { id }: { id: string }): Promise<{ done: true }> {
  const plan = await heldPlan(act, id)
  if (plan.active || plan.usual) refuse('plan_in_use')
  await write(act, { ...plan, archived: true, version: plan.version + 1 })
  await freeClients(act, id)
  record(act, 'reminder_plan.removed', 'reminder_plan', id, { label: plan.name })
  return { done: true }
}

/** @throws Refusal `not_found`, `changed_meanwhile`, `plan_empty`. */
export async function switchOn(
  act: Act,
  { id, version, past }: InputOf<typeof contract.switchOn>,
): Promise<contract.Plan> {
  const plan = await heldPlan(act, id, version)
  if (plan.levels.length === 0) refuse('plan_empty')
  return turn(act, plan, { active: true, since: past ? null : act.today }, 'switched_on')
}

/** @throws Refusal `not_found`, `changed_meanwhile`. */
export async function switchOff(
  act: Act,
  { id, version }: InputOf<typeof contract.switchOff>,
): Promise<contract.Plan> {
  const plan = await heldPlan(act, id, version)
  return turn(act, plan, { active: false, since: plan.since }, 'switched_off')
}

async function turn(
  act: Act,
  plan: PlanFound,
  change: Pick<PlanFound, 'active' | 'since'>,
  past: 'switched_on' | 'switched_off',
): Promise<contract.Plan> {
  const next = { ...plan, ...change, version: plan.version + 1 }
  await write(act, next)
  record(act, `reminder_plan.${past}`, 'reminder_plan', plan.id, {
    label: plan.name,
    after: { since: change.since },
  })
  return shown(act, next)
}

async function write(act: Act, plan: PlanFound): Promise<void> {
  await putPlan(act, plan)
  await putLevels(act, plan.id, plan.levels)
}

async function heldPlan(act: Act, id: string, version?: number): Promise<PlanFound> {
  const plans = await findPlans(act, { hold: true })
  const plan = plans.find((one) => one.id === id) ?? refuse('not_found')
  if (version !== undefined && plan.version !== version) {
    const current = z.encode(contract.Plan, await shown(act, plan))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  return plan
}

async function checkName(act: Act, id: string | null, kind: string, name: string): Promise<void> {
  const plans = await findPlans(act)
  const isTaken = plans.some(
    (one) => one.id !== id && one.kind === kind && one.name.toLowerCase() === name.toLowerCase(),
  )
  if (isTaken) refuse('plan_name_taken', 'name')
}

/** How many the preview names. */
const named = 100

/** What would leave today if the plan were on. @throws Refusal `not_found`. */
export async function previewPlan(
  act: Act,
  { id, past }: InputOf<typeof contract.previewPlan>,
): Promise<OutputOf<typeof contract.previewPlan>> {
  const plan = (await findPlans(act)).find((one) => one.id === id) ?? refuse('not_found')
  const find = plan.kind === 'quote' ? findQuotes : findInvoices
  const waiting: Facts[] = (await find(act, 'waiting')).filter((one) => one.plan === id)
  const since = past === 'true' ? null : act.today
  // At the end of the day: what is left for a later hour leaves today all the same.
  const now = { ...momentNow(act), hour: 23 }
  const decided = waiting.map((facts) => ({
    facts,
    decision: decide(plan.levels, { ...facts.history, since }, now),
  }))
  const leaving = decided.flatMap(({ facts, decision }) =>
    decision.what === 'send' ? [{ facts, decision }] : [],
  )
  const addresses =
    plan.kind === 'quote'
      ? await addressesOfQuotes(
          act,
          leaving.map(({ facts }) => facts.id),
        )
      : await addressesOfClients(
          act,
          leaving.map(({ facts }) => facts.customer),
        )
  const addressOf = (facts: Facts) =>
    addresses.get(facts.kind === 'quote' ? facts.id : facts.customer) ?? null
  return {
    now: leaving.slice(0, named).map(({ facts, decision }) => ({
      ...about(facts),
      level: nameOf(decision.level),
      day: decision.day,
      to: addressOf(facts),
      amount: remainingOf(facts),
    })),
    nowTotal: leaving.length,
    amount: sum(leaving.map(({ facts }) => remainingOf(facts))) as Cents,
    waiting: decided.filter(({ decision }) => decision.what === 'wait').length,
    held: waiting
      .flatMap((facts) =>
        facts.history.hold && holds(facts.history.hold, act.today)
          ? [{ ...about(facts), why: facts.history.hold.kind }]
          : [],
      )
      .slice(0, named),
  }
}

const about = (facts: Facts) => ({
  document: { id: facts.id, number: facts.number },
  customer: { id: facts.customer, name: facts.customerName },
})

/** @throws Refusal `changed_meanwhile`. */
export async function saveRate(
  act: Act,
  { penaltyRate, version }: InputOf<typeof contract.saveRate>,
): Promise<OutputOf<typeof contract.saveRate>> {
  const before = await findSetting(act)
  if (before.version !== version) {
    const current = z.encode(contract.saveRate.output, before)
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  await putRate(act, penaltyRate, version + 1)
  record(act, 'reminder_setting.changed', 'reminder_setting', null, {
    label: '',
    ...changed({ penaltyRate: before.penaltyRate }, { penaltyRate }),
  })
  return { penaltyRate, version: version + 1 }
}
