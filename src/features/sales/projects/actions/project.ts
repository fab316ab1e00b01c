// What is decided of a project: its head, its step, who is on it, what belongs to it.
import { z } from 'zod'
import { takeNumber } from '#features/base/company/actions.ts'
import { findCompany } from '#features/base/company/queries.ts'
import { changed, record } from '#features/base/journal/actions.ts'
import { writtenCustomer } from '#features/relation/customers/queries.ts'
import { findAddress } from '#features/relation/customers/queries/people.ts'
import { clientFor, place } from '#features/sales/quotes/actions/compose.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import { isBefore } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import {
  type createProject as creation,
  type moveProject as moving,
  Project,
  type updateProject as update,
} from '../contract.ts'
import { findProject, type ProjectFound } from '../queries/find.ts'
import { findKind, findVenue } from '../queries/lists.ts'
import { findChain, hasDocuments } from '../queries/money.ts'
import { showProject } from '../queries/show.ts'
import { deleteProjectRow, insertProject, keepSteps, updateProjectRow } from '../queries/write.ts'
import { moneyOf, whyNotStep } from '../rules.ts'
import { dropFilesOf } from './files.ts'

/** Starts a project. @throws Refusal `customer_archived`, `step_unknown`, `ends_before`, `out_of_scope`. */
export async function createProject(act: Act, given: InputOf<typeof creation>): Promise<Project> {
  const client = await clientFor(act, given.customer, await findCompany(act))
  const steps = await keepSteps(act)
  const step = given.step === undefined ? steps[0] : steps.find(({ id }) => id === given.step)
  if (!step) return refuse('step_unknown', 'step')
  const { seller, store } = await place(act, given, client)
  const head = { ...empty, ...given }
  await checkHead(act, client.id, head)
  const number = await takeNumber(act, 'project', act.today)
  const id = await insertProject(act, {
    ...columnsOf(head),
    number,
    customer_id: client.id,
    step: step.id,
    step_since: act.today,
    seller_id: seller,
    store_id: store,
    search: searchOf(number, head.name, client.name),
  })
  record(act, 'project.created', 'project', id, { label: number, after: { name: head.name } })
  return showProject(act, id)
}

/** Saves what is decided of it. @throws Refusal `changed_meanwhile`, `ends_before`, `out_of_scope`. */
export async function updateProject(
  act: Act,
  { id, version, ...head }: InputOf<typeof update>,
): Promise<Project> {
  const before = await holdProject(act, id, version)
  const kept = { seller: before.seller_id, store: before.store_id }
  const { seller, store } = await place(act, head, kept, kept)
  await checkHead(act, before.customer_id, head)
  const client = await writtenCustomer(act, before.customer_id)
  const columns = { ...columnsOf(head), seller_id: seller, store_id: store }
  await updateProjectRow(act, id, {
    ...columns,
    search: searchOf(before.number, head.name, client.name),
  })
  const differing = changed(before, columns)
  if (Object.keys(differing.after).length > 0) {
    record(act, 'project.changed', 'project', id, { label: before.number, ...differing })
  }
  return showProject(act, id)
}

/** Takes it to another step. @throws Refusal `step_unknown`, `project_due`, `changed_meanwhile`. */
export async function moveProject(
  act: Act,
  { id, step: to, version, knowingly = false }: InputOf<typeof moving>,
): Promise<Project> {
  const before = await holdProject(act, id, version)
  const steps = await keepSteps(act)
  const step = steps.find((one) => one.id === to) ?? refuse('step_unknown', 'step')
  const { due } = moneyOf(await findChain(act, id))
  const reason = whyNotStep(step, { due, knowingly })
  const written = formats(act.locale, act.currency, act.timeZone)
  if (reason) refuse(reason, undefined, { due: written.amount(due) })
  if (step.id !== before.step) {
    await updateProjectRow(act, id, { step: step.id, step_since: act.today })
    const was = steps.find((one) => one.id === before.step)
    record(act, 'project.moved', 'project', id, {
      label: before.number,
      before: { step: was?.name ?? before.step },
      after: { step: step.name, ...(step.phase === 'archived' && due > 0 ? { due } : {}) },
    })
  }
  return showProject(act, id)
}

/** @throws Refusal `project_has_documents`. */
export async function deleteProject(act: Act, { id }: { id: string }): Promise<{ done: true }> {
  const project = await holdProject(act, id)
  if (await hasDocuments(act, id)) refuse('project_has_documents')
  await dropFilesOf(act, id)
  await deleteProjectRow(act, id)
  record(act, 'project.deleted', 'project', id, {
    label: project.number,
    before: { name: project.name },
  })
  return { done: true }
}

/** The project, held until the commit. @throws Refusal `not_found`, `changed_meanwhile`. */
export async function holdProject(act: Act, id: string, version?: number): Promise<ProjectFound> {
  const project = await findProject(act, id, { hold: true })
  if (version !== undefined && version !== project.version) {
    refuse(
      'changed_meanwhile',
      undefined,
      {},
      { current: z.encode(Project, await showProject(act, id)) },
    )
  }
  return project
}

type Head = Omit<InputOf<typeof update>, 'id' | 'version'>

const empty = {
  kind: null,
  venue: null,
  address: null,
  startsOn: null,
  endsOn: null,
  nextStep: '',
  nextOn: null,
  note: '',
} as const

const columnsOf = (head: Omit<Head, 'seller' | 'store'>) => ({
  name: head.name,
  kind_id: head.kind,
  venue_id: head.venue,
  address_id: head.venue === null ? head.address : null,
  starts_on: head.startsOn ?? head.endsOn,
  ends_on: head.endsOn,
  next_step: head.nextStep,
  next_on: head.nextOn,
  note: head.note,
})

async function checkHead(
  act: Act,
  customer: string,
  { kind, venue, address, startsOn, endsOn }: Omit<Head, 'seller' | 'store'>,
): Promise<void> {
  if (startsOn !== null && endsOn !== null && isBefore(endsOn, startsOn)) {
    refuse('ends_before', 'endsOn')
  }
  if (kind !== null) await findKind(act, kind, 'kind')
  if (venue !== null) await findVenue(act, venue, 'venue')
  if (address !== null && venue === null) await findAddress(act, customer, address)
}
