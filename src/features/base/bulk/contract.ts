// One act on many records: what it would do, the run that does it, and what came of each.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, listInput, listOutput } from '#kernel/list.ts'
import { ById, Flag, Id, Instant, Window } from '#kernel/shapes.ts'
import { madeKinds, mostAtOnce, rowStates, runStates, standings } from './rules.ts'

const ActName = z
  .string()
  .max(60)
  .meta({ description: 'The act, as its feature names it', examples: ['quotes.send'] })

/** Some records by their ids; or all those that filters of their list keep, but a few. */
export const Selection = z.union([
  z.object({ ids: z.array(Id).min(1).max(mostAtOnce) }),
  z.object({
    all: z.record(z.string().max(60), z.string().max(500)),
    except: z.array(Id).max(mostAtOnce),
  }),
])
export type Selection = z.output<typeof Selection>

const Asked = z.object({
  act: ActName,
  selection: Selection,
  /** What the act needs to know beside: each says what. */
  options: z.record(z.string().max(60), z.unknown()).optional(),
})

export const Run = z.object({
  id: Id,
  act: z.string(),
  /** What it is called: "Relancer des devis". */
  title: z.string(),
  state: z.enum(runStates),
  /** How it stands in the list of runs. */
  standing: z.enum(standings),
  /** Who started it: a person, or an API key. */
  by: z.string(),
  /** Whether whoever asks started it: only they stop it, undo it, download its file. */
  mine: z.boolean(),
  /** How many records stand where. */
  rows: z.object(
    Object.fromEntries(rowStates.map((state) => [state, z.int()])) as Record<
      (typeof rowStates)[number],
      z.ZodInt
    >,
  ),
  undoable: z.boolean(),
  /** The file that it makes, once it is there, and until when. */
  file: z.object({ name: z.string(), until: Instant }).nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
})
export type Run = z.output<typeof Run>

export const tryBulk = endpoint('POST', '/bulk-trials', {
  summary: 'Tells what an act would do to a selection, and what it would leave out and why.',
  input: Asked,
  output: z.object({
    total: z.int(),
    concerned: z.int(),
    /** The first of those concerned. */
    taken: z.array(
      z.object({
        record: Id,
        label: z.string(),
        /** What is about to become of it: to whom, when; empty where there is nothing to say. */
        note: z.string(),
        /** What the trial decided of it, as the act says. */
        plan: z.unknown(),
      }),
    ),
    /** The first of those left out. */
    excluded: z.array(z.object({ record: Id, label: z.string(), reason: z.string() })),
  }),
  refusals: ['unknown_act', 'bulk_too_many'],
})

export const startBulk = endpoint('POST', '/bulk-runs', {
  summary: 'Starts an act on a selection: a job does it, each record in a transaction of its own.',
  input: Asked,
  output: Run,
  refusals: ['unknown_act', 'bulk_too_many', 'none_concerned'],
})

export const runSorts = ['started'] as const

export const listBulk = endpoint('GET', '/bulk-runs', {
  summary:
    'Lists the runs of the last thirty days, those that go on first: one’s own, or all for whoever reads the journal; indicators count them by how they stand.',
  input: listInput(runSorts, {
    standing: anyOf(standings),
    /** Only one’s own. */
    mine: Flag,
  }),
  output: listOutput(Run, { indicators: standings }),
})

export const showBulk = endpoint('GET', '/bulk-runs/:id', {
  summary: 'Tells how far a run is.',
  input: ById,
  output: Run,
})

export const bulkRows = endpoint('GET', '/bulk-runs/:id/rows', {
  summary: 'What came of each record of a run: first what was refused, then what was left out.',
  input: Window.extend({ id: Id, state: anyOf(rowStates) }),
  output: z.object({
    rows: z.array(
      z.object({
        record: Id,
        label: z.string(),
        state: z.enum(rowStates),
        reason: z.string(),
        made: Id.nullable(),
        /** What it is, while it is there, to be opened; of a draft the number is empty. */
        opens: z.object({ kind: z.enum(madeKinds), number: z.string() }).nullable(),
      }),
    ),
    total: z.int(),
  }),
})

export const bulkFile = endpoint('GET', '/bulk-runs/:id/file', {
  summary: 'Gives the file that a run has made, as long as it is kept.',
  input: ById,
  output: z.unknown(),
  answer: 'file',
  refusals: ['bulk_no_file', 'bulk_not_yours'],
})

export const offerBulk = endpoint('POST', '/bulk-offers', {
  summary: 'Tells, for several acts, how many records of a selection each would concern.',
  input: z.object({ acts: z.array(ActName).min(1).max(40), selection: Selection }),
  output: z.object({
    rows: z.array(
      z.object({
        act: z.string(),
        total: z.int(),
        /** Null where it depends on what is chosen then. */
        concerned: z.int().nullable(),
      }),
    ),
  }),
  refusals: ['unknown_act', 'bulk_too_many'],
})

export const stopBulk = endpoint('POST', '/bulk-runs/:id/interruption', {
  summary: 'Stops a run: what is done stays done.',
  input: ById,
  output: Run,
  refusals: ['bulk_not_running', 'bulk_not_yours'],
})

export const undoBulk = endpoint('POST', '/bulk-runs/:id/undoing', {
  summary: 'Takes back what a run has done, record by record, where the act can be taken back.',
  input: ById,
  output: Run,
  refusals: ['bulk_not_undoable', 'bulk_not_yours'],
})
