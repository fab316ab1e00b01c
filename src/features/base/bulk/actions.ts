// One act on many records. A feature declares what may be done (`bulkAct`); the rest is here: the trial,
// the run, its undoing. Who may do what is asked at each record, with the rights of that moment.
import { z } from 'zod'
import { record } from '#features/base/journal/actions.ts'
import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { grants, type Right } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { InvalidInput, problemOf } from '#server/http/problem.ts'
import { enqueue } from '#server/jobs.ts'
import { mergePdf } from '#server/pdf/merge.ts'
import type {
  bulkRows as askingRows,
  listBulk as listing,
  offerBulk as offering,
  Run,
  Selection,
  startBulk as starting,
  tryBulk as trying,
} from './contract.ts'
import { insertRun, type NewRow, readRows, setRunState } from './queries/runs.ts'
import { partsOf } from './queries/parts.ts'
import { findSeenRun, findSeenRuns, type FoundRun } from './queries/seen.ts'
import { keptDays, type MadeKind, mostAtOnce, rowStates, standingOf } from './rules.ts'
import { titleOfAct } from './rules/titles.ts'

/** A record of the selection, and why the act leaves it out: a code of the reasons, a refusal, or null. */
export type Candidate = {
  readonly id: string
  readonly label: string
  readonly reason: string | Refusal | null
  /** What is about to become of it, as a text: to whom it is sent, when it is planned. */
  readonly note?: string
  /** What was decided of it by the trial, and is then done: kept as JSON until its turn. */
  readonly plan?: unknown
}

/** Where a record stands as its turn comes: the run that it is of, and what was decided of it. */
export type Turn = { readonly run: string; readonly plan: unknown }

/** What was made of a record, and what is to be known of it although it is done. */
export type Done = { readonly made: string; readonly said: string }

/** What may be done with a selection of a list. */
export type BulkAct<L extends Endpoint = Endpoint, O = unknown> = {
  /** 'quotes.send': the list and the verb. */
  readonly name: string
  readonly right: Right
  /** The list that one selects in: its filters say what "all" is. */
  readonly list: L
  /** What the act needs to know beside the selection. */
  readonly options: z.ZodType<O>
  /** The records of the selection, in the order in which they will be done: `ids`, or the filters. */
  readonly find: (act: Act, asked: Chosen<L>, options: O) => Promise<readonly Candidate[]>
  /** Does it to one; what it made of it, if it made something. Refuses as the act alone would. */
  readonly run: (act: Act, id: string, options: O, turn: Turn) => Promise<string | Done | null>
  /** Where its turns keep documents (`keepPart`): the name of the PDF that they make together. */
  readonly file?: (act: Act) => string
  /** What it makes, where one may open that from the report. */
  readonly makes?: MadeKind
  /** Takes it back from one, where that has a meaning. */
  readonly undo?: (act: Act, id: string, made: string | null, turn: Turn) => Promise<void>
}
export type Chosen<L extends Endpoint> = InputOf<L> & {
  readonly ids?: readonly string[]
  /** Taken out of the selection: for an act whose rows are not its records. */
  readonly except?: ReadonlySet<string>
}

/** Declares an act: `bulkAct({ name: 'quotes.send', list: listQuotes, … })`. */
export const bulkAct = <L extends Endpoint, O>(about: BulkAct<L, O>): BulkAct =>
  about as unknown as BulkAct

/** The options of an act that needs none. */
export const noOptions = z.object({})

/** The act asked, with its options; only for those who have its right. */
function opened(
  acts: readonly BulkAct[],
  act: Act,
  { act: name, options }: { act: string; options?: unknown },
) {
  const found = acts.find((one) => one.name === name) ?? refuse('unknown_act', 'act')
  if (!grants(act.role, found.right)) refuse('forbidden', 'act')
  const read = z.safeDecode(found.options, (options ?? {}) as never)
  if (!read.success) {
    throw new InvalidInput(
      read.error.issues.map((issue) => ({ ...issue, path: ['options', ...issue.path] })),
    )
  }
  return { found, options: read.data }
}

