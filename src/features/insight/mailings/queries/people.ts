// Who has which role on the deals of some records. What is asked for has been seen by its list already.
import { type RawBuilder, sql } from 'kysely'
import type { AboutType } from '#features/base/mail/rules/states.ts'
import type { Act } from '#server/act.ts'
import type { DealRole, Link, Recipient } from '../rules/grouping.ts'

type Head = {
  readonly id: string
  readonly customer: string
  readonly contact: string | null
  readonly seller: string | null
  readonly project: string | null
}

const inProject = (kind: string) => sql`(select p.project_id from project_chain p
  where p.company_id = d.company_id and p.kind = ${kind} and p.document_id = d.id limit 1)`
const nothing = sql`null::uuid`

const headOf = (
  table: string,
  project: RawBuilder<unknown>,
  { customer = sql`d.customer_id`, contact = sql`d.contact_id` }: Partial<Columns> = {},
): RawBuilder<Head> => sql<Head>`select d.id, ${customer} as customer, ${contact} as contact,
  d.seller_id as seller, ${project} as project from ${sql.table(table)} d`
type Columns = { readonly customer: RawBuilder<unknown>; readonly contact: RawBuilder<unknown> }

const invoices = headOf('invoice', inProject('invoice'))

/** The kinds of records that one writes about. */
const heads: Readonly<Partial<Record<AboutType, RawBuilder<Head>>>> = {
  quote: headOf('quote', inProject('quote')),
  order: headOf('customer_order', inProject('order')),
  delivery: headOf('delivery', inProject('delivery')),
  invoice: invoices,
  credit_note: invoices,
  // What is bought is between the supplier and who buys: nobody else of a deal receives it.
  purchase_order: headOf('purchase_order', nothing, { customer: sql`d.supplier_id` }),
  payment: headOf('payment', nothing, { contact: nothing }),
  project: headOf('project', sql`d.id`, { contact: nothing }),
  customer: headOf('customer', nothing, { customer: sql`d.id`, contact: nothing }),
}

/** Who is written to about these records, in each role; the address is empty where none is known. */
export async function findLinks(
  act: Act,
  records: readonly { readonly id: string; readonly about: AboutType }[],
): Promise<Link[]> {
  const links: Link[] = []
  for (const kind of new Set(records.map(({ about }) => about))) {
    const ids = records.filter(({ about }) => about === kind).map(({ id }) => id)
    links.push(...(await linksOf(act, kind, ids)))
  }
  return links
}

async function linksOf(act: Act, kind: AboutType, records: readonly string[]): Promise<Link[]> {
  const head = heads[kind]
  if (!head) return []
  const { rows } = await sql<Head>`${head}
    where d.company_id = ${act.company} and d.id = any(${records}::uuid[])`.execute(act.tx)
  const ids = (of: (head: Head) => string | null) => [
    ...new Set(rows.map(of).filter((id) => id !== null)),
  ]
  const [onProject, clients, colleagues] = await Promise.all([
    findOnProjects(
      act,
      ids(({ project }) => project),
    ),
    findClients(
      act,
      ids(({ customer }) => customer),
    ),
    findColleagues(
      act,
      ids(({ seller }) => seller),
    ),
  ])
  return rows.flatMap((head) => {
    const people = onProject.filter(({ project }) => project === head.project)
    const inRole = (role: DealRole) => people.filter((one) => one.role === role)
    // A deal may bring together several clients: each receives what is in their own name.
    const own = inRole('client').filter(({ recipient }) => recipient.customer === head.customer)
    const usual = usualOf(clients.get(head.customer) ?? [], head.contact, kind)
    const sellers = inRole('seller').map(({ recipient }) => recipient)
    const seller = head.seller === null ? undefined : colleagues.get(head.seller)
    const all: readonly (readonly [DealRole, readonly Recipient[]])[] = [
      ['client', own.length > 0 ? own.map(({ recipient }) => recipient) : usual ? [usual] : []],
      ['reception', inRole('reception').map(({ recipient }) => recipient)],
      ['seller', sellers.length > 0 ? sellers : seller ? [seller] : []],
      ['manager', inRole('manager').map(({ recipient }) => recipient)],
      ['fitter', inRole('fitter').map(({ recipient }) => recipient)],
    ]
    return all.flatMap(([role, those]) =>
      those.map((recipient) => ({ record: head.id, role, recipient })),
    )
  })
}

