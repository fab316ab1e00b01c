// What one does with many projects: another step, another seller, another store.
import { z } from 'zod'
import { bulkAct, type Candidate } from '#features/base/bulk/actions.ts'
import { refuse } from '#kernel/refusal.ts'
import { Id, Line } from '#kernel/shapes.ts'
import type { Act } from '#server/act.ts'
import { listProjects } from '../contract.ts'
import { findProject } from '../queries/find.ts'
import { type AskedProjects, projectRows } from '../queries/list.ts'
import { moveProject, updateProject } from './project.ts'

type Row = Awaited<ReturnType<typeof projectRows>>[number]

/** The projects of a selection; what is there already is left out. */
const candidates =
  (was: (row: Row) => string | null) =>
  async (act: Act, asked: AskedProjects, to: string | null): Promise<Candidate[]> =>
    (await projectRows(act, asked)).map((row) => ({
      id: row.id,
      label: [row.number, row.name].join(' · '),
      reason: to !== null && was(row) === to ? 'already_so' : null,
      plan: was(row),
    }))

const atStep = candidates((row) => row.step.id)
const ofSeller = candidates((row) => row.seller?.id ?? null)
const ofStore = candidates((row) => row.store?.id ?? null)

/** Entrusts a project to someone else, or to another store; all else stays. */
async function entrust(
  act: Act,
  id: string,
  to: { seller?: string | null; store?: string | null },
): Promise<void> {
  const row = await findProject(act, id, { hold: true })
  await updateProject(act, {
    id,
    version: row.version,
    name: row.name,
    kind: row.kind_id,
    venue: row.venue_id,
    address: row.address_id,
    store: row.store_id,
    seller: row.seller_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    nextStep: row.next_step,
    nextOn: row.next_on,
    note: row.note,
    ...to,
  })
}

export const projectBulk = [
  bulkAct({
    name: 'projects.step',
    right: 'projects.write',
    list: listProjects,
    options: z.object({ step: Line(40).nullable() }),
    find: (act, asked, { step }) => atStep(act, asked, step),
    run: async (act, id, { step }) => {
      if (step === null) return refuse('step_unknown', 'step')
      await moveProject(act, { id, step })
      return null
    },
    undo: async (act, id, _, { plan }) =>
      void (await moveProject(act, { id, step: plan as string })),
  }),
  bulkAct({
    name: 'projects.seller',
    right: 'projects.write',
    list: listProjects,
    options: z.object({ seller: Id.nullable() }),
    find: (act, asked, { seller }) => ofSeller(act, asked, seller),
    run: async (act, id, { seller }) => {
      await entrust(act, id, { seller })
      return null
    },
    undo: (act, id, _, { plan }) => entrust(act, id, { seller: plan as string | null }),
  }),
  bulkAct({
    name: 'projects.store',
    right: 'projects.write',
    list: listProjects,
    options: z.object({ store: Id.nullable() }),
    find: (act, asked, { store }) => ofStore(act, asked, store),
    run: async (act, id, { store }) => {
      await entrust(act, id, { store })
      return null
    },
    undo: (act, id, _, { plan }) => entrust(act, id, { store: plan as string | null }),
  }),
]
