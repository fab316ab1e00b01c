// What one does with many projects: another step, another seller, another store.
import { z } from 'zod'
import { bulkAct, type Candidate } from '#features/base/bulk/actions.ts'
import { entrusting, type EntrustTo } from '#features/base/bulk/actions/entrusting.ts'
import { refuse } from '#kernel/refusal.ts'
import { Line } from '#kernel/shapes.ts'
import type { Act } from '#server/act.ts'
import { listProjects } from '../contract.ts'
import { findProject } from '../queries/find.ts'
import { type AskedProjects, projectRows } from '../queries/list.ts'
import { moveProject, updateProject } from './project.ts'

type Row = Awaited<ReturnType<typeof projectRows>>[number]

const labelled = ({ id, number, name }: Row) => ({ id, label: [number, name].join(' · ') })

/** The projects of a selection; those that are at a step already are left out. */
const toStep = async (act: Act, asked: AskedProjects, to: string | null): Promise<Candidate[]> =>
  (await projectRows(act, asked)).map((row) => ({
    ...labelled(row),
    reason: to !== null && row.step.id === to ? 'already_so' : null,
    plan: row.step.id,
  }))

/** Entrusts a project to someone else, or to another store; all else stays. */
async function entrust(act: Act, id: string, to: EntrustTo): Promise<void> {
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
    find: (act, asked, { step }) => toStep(act, asked, step),
    run: async (act, id, { step }) => {
      if (step === null) return refuse('step_unknown', 'step')
      await moveProject(act, { id, step })
      return null
    },
    undo: async (act, id, _, { plan }) =>
      void (await moveProject(act, { id, step: plan as string })),
  }),
  ...entrusting({
    name: 'projects',
    right: 'projects.write',
    list: listProjects,
    find: async (act, asked) =>
      (await projectRows(act, asked)).map((row) => ({ ...row, ...labelled(row), reason: null })),
    entrust,
  }),
]
