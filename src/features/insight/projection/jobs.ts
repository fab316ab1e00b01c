import { errand } from '#server/jobs.ts'
import { learnProjection } from './actions.ts'
import { learning } from './rules/learning.ts'

/** Soon after each midnight, wherever the company is; and after an import, which asks for it. */
export const projectionJobs = [
  errand(
    learning.name,
    ({ within }, payload: { again?: boolean } | undefined) =>
      learnProjection(within, payload ?? {}),
    '9 * * * *',
  ),
] as const
