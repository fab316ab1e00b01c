import type { z } from 'zod'
import { findCompany } from '#features/base/company/queries.ts'
import type { setUpDemo } from '#features/base/setup/contract.ts'
import { firstStart } from '#features/base/setup/actions.ts'
import { learning } from '#features/insight/projection/rules/learning.ts'
import { accountsJob } from '#features/relation/customers/queries/keep-account.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { inCompany } from '#server/elsewhere.ts'
import { newId } from '#server/ids.ts'
import { enqueue } from '#server/jobs.ts'
import { foundFirm } from './actions/firm.ts'
import { play } from './actions/play.ts'
import { eraseCompany } from './queries.ts'

/** The first start with a demonstration: the account, and a company full of deals, at once. */
export const startWithDemo = (act: Act, given: z.output<typeof setUpDemo.input>) =>
  firstStart(act, given, (inner) => tellDemo(inner))

/** A demonstration for someone who has an account, beside their companies. */
export async function openDemoCompany(act: Act): Promise<{ id: string }> {
  const person = act.person ?? refuse('people_only')
  const company = newId(act.now.getTime())
  await inCompany(act, { company, person }, (inner) => tellDemo(inner))
  return { id: company }
}

/** Erases the demonstration in which one is; a real company is never erased. */
export async function eraseDemoCompany(act: Act): Promise<{ done: true }> {
  if (!(await findCompany(act)).demo) refuse('not_a_demo')
  await eraseCompany(act)
  return { done: true }
}

/**
 * Makes the demonstration through the same actions as people would: a company with its stores and its
 * colleagues, its catalogue and its clients, and three years of deals that end today, in every state.
 */
export async function tellDemo(inner: Act, seed = 42): Promise<void> {
  await play(await foundFirm(inner), seed)
  // What the night would do: how clients buy and pay is known from the first look on.
  await enqueue(inner, accountsJob, {})
  await enqueue(inner, learning, { again: true })
}
