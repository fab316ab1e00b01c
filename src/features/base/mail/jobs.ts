import type { Act } from '#server/act.ts'
import { errand, job } from '#server/jobs.ts'
import { failLost, hold, takeInHand, tell } from './actions/deliver.ts'
import { delivering, lapseLate, releaseHeld } from './actions/queue.ts'

/** Hands a message to the server of mails. */
const delivery = errand(delivering.name, async ({ within, post }, { mail }: { mail: string }) => {
  if (!post) return within((act) => hold(act, mail))
  const letter = await within((act) => takeInHand(act, mail))
  if (!letter) return
  const posted = await post(letter)
  await within((act) => tell(act, mail, posted))
})

/** At a start with SMTP_URL: what was held leaves. */
export const releasingMails = job('mail-release', (act: Act) => releaseHeld(act))

export const mailJobs = [
  delivery,
  releasingMails,
  job('mail-lost', (act: Act) => failLost(act), '*/5 * * * *'),
  job('mail-late', (act: Act) => lapseLate(act), '*/5 * * * *'),
]