type OnProject = {
  readonly project: string
  readonly role: DealRole
  readonly recipient: Recipient
}

/** Those who are on projects; colleagues only as long as they are. */
async function findOnProjects(act: Act, projects: readonly string[]): Promise<OnProject[]> {
  if (projects.length === 0) return []
  const { rows } = await sql<
    { project: string; role: DealRole } & Recipient
  >`select pp.project_id as project, pp.role,
      case when pp.person_id is not null then 'person' when pp.contact_id is not null then 'contact'
        else 'party' end as kind,
      coalesce(pp.person_id, pp.contact_id, pp.party_id) as id,
      coalesce(w.name, nullif(trim(c.first_name || ' ' || c.last_name), ''), f.name, '') as name,
      coalesce(w.email, c.email, f.email, '') as address,
      coalesce(c.customer_id, f.id) as customer
    from project_person pp
      left join (membership m join person w on w.id = m.person_id and not w.disabled)
        on m.company_id = pp.company_id and m.person_id = pp.person_id and m.active
      left join contact c on c.company_id = pp.company_id and c.id = pp.contact_id
      left join customer f on f.company_id = pp.company_id and f.id = pp.party_id
    where pp.company_id = ${act.company} and pp.project_id = any(${projects}::uuid[])
      and (pp.person_id is null or w.id is not null)
    order by pp.project_id, pp.id`.execute(act.tx)
  return rows.map(({ project, role, ...recipient }) => ({ project, role, recipient }))
}

type OfClient = {
  readonly recipient: Recipient
  readonly forBilling: boolean
  readonly forDecision: boolean
}

/** The people of clients, then the clients themselves. */
async function findClients(
  act: Act,
  customers: readonly string[],
): Promise<Map<string, OfClient[]>> {
  if (customers.length === 0) return new Map()
  const { rows } = await sql<
    Recipient & { customer: string; forBilling: boolean; forDecision: boolean }
  >`select 'contact' as kind, c.id, trim(c.first_name || ' ' || c.last_name) as name,
      c.email as address, c.customer_id as customer, c.for_billing as "forBilling",
      c.for_decision as "forDecision", c.last_name as sorted
    from contact c
    where c.company_id = ${act.company} and c.customer_id = any(${customers}::uuid[])
      and c.email <> ''
    union all
    select 'party', f.id, f.name, f.email, f.id, false, false, null
    from customer f where f.company_id = ${act.company} and f.id = any(${customers}::uuid[])
    order by 5, 1, 8, 2`.execute(act.tx)
  const found = new Map<string, OfClient[]>()
  for (const { kind, id, name, address, customer, forBilling, forDecision } of rows) {
    const recipient = { kind, id, name, address, customer }
    const own = found.get(customer) ?? []
    own.push({ recipient, forBilling, forDecision })
    found.set(customer, own)
  }
  return found
}

/** Whom a message of its own would go to: the contact of the document, who decides or pays, the client. */
function usualOf(
  people: readonly OfClient[],
  contact: string | null,
  kind: AboutType,
): Recipient | undefined {
  const decides = kind === 'quote' || kind === 'purchase_order' || kind === 'project'
  const chosen =
    people.find(({ recipient }) => recipient.kind === 'contact' && recipient.id === contact) ??
    people.find((one) => (decides ? one.forDecision : one.forBilling)) ??
    people.find(({ recipient }) => recipient.kind === 'party' && recipient.address !== '') ??
    people[0]
  return chosen?.recipient
}

async function findColleagues(
  act: Act,
  people: readonly string[],
): Promise<Map<string, Recipient>> {
  if (people.length === 0) return new Map()
  const rows = await act.tx
    .selectFrom('membership as m')
    .innerJoin('person as w', 'w.id', 'm.person_id')
    .select(['w.id', 'w.name', 'w.email'])
    .where('m.company_id', '=', act.company)
    .where('m.person_id', 'in', people)
    .where('m.active', '=', true)
    .where('w.disabled', '=', false)
    .execute()
  return new Map(
    rows.map(({ id, name, email }) => [
      id,
      { kind: 'person', id, name, address: email, customer: null },
    ]),
  )
}
