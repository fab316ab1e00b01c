// Who is on a project, and which documents belong to it.
import { record } from '#features/base/journal/actions.ts'
import { findCustomer, isColleague } from '#features/relation/customers/queries.ts'
import { findContact } from '#features/relation/customers/queries/people.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type {
  addPerson as adding,
  attachDocument as attaching,
  detachDocument as detaching,
  Project,
  removePerson as removing,
} from '../contract.ts'
import { findCandidate } from '../queries/candidate.ts'
import { findHolding, findPeople } from '../queries/find.ts'
import { showProject } from '../queries/show.ts'
import {
  deleteDocument,
  deletePerson,
  insertDocument,
  insertPerson,
  updateProjectRow,
} from '../queries/write.ts'
import { holdProject } from './project.ts'

/** Puts someone on a project. @throws Refusal `not_found`, at `of`; `already_on`. */
export async function addPerson(
  act: Act,
  { id, role, kind, of }: InputOf<typeof adding>,
): Promise<Project> {
  const project = await holdProject(act, id)
  if (kind === 'person' && !(await isColleague(act, of))) refuse('not_found', 'of')
  if (kind === 'contact') await findContact(act, project.customer_id, of)
  if (kind === 'party') await findCustomer(act, of, { param: 'of' })
  const added = await insertPerson(act, id, {
    role,
    person_id: kind === 'person' ? of : null,
    contact_id: kind === 'contact' ? of : null,
    party_id: kind === 'party' ? of : null,
  })
  if (!added) refuse('already_on', 'of')
  const name = (await findPeople(act, id)).find((one) => one.role === role && one.of === of)?.name
  record(act, 'project.person_added', 'project', id, {
    label: project.number,
    after: { role, name: name ?? '' },
  })
  return showProject(act, id)
}

/** Takes someone off a project. @throws Refusal `not_found`. */
export async function removePerson(
  act: Act,
  { id, person }: InputOf<typeof removing>,
): Promise<Project> {
  const project = await holdProject(act, id)
  const was = (await findPeople(act, id)).find((one) => one.id === person)
  if (!was || !(await deletePerson(act, id, person))) return refuse('not_found')
  record(act, 'project.person_removed', 'project', id, {
    label: project.number,
    before: { role: was.role, name: was.name },
  })
  return showProject(act, id)
}

/**
 * Attaches a document of the client; what follows from it comes along.
 * @throws Refusal `not_found`, `other_client`, `follows_another`, `other_project`.
 */
export async function attachDocument(
  act: Act,
  { id, kind, document }: InputOf<typeof attaching>,
): Promise<Project> {
  const project = await holdProject(act, id)
  if (!grants(act.role, `${kind}s`.concat('.read') as 'quotes.read')) refuse('not_found')
  const found = (await findCandidate(act, kind, document)) ?? refuse('not_found', 'document')
  if (found.customer !== project.customer_id) refuse('other_client', 'document')
  if (found.follows) refuse('follows_another', 'document')
  const held = await findHolding(act, document)
  if (held?.id === id) return showProject(act, id)
  if (held || !(await insertDocument(act, id, kind, document))) {
    refuse('other_project', 'document', { number: held?.number ?? '' })
  }
  await updateProjectRow(act, id, {})
  record(act, 'project.document_added', 'project', id, {
    label: project.number,
    after: { document: found.number ?? '' },
  })
  return showProject(act, id)
}

/** Takes a document, and what follows from it, out of a project. @throws Refusal `not_found`. */
export async function detachDocument(
  act: Act,
  { id, document }: InputOf<typeof detaching>,
): Promise<Project> {
  const project = await holdProject(act, id)
  if (!(await deleteDocument(act, id, document))) refuse('not_found')
  await updateProjectRow(act, id, {})
  record(act, 'project.document_removed', 'project', id, {
    label: project.number,
    before: { document },
  })
  return showProject(act, id)
}
