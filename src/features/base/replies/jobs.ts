import type { Act } from '#server/act.ts'
import { errand, job } from '#server/jobs.ts'
import { readDue, readReplies } from './actions/read.ts'
import { readingMailbox } from './actions/settings.ts'

export const replyJobs = [
  errand(readingMailbox.name, (outside) => readReplies(outside)),
  job('mailbox-due', (act: Act) => readDue(act), '*/5 * * * *'),
]
