import { z } from 'zod'
import { notify } from '#features/base/notifications/actions.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { enqueue, type Errand, errand, type Job, job, type Outside } from '#server/jobs.ts'
import { endPart } from '#server/journal.ts'
import { announceOnCommit } from '#server/live/announce.ts'
import { type BulkAct, bulkJob, sentenceOf } from './actions.ts'
import {
  countRows,
  deleteOldRuns,
  findAsleep,
  findRun,
  holdNext,
  isAnyLeft,
  setRunState,
  tellRow,
  touchRun,
} from './queries/runs.ts'
import { deleteOldParts } from './queries/parts.ts'
import { type Doer, findDoer, findMember } from './queries/doer.ts'
import { isOpen, keptDays, type RunState } from './rules.ts'
import { titleOfAct } from './rules/titles.ts'

/** How long one job goes on before it lets others pass: its rest is another job. */
const turn = 15_000 // ms
/** How long a run may not advance before it is thought to have lost its worker. */
const sleepy = 120_000 // ms
/** How often whoever looks on is told how far it is. */
const beat = 700 // ms
/** From when on one has turned to something else. */
const lasting = 10_000 // ms

/** What does the runs, whatever becomes of the tab or of the process that asked. */
export const bulkJobs = (acts: readonly BulkAct[]): readonly (Job<never> | Errand<never>)[] => [
  errand(bulkJob, (outside, { run }: { run: string }) => goOn(outside, acts, run)),
  job('bulk-wake', (act: Act) => wake(act), '*/5 * * * *'),
  job(
    'bulk-old',
    async (act: Act) => {
      const before = (days: number) => new Date(act.now.getTime() - days * 86_400_000)
      await deleteOldParts(act, before(keptDays))
      await deleteOldRuns(act, before(30))
    },
    '40 3 * * *',
  ),
]

async function wake(act: Act): Promise<void> {
  for (const { id } of await findAsleep(act, new Date(act.now.getTime() - sleepy))) {
    await enqueue(act, { name: bulkJob }, { run: id }, { key: `${bulkJob}:${id}` })
  }
}

/** One record after the other, each in its transaction, until none is left or the turn is over. */
async function goOn({ within }: Outside, acts: readonly BulkAct[], run: string): Promise<void> {
  const until = Date.now() + turn
  let said = Date.now()
  let bug: unknown = null
  for (let going = true; going;) {
    let held: Held | null = null
    try {
      going = await within(async (act) => {
        held = await hold(act, acts, run)
        if (held === null) return false
        await perform(act, held)
        if (Date.now() - said > beat) {
          tellHowFar(act, run)
          said = Date.now()
        }
        return true
      })
    } catch (error) {
      const refused = held as Held | null
      if (refused === null) throw error
      if (!(error instanceof Refusal)) bug ??= error
      // What was begun of it is undone; what is kept is why.
      await within((act) => tellRow(act, run, refused.place, whatRefused(act, refused, error)))
    }
    if (going && Date.now() > until) {
      await within(async (act) => {
        await touchRun(act, run)
        await enqueue(act, { name: bulkJob }, { run }, { key: `${bulkJob}:${run}` })
      })
      return
    }
  }
  // A bug is told to whoever runs the server; the records after it were done all the same.
  if (bug) throw bug
}

type Held = {
  readonly run: string
  readonly place: number
  readonly record: string
  readonly made: string | null
  readonly plan: unknown
  readonly undoing: boolean
  readonly bulk: BulkAct | undefined
  readonly options: unknown
  readonly doer: Doer | null
}

/** The next record of a run; null once there is none, and the run is then over. */
async function hold(act: Act, acts: readonly BulkAct[], id: string): Promise<Held | null> {
  const run = await findRun(act, id)
  if (!run || !isOpen(run.state as RunState)) return null
  const bulk = acts.find(({ name }) => name === run.act)
  const undoing = run.state === 'undoing'
  const row = await holdNext(act, id, undoing ? 'done' : 'waiting')
  if (!row) {
    // What another worker holds is its own to end.
    if (await isAnyLeft(act, id, undoing ? 'done' : 'waiting')) return null
    const ended = undoing ? 'undone' : 'done'
    const hasEnded = await setRunState(act, id, undoing ? 'undoing' : 'running', ended)
    if (hasEnded) tellHowFar(act, id)
    if (hasEnded && !undoing) await tellEnd(act, bulk, run)
    return null
  }
  return { run: id, ...row, undoing, bulk, options: run.options, doer: await findDoer(act, run) }
}

/** Its screens, wherever they are, look again. */
const tellHowFar = (act: Act, run: string): void =>
  announceOnCommit(act, { changes: [['bulk_run', run]] })

/** Whoever asked may have left meanwhile: they are told of the end of what has lasted. */
async function tellEnd(
  act: Act,
  bulk: BulkAct | undefined,
  { id, act: name, person, startedAt }: NonNullable<Awaited<ReturnType<typeof findRun>>>,
): Promise<void> {
  if (person === null) return
  if (act.now.getTime() - Date.parse(startedAt) < lasting) return
  const doer = await findMember(act, person)
  const { done, refused } = await countRows(act, id)
  const locale = doer?.locale ?? act.locale
  const label = bulk?.file?.({ ...act, locale }) ?? titleOfAct(locale, name)
  await notify(act, {
    code: 'bulk.done',
    about: { type: 'bulk', id, label },
    to: [person],
    values: { done, all: done + refused },
  })
}

/** Does it in the name of whoever asked, with the rights that they have now. */
async function perform(act: Act, { bulk, doer, ...held }: Held): Promise<void> {
  if (!bulk) return refuse('unknown_act')
  if (!doer || !grants(doer.role, bulk.right)) return refuse('forbidden')
  const theirs: Act = { ...act, ...doer, journal: [], atEnd: new Map(), withCommit: [] }
  const turn = { run: held.run, plan: held.plan }
  if (held.undoing) {
    await bulk.undo?.(theirs, held.record, held.made, turn)
    await tellRow(act, held.run, held.place, { state: 'undone' })
  } else {
    const options = z.decode(bulk.options, held.options as never)
    const done = await bulk.run(theirs, held.record, options, turn)
    const { made, said: reason } =
      typeof done === 'object' && done ? done : { made: done, said: '' }
    await tellRow(act, held.run, held.place, { state: 'done', reason, made })
  }
  await endPart(theirs)
}

const whatRefused = (act: Act, { undoing, doer }: Held, error: unknown) => ({
  state: undoing ? ('kept' as const) : ('refused' as const),
  reason: sentenceOf(doer ? { ...act, locale: doer.locale } : act, error),
})
