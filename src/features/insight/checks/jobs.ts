import type { Act } from '#server/act.ts'
import { errand, job } from '#server/jobs.ts'
import { beginChecks, checkNext, type Night, slice } from './actions.ts'

/** Each night, when nobody works and before the digests leave. */
export const checkJobs = [
  job('books-checked', (act: Act) => beginChecks(act), '20 1 * * *'),
  errand(slice.name, ({ within }, night: Night) => checkNext(within, night)),
] as const
