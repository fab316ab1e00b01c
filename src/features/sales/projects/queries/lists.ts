// The lists that a company keeps for its projects.
import { sql } from 'kysely'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { addVenue, changeKind, changeVenue, projectLists } from '../contract/settings.ts'
import { findSteps } from './find.ts'

type Lists = OutputOf<typeof projectLists>
type Kind = Lists['kinds'][number]
type Venue = Lists['venues'][number]

/** The steps in order, with how many projects are there; kinds and venues by name, those in use first. */
export async function readLists(act: Act): Promise<Lists> {
  const [steps, at, kinds, venues] = await Promise.all([
    findSteps(act),
    projectsAtSteps(act),
    kindRows(act).execute(),
    venueRows(act).execute(),
  ])
  return {
    steps: steps.map((step) => ({ ...step, projects: at.get(step.id) ?? 0 })),
    kinds,
    venues,
  }
}

async function projectsAtSteps({ tx, company }: Act): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('project')
    .select(['step', sql<number>`count(*)::int`.as('projects')])
    .where('company_id', '=', company)
    .groupBy('step')
    .execute()
  return new Map(rows.map((row) => [row.step, row.projects]))
}

const kindRows = ({ tx, company }: Act) =>
  tx
    .selectFrom('project_kind')
    .select(['id', 'name', 'archived', 'version'])
    .where('company_id', '=', company)
    .orderBy('archived')
    .orderBy('name')

const venueRows = ({ tx, company }: Act) =>
  tx
    .selectFrom('venue')
    .select(['id', 'name', 'street', 'street2', 'postal_code as postalCode', 'city', 'country'])
    .select(['phone', 'access', 'archived', 'version'])
    .where('company_id', '=', company)
    .orderBy('archived')
    .orderBy('name')

/** @throws Refusal `not_found`, at `param` where it is asked for by another record. */
export const findKind = async (act: Act, id: string, param?: string): Promise<Kind> =>
  (await kindRows(act).where('id', '=', id).executeTakeFirst()) ?? refuse('not_found', param)

/** @throws Refusal `not_found`, at `param` where it is asked for by another record. */
export const findVenue = async (act: Act, id: string, param?: string): Promise<Venue> =>
  (await venueRows(act).where('id', '=', id).executeTakeFirst()) ?? refuse('not_found', param)

export async function insertKind({ tx, company, now }: Act, name: string): Promise<string> {
  const id = newId(now.getTime())
  await tx.insertInto('project_kind').values({ company_id: company, id, name }).execute()
  return id
}

/** Saves a kind; false where the version is not the one at hand any more. */
export async function updateKind(
  { tx, company }: Act,
  { id, version, ...values }: InputOf<typeof changeKind>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('project_kind')
    .set({ ...values, version: version + 1 })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function insertVenue(
  { tx, company, now }: Act,
  { postalCode, ...values }: InputOf<typeof addVenue>,
): Promise<string> {
  const id = newId(now.getTime())
  await tx
    .insertInto('venue')
    .values({ ...values, company_id: company, id, postal_code: postalCode })
    .execute()
  return id
}

/** Saves a venue; false where the version is not the one at hand any more. */
export async function updateVenue(
  { tx, company }: Act,
  { id, version, postalCode, ...values }: InputOf<typeof changeVenue>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('venue')
    .set({ ...values, postal_code: postalCode, version: version + 1 })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
