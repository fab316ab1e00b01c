// How the clients of a company buy, learned away from the event loop: it takes seconds.
import type { WrittenLedger } from '#features/insight/projection/rules/ledger.ts'
import type { Learned } from '#features/insight/projection/rules/model.ts'
import type { Day } from '#kernel/day.ts'
import { processPool } from '#server/apart/pool.ts'
import { programOf } from '#server/apart/program.ts'

export type Lesson = {
  readonly ledgers: readonly WrittenLedger[]
  readonly day: Day
  readonly country: string
}

/** One at a time, so that what is read later is kept later; the process ends with what it was given. */
const pool = processPool<Lesson, Learned | null>({
  name: 'learning',
  program: programOf('learning/worker'),
  workersAtMost: 1,
  waitingAtMost: 100,
  patience: 1_800_000,
  restAfter: 0,
})

/** What is learned of these ledgers; null where nothing was ever sold. @throws Refusal `too_slow`. */
export const learnAside = (lesson: Lesson): Promise<Learned | null> => pool.run(lesson)

/** Ends what is being learned, when the server stops: the job that asked is done again after the next start. */
export const stopLearning = (): Promise<void> => pool.close()