/** What may be done with a selection: of each act, how many it concerns. Those forbidden are left out. */
async function offered(
  acts: readonly BulkAct[],
  act: Act,
  { acts: names, selection }: InputOf<typeof offering>,
) {
  const rows: { act: string; total: number; concerned: number | null }[] = []
  for (const name of names) {
    const found = acts.find((one) => one.name === name) ?? refuse('unknown_act', 'acts')
    if (!grants(act.role, found.right)) continue
    const read = z.safeDecode(found.options, {} as never)
    // What concerns nobody until something is chosen is offered as it is.
    if (!read.success) rows.push({ act: name, total: 0, concerned: null })
    else {
      const all = await candidatesOf(act, found, selection, read.data)
      if (all.length === 0 && 'ids' in selection) refuse('not_found')
      const concerned = all.filter(({ reason }) => reason === null).length
      rows.push({ act: name, total: all.length, concerned })
    }
  }
  return { rows }
}

/** The acts on a selection, for all that features declare. */
export const bulkActions = (acts: readonly BulkAct[]) => {
  const actNamed = (name: string) => acts.find((one) => one.name === name)
  const names = acts.map(({ name }) => name)
  const view = (act: Act, run: FoundRun) => viewOf(act, actNamed(run.act), run)

  async function chosen(act: Act, asked: InputOf<typeof trying>): Promise<readonly NewRow[]> {
    const { found, options } = opened(acts, act, asked)
    const kept = await candidatesOf(act, found, asked.selection, options)
    // Ids of which none is known are those of nobody.
    if (kept.length === 0 && 'ids' in asked.selection) refuse('not_found')
    return kept.map(({ id, label, reason, note = '', plan = null }) => ({
      id,
      label,
      note,
      plan,
      state: reason === null ? 'waiting' : 'excluded',
      reason: reason === null ? '' : sentenceOf(act, reason),
    }))
  }

  return {
    /** @throws Refusal `unknown_act`, `forbidden`, `bulk_too_many`, `not_found`. */
    async tryBulk(act: Act, asked: InputOf<typeof trying>) {
      const rows = await chosen(act, asked)
      const excluded = rows.filter(({ state }) => state === 'excluded')
      return {
        total: rows.length,
        concerned: rows.length - excluded.length,
        taken: rows
          .filter(({ state }) => state === 'waiting')
          .slice(0, shownAtMost)
          .map(({ id, label, note, plan }) => ({ record: id, label, note, plan })),
        excluded: excluded
          .slice(0, shownAtMost)
          .map(({ id, label, reason }) => ({ record: id, label, reason })),
      }
    },

    /** @throws Refusal `none_concerned`, and those of the trial. */
    async startBulk(act: Act, asked: InputOf<typeof starting>): Promise<Run> {
      const rows = await chosen(act, asked)
      const concerned = rows.filter(({ state }) => state === 'waiting').length
      if (concerned === 0) refuse('none_concerned')
      const id = await insertRun(act, { act: asked.act, options: asked.options ?? {} }, rows)
      await enqueue(act, { name: bulkJob }, { run: id }, { key: `${bulkJob}:${id}` })
      record(act, 'bulk.started', 'bulk_run', id, { label: asked.act, after: { concerned } })
      return view(act, await findSeenRun(act, id))
    },

    async listBulk(act: Act, asked: InputOf<typeof listing>) {
      const { rows, ...found } = await findSeenRuns(act, asked, names)
      return { ...found, sums: {}, rows: rows.map((run) => view(act, run)) }
    },

    showBulk: async (act: Act, { id }: { id: string }) => view(act, await findSeenRun(act, id)),

    async bulkRows(
      act: Act,
      { id, state: states = [...rowStates], ...window }: InputOf<typeof askingRows>,
    ) {
      const { rows, act: name } = await findSeenRun(act, id)
      const total = states.reduce((sum, state) => sum + rows[state], 0)
      const makes = actNamed(name)?.makes
      return { rows: await readRows(act, id, { ...window, states, makes }), total }
    },

    /** @throws Refusal `not_found`, `bulk_not_yours`, `bulk_no_file`. */
    async bulkFile(act: Act, { id }: { id: string }): Promise<FileAnswer> {
      const run = await ownRun(act, id)
      const file = view(act, run).file ?? refuse('bulk_no_file')
      opened(acts, act, { act: run.act, options: run.options })
      const { blank = false } = run.options as { blank?: boolean }
      return {
        file: mergePdf(partsOf(act, id), { blank }),
        name: file.name,
        mediaType: 'application/pdf',
      }
    },

    offerBulk: (act: Act, asked: InputOf<typeof offering>) => offered(acts, act, asked),

    /** @throws Refusal `not_found`, `bulk_not_yours`, `bulk_not_running`. */
    async stopBulk(act: Act, { id }: { id: string }): Promise<Run> {
      const run = await ownRun(act, id)
      if (!(await setRunState(act, id, 'running', 'stopped'))) refuse('bulk_not_running')
      record(act, 'bulk.stopped', 'bulk_run', id, { label: run.act })
      return view(act, await findSeenRun(act, id))
    },

    /** @throws Refusal `not_found`, `bulk_not_yours`, `bulk_not_undoable`. */
    async undoBulk(act: Act, { id }: { id: string }): Promise<Run> {
      const run = await ownRun(act, id)
      if (!view(act, run).undoable) refuse('bulk_not_undoable')
      opened(acts, act, { act: run.act, options: run.options })
      if (!(await setRunState(act, id, run.state, 'undoing'))) refuse('bulk_not_undoable')
      await enqueue(act, { name: bulkJob }, { run: id }, { key: `${bulkJob}:${id}` })
      record(act, 'bulk.undone', 'bulk_run', id, { label: run.act })
      return view(act, await findSeenRun(act, id))
    },
  }
}

