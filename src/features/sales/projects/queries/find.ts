// One project: its row, its people, its lists.
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal.ts'
import { type Act, visible } from '#server/act.ts'
import type { ProjectPhase, ProjectRole, ProjectStep } from '../rules.ts'
import { usualSteps } from '../rules.ts'

export type ProjectFound = Awaited<ReturnType<typeof findProject>>

/** The projects that the role may see: as any document, and those that one is on. */
export const seen = (act: Act, alias: string) =>
  act.role.scope === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(${visible(act, alias)} or exists (select from project_person pp
        where pp.company_id = ${act.company} and pp.project_id = ${sql.ref(`${alias}.id`)}
          and pp.person_id = ${act.person?.id ?? null}))`

/** A project that the role may see; `hold` keeps others from changing it. @throws Refusal `not_found`. */
export async function findProject(act: Act, id: string, { hold = false } = {}) {
  const projects = act.tx
    .selectFrom('project as p')
    .selectAll()
    .where('p.company_id', '=', act.company)
    .where('p.id', '=', id)
    .where(seen(act, 'p'))
  return (
    (await (hold ? projects.forNoKeyUpdate() : projects).executeTakeFirst()) ?? refuse('not_found')
  )
}

/** The steps of the company, in order: its own, or the usual ones while it has none. */
export async function findSteps({ tx, company, locale }: Act): Promise<readonly ProjectStep[]> {
  const rows = await tx
    .selectFrom('project_step')
    .select(['key as id', 'name', 'phase'])
    .where('company_id', '=', company)
    .orderBy('rank')
    .execute()
  if (rows.length === 0) return usualSteps(locale)
  return rows.map(({ id, name, phase }) => ({ id, name, phase: phase as ProjectPhase }))
}

/** Who is on a project, in the order in which roles are told. */
export async function findPeople({ tx, company }: Act, project: string) {
  const { rows } = await sql<{
    id: string
    role: ProjectRole
    kind: 'person' | 'contact' | 'party'
    of: string
    name: string
    email: string
    phone: string
  }>`
    select pp.id, pp.role, coalesce(pp.person_id, pp.contact_id, pp.party_id) as of,
      case when pp.person_id is not null then 'person' when pp.contact_id is not null then 'contact'
        else 'party' end as kind,
      coalesce(w.name, nullif(trim(c.first_name || ' ' || c.last_name), ''), f.name, '') as name,
      coalesce(w.email, c.email, f.email, '') as email,
      coalesce(nullif(c.mobile, ''), c.phone, f.phone, '') as phone
    from project_person pp
      left join person w on w.id = pp.person_id
      left join contact c on c.company_id = pp.company_id and c.id = pp.contact_id
      left join customer f on f.company_id = pp.company_id and f.id = pp.party_id
    where pp.company_id = ${company} and pp.project_id = ${project}
    order by array_position(array['client', 'reception', 'seller', 'manager', 'fitter'], pp.role), 5,
      pp.id`.execute(tx)
  return rows
}

/** The project that a document belongs to, by its own link or by those of what it follows. */
export async function findHolding(act: Act, document: string) {
  const { rows } = await sql<{ id: string; number: string; name: string; stepId: string }>`
    select p.id, p.number, p.name, p.step as "stepId" from project_chain c
    join project p on p.company_id = c.company_id and p.id = c.project_id
    where c.company_id = ${act.company} and c.document_id = ${document} and ${seen(act, 'p')}
    limit 1`.execute(act.tx)
  return rows[0] ?? null
}
