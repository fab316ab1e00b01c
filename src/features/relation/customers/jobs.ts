import type { Act } from '#server/act.ts'
import { job } from '#server/jobs.ts'
import { accountsJob, keepOldAccounts } from './queries/keep-account.ts'

/** What is late and what is of the last twelve months changes by itself: soon after each midnight. */
export const customerJobs = [
  job(accountsJob.name, async (act: Act) => keepOldAccounts(act), '5 * * * *'),
] as const
