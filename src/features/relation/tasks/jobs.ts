import type { Act } from '#server/act.ts'
import { job } from '#server/jobs.ts'
import { tellOverdue } from './actions.ts'

/** Each hour, so that it is told when the company's day begins; the same deadline is told once. */
export const taskJobs = [
  job('tasks-overdue', async (act: Act) => void (await tellOverdue(act)), '12 * * * *'),
] as const
