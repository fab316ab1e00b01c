import { setImmediate } from 'node:timers/promises'
import { findCompany } from '#features/base/company/queries.ts'
import type { Act } from '#server/act.ts'
import { findLedgers } from './queries/ledgers.ts'
import { findMaking, keepLearned } from './queries/model.ts'
import { learn } from './rules/model.ts'

/** Foresights made before others are let through: some milliseconds. */
const atOnce = 20

/** Learns how the clients of the company buy, once a day, or at once where it is asked. */
export async function learnProjection(act: Act, { again }: { again?: boolean }): Promise<void> {
  const making = await findMaking(act)
  if (making?.day === act.today && !again) return
  const { country } = await findCompany(act)
  const learning = learn(await findLedgers(act), { day: act.today, country })
  let step = learning.next()
  for (let made = 1; !step.done; made++) {
    if (made % atOnce === 0) await setImmediate()
    step = learning.next()
  }
  if (step.value) await keepLearned(act, step.value)
}
