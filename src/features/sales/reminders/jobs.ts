import type { Act } from '#server/act.ts'
import { job } from '#server/jobs.ts'
import { remindingClient, remindingQuote, runClient, runQuote, sweep } from './actions/run.ts'

export const reminderJobs = [
  // The clock of each company has its own hours, and some its own quarters.
  job('reminder-sweep', (act: Act) => sweep(act), '*/15 * * * *'),
  job(remindingQuote.name, (act: Act, payload: { quote: string }) => runQuote(act, payload)),
  job(remindingClient.name, (act: Act, payload: { customer: string }) => runClient(act, payload)),
]
