// The books are checked each night, and when somebody asks, one check at a time: each is a piece of work and a transaction of its own,
// so that mails and reminders pass in between, and a check that takes too long ends alone.
import { record } from '#features/base/journal/actions.ts'
import { notify } from '#features/base/notifications/actions.ts'
import { companyOf } from '#features/base/notifications/queries/chores.ts'
import { type Day, daysBetween } from '#kernel/day.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import { findProgress, rememberCheckup, rememberProgress } from '#server/checkup.ts'
import { enqueue, type Outside } from '#server/jobs.ts'
import { bookChecks, type Check } from './queries.ts'
import type { startCheckup as starting } from './contract.ts'
import { aside } from './queries/aside.ts'
import { findRunning, showCheckup } from './queries/progress.ts'

/** How far a check of the books is: the next piece, and what those before it found. */
export type Night = {
  /** The instant at which it was begun: one that is begun after it takes its place. */
  readonly begun: string
  readonly at: number
  /** Rows that differ, by the place of their check. */
  readonly wrong: Readonly<Record<number, number>>
  /** Checks that could not be made. */
  readonly unchecked: number
}

/** The errand that makes one check: what it does stands in jobs.ts. */
export const slice = { name: 'books-slice' } as const

export const beginChecks = (act: Act): Promise<void> =>
  leave(act, { begun: act.now.toISOString(), at: 0, wrong: {}, unchecked: 0 })

/** Begins a check now, unless one goes on: by whom, the journal says. */
export async function startCheckup(act: Act): Promise<OutputOf<typeof starting>> {
  if ((await findRunning(act)) === null) {
    record(act, 'company.books_checked', 'company', act.company)
    await beginChecks(act)
  }
  return showCheckup(act)
}

async function leave(act: Act, night: Night): Promise<void> {
  await rememberProgress(act.tx, act.company, {
    begun: night.begun,
    done: night.at,
    of: bookChecks.length,
    at: act.now.toISOString(),
  })
  await enqueue(act, slice, night, { key: `${slice.name}:${act.company}:${night.at}` })
}

/** Makes the next check and leaves the one after it behind; after the last, tells what was found. */
export async function checkNext(within: Outside['within'], night: Night): Promise<void> {
  const check = bookChecks[night.at]
  if (!check) return within((act) => unlessOver(act, night, () => conclude(act, night)))
  const found = await within((act) => aside(act, check.run)).catch(() => null)
  await within((act) => unlessOver(act, night, () => leave(act, withFound(night, found))))
}

/** Nothing more of a check whose place another has taken. */
async function unlessOver(act: Act, { begun }: Night, go: () => Promise<void>): Promise<void> {
  const progress = await findProgress(act.tx, act.company)
  if (progress?.begun === begun) await go()
}

const withFound = ({ at, wrong, unchecked, begun }: Night, found: Check | null): Night => ({
  begun,
  at: at + 1,
  wrong: found && found.wrong > 0 ? { ...wrong, [at]: found.wrong } : wrong,
  unchecked: unchecked + (found ? 0 : 1),
})

/** Keeps what was found for those who look after the installation, and tells them what differs, once a week. */
async function conclude(act: Act, { wrong, unchecked }: Night): Promise<void> {
  const differences = Object.values(wrong).reduce((all, one) => all + one, 0)
  await rememberCheckup(act.tx, act.now, { [act.company]: { differences, unchecked } })
  await rememberProgress(act.tx, act.company, null)
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