/** Until when the file of a run is kept; null where it has none, or none any more. */
function fileOf(
  act: Act,
  found: BulkAct | undefined,
  { rows, endedAt, mine }: FoundRun,
): Run['file'] {
  const named = found?.file
  if (!named || !mine || endedAt === null || rows.done === 0) return null
  const until = new Date(Date.parse(endedAt) + keptDays * 86_400_000)
  return until > act.now ? { name: named(act), until: until.toISOString() } : null
}

/** A run as it is told, by whoever asks. */
function viewOf(act: Act, found: BulkAct | undefined, stored: FoundRun): Run {
  const { options: _, ...run } = stored
  return {
    ...run,
    title: titleOfAct(act.locale, run.act),
    standing: standingOf(run.state, run.rows),
    file: fileOf(act, found, stored),
    undoable:
      run.mine &&
      run.rows.done > 0 &&
      (run.state === 'done' || run.state === 'stopped') &&
      found?.undo !== undefined,
  }
}

/** A run of whoever asks: what others have started is theirs to stop and to take back. */
async function ownRun(act: Act, id: string): Promise<FoundRun> {
  const run = await findSeenRun(act, id)
  if (!run.mine) refuse('bulk_not_yours')
  return run
}

/** The records of a selection, but for those that one has taken out of it. */
async function candidatesOf(
  act: Act,
  found: BulkAct,
  selection: Selection,
  options: unknown,
): Promise<readonly Candidate[]> {
  const except = new Set('all' in selection ? selection.except : [])
  const asked = windowOf(found.list, selection) as Chosen<Endpoint>
  const all = await found.find(act, { ...asked, except } as never, options)
  const kept = all.filter(({ id }) => !except.has(id))
  if (kept.length > mostAtOnce) refuse('bulk_too_many', undefined, { most: mostAtOnce })
  return kept
}

/** How many of each the trial names. */
const shownAtMost = 100

/** The job that does a run. */
export const bulkJob = 'bulk-run'

/** What a list is asked for a selection: one more than is allowed, so that too many is known. */
export function windowOf(list: Endpoint, selection: Selection): never {
  const text = 'all' in selection ? selection.all : {}
  const read = z.safeDecode(list.input, text as never)
  if (!read.success) throw new InvalidInput(read.error.issues)
  const ids = 'ids' in selection ? { ids: selection.ids } : {}
  return { ...(read.data as object), ...ids, offset: 0, limit: mostAtOnce + 1 } as never
}

/** A refusal as its sentence, in the language of whoever acts. */
export function sentenceOf(act: Act, error: unknown): string {
  if (typeof error !== 'string') return problemOf(error, act.locale, act.requestId).problem.detail
  try {
    return refuse(error)
  } catch (refusal) {
    return problemOf(refusal, act.locale, act.requestId).problem.detail
  }
}
