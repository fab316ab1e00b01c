import { sql } from 'kysely'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import type { listAttachable, projectOf, showProject as endpoint } from '../contract.ts'
import { moneyOf } from '../rules.ts'
import { findHolding, findPeople, findProject, findSteps, type ProjectFound } from './find.ts'
import { findChain, readable } from './money.ts'

type Shown = OutputOf<typeof endpoint>

/** A project with its people, place, documents and money. @throws Refusal `not_found`. */
export async function showProject(act: Act, id: string): Promise<Shown> {
  const project = await findProject(act, id)
  const [around, steps, people, chain] = await Promise.all([
    findAround(act, project),
    findSteps(act),
    findPeople(act, id),
    findChain(act, id),
  ])
  const step = steps.find((one) => one.id === project.step)
  if (!step) throw new Error(`project ${id} is at the unknown step ${project.step}`)
  return {
    id,
    version: project.version,
    number: project.number,
    name: project.name,
    customer: { id: project.customer_id, name: around.customer },
    kind: named(project.kind_id, around.kind),
    place: around.place,
    step,
    stepSince: project.step_since,
    store: named(project.store_id, around.store),
    seller: named(project.seller_id, around.seller),
    startsOn: project.starts_on,
    endsOn: project.ends_on,
    nextStep: project.next_step,
    nextOn: project.next_on,
    note: project.note,
    people,
    documents: chain.map(({ cost: _, ...one }) => one),
    money: moneyOf(chain),
    createdAt: project.created_at,
    updatedAt: project.updated_at,
  }
}

/** The names that a project points at. */
async function findAround({ tx, company }: Act, project: ProjectFound) {
  const { rows } = await sql<{
    customer: string
    kind: string | null
    store: string | null
    seller: string | null
    place: Shown['place']
  }>`
    select c.name as customer, k.name as kind, s.name as store, w.name as seller,
      case
        when v.id is not null then jsonb_build_object('kind', 'venue', 'id', v.id, 'name', v.name,
          'address', concat_ws(', ', nullif(v.street, ''), nullif(v.street2, ''),
            nullif(trim(v.postal_code || ' ' || v.city), '')), 'access', v.access)
        when a.id is not null then jsonb_build_object('kind', 'address', 'id', a.id, 'name', a.label,
          'address', concat_ws(', ', nullif(a.street, ''), nullif(a.street2, ''),
            nullif(trim(a.postal_code || ' ' || a.city), '')), 'access', '')
      end as place
    from project p
      join customer c on c.company_id = p.company_id and c.id = p.customer_id
      left join project_kind k on k.company_id = p.company_id and k.id = p.kind_id
      left join store s on s.company_id = p.company_id and s.id = p.store_id
      left join person w on w.id = p.seller_id
      left join venue v on v.company_id = p.company_id and v.id = p.venue_id
      left join address a on a.company_id = p.company_id and a.id = p.address_id
    where p.company_id = ${company} and p.id = ${project.id}`.execute(tx)
  return rows[0] as (typeof rows)[number]
}

/** The documents of its client that belong to no project, newest first. @throws Refusal `not_found`. */
export async function findAttachable(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof listAttachable>> {
  const { company } = act
  const { customer_id: customer } = await findProject(act, id)
  const free = sql`d.company_id = ${company} and d.customer_id = ${customer} and not exists (
    select from project_chain c where c.company_id = ${company} and c.document_id = d.id)`
  const { rows } = await sql<OutputOf<typeof listAttachable>['rows'][number]>`
    select kind, document, number, subject, day, net from (
      select 'quote' as kind, d.id as document, d.number, d.subject, d.day, d.net
      from quote d where ${free} and ${readable(act, 'quotes.read', 'd')}
      union all
      select 'order', d.id, d.number, d.subject, d.day, d.net
      from customer_order d where ${free} and d.quote_id is null
        and ${readable(act, 'orders.read', 'd')}
      union all
      select 'invoice', d.id, d.number, d.subject, d.day, d.net
      from invoice d where ${free} and d.quote_id is null and d.kind <> 'credit_note'
        and ${readable(act, 'invoices.read', 'd')}) f
    order by day desc, document desc limit 50`.execute(act.tx)
  return { rows }
}

/** The project of a document. */
export async function showHolding(
  act: Act,
  { document }: { document: string },
): Promise<OutputOf<typeof projectOf>> {
  const found = await findHolding(act, document)
  if (!found) return { project: null }
  const step = (await findSteps(act)).find(({ id }) => id === found.stepId)
  if (!step) throw new Error(`project ${found.id} is at the unknown step ${found.stepId}`)
  const { id, number, name } = found
  return { project: { id, number, name, step } }
}

const named = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name }
