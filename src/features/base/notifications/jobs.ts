import type { Act } from '#server/act.ts'
import { job } from '#server/jobs.ts'
import { forgetDone, tellBackup, tellDeadlines } from './actions/deadlines.ts'

/** What is told by itself: each hour, so that it is there when the company's day begins. */
export const notificationJobs = [
  job('notification-deadlines', (act: Act) => tellDeadlines(act), '10 * * * *'),
  job('notification-backup', (act: Act) => tellBackup(act), '25 5 * * *'),
  job('notification-done', async (act: Act) => void (await forgetDone(act)), '35 3 * * *'),
]
