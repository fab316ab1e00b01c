// The deals followed as projects: opened when they began, where they stand today.
import { sql } from 'kysely'
import { addPerson, attachDocument } from '#features/sales/projects/actions/belonging.ts'
import { keepFile } from '#features/sales/projects/actions/files.ts'
import { createKind, createVenue } from '#features/sales/projects/actions/lists.ts'
import { createProject, moveProject } from '#features/sales/projects/actions/project.ts'
import { addDays } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { clients } from '../rules/clients.ts'
import { plainPdf } from '../rules/paper.ts'
import { type DemoProject, projectKinds, projects, venues } from '../rules/projects.ts'
import type { Event } from './deals.ts'
import type { Directory } from './directory.ts'
import type { Firm } from './firm.ts'

const manages = -1
const filedOn = Math.max(...projects.map(({ daysAgo }) => daysAgo)) + 1

/** Each project is opened on its day, with the documents that its client has by then. */
export function projectEvents(firm: Firm, known: Directory): Event[] {
  const lists: { kinds: string[]; venues: string[] } = { kinds: [], venues: [] }
  const file = async (on: Act): Promise<void> => {
    for (const name of projectKinds) lists.kinds.push((await createKind(on, { name })).id)
    for (const venue of venues) {
      const { id } = await createVenue(on, { ...venue, street2: '', country: 'FR', phone: '' })
      lists.venues.push(id)
    }
  }
  return [
    { daysAgo: filedOn, who: manages, happen: file },
    ...projects.map((project, rank): Event => ({
      daysAgo: project.daysAgo,
      who: manages,
      happen: (on) =>
        open(on, firm, project, {
          rank,
          customer: clientNamed(known, project.client),
          kind: lists.kinds[projectKinds.indexOf(project.kind)] ?? null,
          venue: project.venue === undefined ? null : (lists.venues[project.venue] ?? null),
        }),
    })),
  ]
}

async function open(
  on: Act,
  { manager: { today }, team }: Firm,
  { name, step, starts, ends, next = '', nextIn, note = '', order, paper }: DemoProject,
  of: { rank: number; customer: string; kind: string | null; venue: string | null },
): Promise<void> {
  const dated = (days: number | undefined) => (days === undefined ? null : addDays(today, days))
  const { id } = await createProject(on, {
    name,
    note,
    customer: of.customer,
    kind: of.kind,
    venue: of.venue,
    startsOn: dated(starts),
    endsOn: dated(ends),
    nextStep: next,
    nextOn: dated(nextIn),
  })
  const found = order
    ? await orderNamed(on, of.customer, order)
    : await latestQuote(on, of.customer)
  const kind = order ? 'order' : 'quote'
  if (found) await attachDocument(on, { id, kind, document: found })
  if (paper) {
    const [file, ...lines] = paper
    const bytes = plainPdf(lines)
    await keepFile(on, { id, name: file }, { bytes, name: file, mediaType: 'application/pdf' })
  }
  const roles = ['seller', 'manager', 'fitter'] as const
  for (const [n, role] of roles.entries()) {
    const person = team[(of.rank + n) % team.length]?.person
    if (person) await addPerson(on, { id, role, kind: 'person', of: person.id })
  }
  await moveProject(on, { id, step, knowingly: true })
}

async function latestQuote({ tx, company }: Act, customer: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select q.id from quote q
    where q.company_id = ${company} and q.customer_id = ${customer} and q.state <> 'cancelled'
      and not exists (select from project_document d
        where d.company_id = q.company_id and d.quote_id = q.id)
    order by q.day desc, q.id desc limit 1`.execute(tx)
  return rows[0]?.id
}

async function orderNamed({ tx, company }: Act, customer: string, subject: string) {
  const row = await tx
    .selectFrom('customer_order')
    .select('id')
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.id
}

function clientNamed(known: Directory, name: string): string {
  const id = known.clients[clients.findIndex((client) => client.name === name)]
  if (!id) throw new Error(`no such client: ${name}`)
  return id
}
