import type { Act } from '#server/act.ts'
import { job } from '#server/jobs.ts'
import { learnProjection } from './actions.ts'
import { learning } from './rules/learning.ts'

/** Soon after each midnight, wherever the company is; and after an import, which asks for it. */
export const projectionJobs = [
  job(
    learning.name,
    (act: Act, payload: { again?: boolean } | undefined) => learnProjection(act, payload ?? {}),
    '9 * * * *',
  ),
] as const
