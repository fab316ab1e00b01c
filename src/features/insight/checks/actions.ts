// The books are checked each night, one check at a time: each is a piece of work and a transaction of its own,
// so that mails and reminders pass in between, and a check that takes too long ends alone.
import { notify } from '#features/base/notifications/actions.ts'
import { companyOf } from '#features/base/notifications/queries/chores.ts'
import { type Day, daysBetween } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { rememberCheckup } from '#server/checkup.ts'
import { enqueue, type Outside } from '#server/jobs.ts'
import { bookChecks, type Check } from './queries.ts'
import { aside } from './queries/aside.ts'

/** How far a night is: the next check, and what those before it found. */
export type Night = {
  readonly at: number
  /** Rows that differ, by the place of their check. */
  readonly wrong: Readonly<Record<number, number>>
  /** Checks that could not be made. */
  readonly unchecked: number
}

/** The errand that makes one check: what it does stands in jobs.ts. */
export const slice = { name: 'books-slice' } as const

const begun: Night = { at: 0, wrong: {}, unchecked: 0 }

export const beginChecks = (act: Act): Promise<void> => leave(act, begun)

const leave = (act: Act, night: Night): Promise<void> =>
  enqueue(act, slice, night, { key: `${slice.name}:${act.company}:${night.at}` })

/** Makes the next check and leaves the one after it behind; after the last, tells what was found. */
export async function checkNext(within: Outside['within'], night: Night): Promise<void> {
  const check = bookChecks[night.at]
  if (!check) return within((act) => conclude(act, night))
  const found = await within((act) => aside(act, check.run)).catch(() => null)
  await within((act) => leave(act, withFound(night, found)))
}

const withFound = ({ at, wrong, unchecked }: Night, found: Check | null): Night => ({
  at: at + 1,
  wrong: found && found.wrong > 0 ? { ...wrong, [at]: found.wrong } : wrong,
  unchecked: unchecked + (found ? 0 : 1),
})

/** Keeps what was found for those who look after the installation, and tells them what differs, once a week. */
async function conclude(act: Act, { wrong, unchecked }: Night): Promise<void> {
  const differences = Object.values(wrong).reduce((all, one) => all + one, 0)
  await rememberCheckup(act.tx, act.now, { [act.company]: { differences, unchecked } })
  if (differences === 0) return
  const { name } = await companyOf(act)
  const week = Math.floor(daysBetween('1970-01-05' as Day, act.today) / 7)
  await notify(act, {
    code: 'books.differ',
    about: { type: 'company', id: act.company, label: name },
    to: 'administrators',
    values: { differences },
    once: `books:${week}:${Object.keys(wrong).join(',')}`,
  })
}
