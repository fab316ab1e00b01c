import { letterAtOnce } from '#features/base/notifications/actions.ts'
import type { Act } from '#server/act.ts'
import { job } from '#server/jobs.ts'
import { writeAtOnce, writeDaily } from './actions.ts'

export const digestJobs = [
  job(letterAtOnce.name, (act: Act, payload: { person: string }) => writeAtOnce(act, payload)),
  // Each hour, since it is eight o’clock at another hour in each company.
  job('notification-digest', (act: Act) => writeDaily(act), '5 * * * *'),
]
