// What is written of projects; only their acts call these.
import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { newId } from '#server/ids.ts'
import { touchFound } from '#server/touched.ts'
import { type ProjectStep, usualSteps } from '../rules.ts'
import { findSteps } from './find.ts'

/** The steps of the company, which are written down if it has none yet: projects point at them. */
export async function keepSteps(act: Act): Promise<readonly ProjectStep[]> {
  const steps = usualSteps(act.locale)
  const { rows } = await sql<{ own: boolean }>`select exists (select from project_step
    where company_id = ${act.company}) as own`.execute(act.tx)
  if (!rows[0]?.own) await insertSteps(act, steps)
  return findSteps(act)
}

const stepRow = (company: string, { id, name, phase }: ProjectStep, rank: number) => ({
  company_id: company,
  key: id,
  name,
  phase,
  rank,
})

const insertSteps = ({ tx, company }: Act, steps: readonly ProjectStep[]) =>
  tx
    .insertInto('project_step')
    .values(steps.map((step, rank) => stepRow(company, step, rank)))
    .onConflict((on) => on.columns(['company_id', 'key']).doNothing())
    .execute()

/** How many projects are at each step, which keeps them there until the commit. */
export async function holdSteps({ tx, company }: Act): Promise<ReadonlyMap<string, number>> {
  await tx
    .selectFrom('project_step')
    .select('key')
    .where('company_id', '=', company)
    .orderBy('key')
    .forUpdate()
    .execute()
  const rows = await tx
    .selectFrom('project')
    .select(['step', sql<number>`count(*)::int`.as('projects')])
    .where('company_id', '=', company)
    .groupBy('step')
    .execute()
  return new Map(rows.map((row) => [row.step, row.projects]))
}

/** Writes the steps in their order; those that are not among them are deleted. */
export async function replaceSteps({ tx, company }: Act, steps: readonly ProjectStep[]) {
  await tx
    .deleteFrom('project_step')
    .where('company_id', '=', company)
    .where(
      'key',
      'not in',
      steps.map(({ id }) => id),
    )
    .execute()
  await tx
    .insertInto('project_step')
    .values(steps.map((step, rank) => stepRow(company, step, rank)))
    .onConflict((on) =>
      on.columns(['company_id', 'key']).doUpdateSet((is) => ({
        rank: is.ref('excluded.rank'),
        name: is.ref('excluded.name'),
        phase: is.ref('excluded.phase'),
      })),
    )
    .execute()
}

type Values = Omit<Insertable<Tables['project']>, 'company_id' | 'id' | 'version'>

export async function insertProject({ tx, company, now }: Act, values: Values): Promise<string> {
  const id = newId(now.getTime())
  const at = now.toISOString()
  await tx
    .insertInto('project')
    .values({ ...values, company_id: company, id, created_at: at, updated_at: at })
    .execute()
  return id
}

export const updateProjectRow = (
  { tx, company, now }: Act,
  id: string,
  values: Omit<Updateable<Tables['project']>, 'company_id' | 'id' | 'version'>,
) =>
  tx
    .updateTable('project')
    .set({ ...values, version: sql`version + 1`, updated_at: now.toISOString() })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()

export const linkFile = ({ tx, company, person, now }: Act, project: string, file: string) =>
  tx
    .insertInto('project_file')
    .values({
      company_id: company,
      project_id: project,
      file_id: file,
      person_id: person?.id ?? null,
      at: now.toISOString(),
    })
    .execute()

/** Takes a file off a project, or all of them; gives back which. */
export async function unlinkFiles({ tx, company }: Act, project: string, file?: string) {
  const rows = await tx
    .deleteFrom('project_file')
    .where('company_id', '=', company)
    .where('project_id', '=', project)
    .$if(file !== undefined, (files) => files.where('file_id', '=', file as string))
    .returning('file_id')
    .execute()
  return rows.map(({ file_id }) => file_id)
}

export async function deleteProjectRow(act: Act, id: string): Promise<void> {
  const { tx, company } = act
  await touchOrders(
    act,
    sql`any(array(select unnest(array[quote_id, order_id]) from project_document
      where company_id = ${company} and project_id = ${id}))`,
  )
  await tx.deleteFrom('project').where('company_id', '=', company).where('id', '=', id).execute()
}

/** The orders among these documents, and those of the quotes among them: a project plans their fitting. */
const touchOrders = (act: Act, documents: RawBuilder<unknown>) =>
  touchFound(
    act,
    'order',
    sql`select id from customer_order where company_id = ${act.company} and id = ${documents}
      union select id from customer_order
      where company_id = ${act.company} and quote_id = ${documents}`,
  )

type Person = Pick<
  Insertable<Tables['project_person']>,
  'role' | 'person_id' | 'contact_id' | 'party_id'
>

/** Puts someone on a project; false where they already are, in that role. */
export async function insertPerson(
  { tx, company }: Act,
  project: string,
  person: Person,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('project_person')
    .values({ ...person, company_id: company, project_id: project, id: newId() })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deletePerson({ tx, company }: Act, project: string, id: string) {
  const { numDeletedRows } = await tx
    .deleteFrom('project_person')
    .where('company_id', '=', company)
    .where('project_id', '=', project)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

const linkOf = { quote: 'quote_id', order: 'order_id', invoice: 'invoice_id' } as const
export type AttachedKind = keyof typeof linkOf

/** Attaches a document to a project; false where another one has just been faster. */
export async function insertDocument(
  act: Act,
  project: string,
  kind: AttachedKind,
  document: string,
): Promise<boolean> {
  const { tx, company } = act
  await touchOrders(act, sql`${document}::uuid`)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('project_document')
    .values({ company_id: company, project_id: project, id: newId(), [linkOf[kind]]: document })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Takes a document out of a project; false where it is not attached itself. */
export async function deleteDocument(act: Act, project: string, document: string) {
  const { tx, company } = act
  await touchOrders(act, sql`${document}::uuid`)
  const { numDeletedRows } = await tx
    .deleteFrom('project_document')
    .where('company_id', '=', company)
    .where('project_id', '=', project)
    .where((is) =>
      is.or([
        is('quote_id', '=', document),
        is('order_id', '=', document),
        is('invoice_id', '=', document),
      ]),
    )
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
