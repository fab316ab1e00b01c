// What one writes about to many: documents, projects, clients; and who then receives what.
import type { Chosen } from '#features/base/bulk/actions.ts'
import { mostAtOnce } from '#features/base/bulk/rules.ts'
import type { AboutType } from '#features/base/mail/rules/states.ts'
import {
  paperSources,
  type PaperSource,
  type Rights,
} from '#features/insight/papers/actions/sources.ts'
import {
  type Paper,
  paperLabel,
  whyNotAllowed,
  whyNotMailed,
  whyNotRead,
} from '#features/insight/papers/rules.ts'
import { listPortfolio } from '#features/insight/portfolio/contract.ts'
import { portfolioCandidates } from '#features/insight/portfolio/queries/portfolio.ts'
import { list as listCustomers } from '#features/relation/customers/contract.ts'
import { customerCandidates } from '#features/relation/customers/queries/list.ts'
import { listPayments } from '#features/sales/payments/contract.ts'
import { paymentLabel, paymentRows } from '#features/sales/payments/queries/list.ts'
import { listProjects } from '#features/sales/projects/contract.ts'
import { projectRows } from '#features/sales/projects/queries/list.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { MailedList } from '../contract.ts'
import { findLinks } from '../queries/people.ts'
import {
  type DealRole,
  type Link,
  type Message,
  messagesOf,
  type Missing,
} from '../rules/grouping.ts'

/** A record that one writes about. */
export type Subject = {
  readonly id: string
  readonly label: string
  readonly about: AboutType
  readonly customer: { readonly id: string; readonly name: string }
  readonly seller: string | null
  readonly store: string | null
  /** The document itself, where it is one. */
  readonly paper: Paper | null
}

/** What is kept of its name where others read it, each in their language: a draft bears its client's. */
export const keptLabel = ({ paper, label, customer }: Subject): string =>
  paper?.number === null ? customer.name : label

export type SubjectSource = {
  readonly name: MailedList
  readonly rights: Rights
  readonly list: Endpoint
  readonly find: (act: Act, asked: Chosen<Endpoint>) => Promise<readonly Subject[]>
  readonly pdf: PaperSource['pdf'] | null
}

const ofPapers = ({ name, rights, list, find, pdf }: PaperSource): SubjectSource => ({
  name: name as MailedList,
  rights,
  list,
  pdf,
  find: async (act, asked) =>
    (await find(act, asked)).map((paper) => ({
      id: paper.id,
      label: paperLabel(act.locale, paper),
      about: paper.kind,
      customer: paper.customer,
      seller: paper.seller,
      store: paper.store,
      paper,
    })),
})

type Candidate = Awaited<ReturnType<typeof customerCandidates>>[number]

const ofCustomer = ({ id, name, seller_id: seller, store_id: store }: Candidate): Subject => ({
  id,
  label: name,
  about: 'customer',
  customer: { id, name },
  seller,
  store,
  paper: null,
})

export const subjectSources: readonly SubjectSource[] = [
  ...paperSources.map(ofPapers),
  {
    name: 'projects',
    rights: { read: 'projects.read', write: 'projects.write' },
    list: listProjects,
    pdf: null,
    find: async (act, asked) =>
      (await projectRows(act, asked as Chosen<typeof listProjects>)).map((row) => ({
        id: row.id,
        label: [row.number, row.name].join(' · '),
        about: 'project',
        customer: row.customer,
        seller: row.seller?.id ?? null,
        store: row.store?.id ?? null,
        paper: null,
      })),
  },
  {
    name: 'payments',
    rights: { read: 'payments.read', write: 'payments.write' },
    list: listPayments,
    pdf: null,
    find: async (act, asked) =>
      (await paymentRows(act, asked as Chosen<typeof listPayments>)).map((row) => ({
        id: row.id,
        label: paymentLabel(act, row),
        about: 'payment',
        customer: row.customer,
        seller: row.seller?.id ?? null,
        store: row.store?.id ?? null,
        paper: null,
      })),
  },
  {
    name: 'customers',
    rights: { read: 'customers.read', write: 'customers.write' },
    list: listCustomers,
    pdf: null,
    find: async (act, asked) =>
      (await customerCandidates(act, asked as Chosen<typeof listCustomers>)).map(ofCustomer),
  },
  {
    name: 'portfolio',
    rights: { read: 'customers.read', write: 'customers.write' },
    list: listPortfolio,
    pdf: null,
    find: async (act, asked) =>
      (await portfolioCandidates(act, asked as Chosen<typeof listPortfolio>)).map(ofCustomer),
  },
]

export const sourceNamed = (name: MailedList): SubjectSource =>
  subjectSources.find((one) => one.name === name) ?? refuse('not_found', 'list')

export type Plan = {
  readonly subjects: ReadonlyMap<string, Subject>
  readonly messages: readonly Message[]
  readonly missing: readonly Missing[]
  /** Those that are not sent to anyone, and why. */
  readonly kept: readonly { readonly subject: Subject; readonly reason: string }[]
  readonly links: readonly Link[]
}

type Asked = {
  readonly roles: readonly DealRole[]
  readonly enclose: boolean
  /** What the role must be allowed with each document. */
  readonly level: 'read' | 'write'
}

/**
 * Who receives what about a selection: found again when each message leaves, so that what has changed
 * meanwhile counts. @throws Refusal `forbidden`, `bulk_too_many`, `nobody_chosen`.
 */
export async function planFor(
  act: Act,
  source: SubjectSource,
  asked: Chosen<Endpoint>,
  { roles, enclose, level }: Asked,
): Promise<Plan> {
  if (!grants(act.role, source.rights.read)) refuse('forbidden')
  if (roles.length === 0) refuse('nobody_chosen', 'roles')
  const found = await source.find(act, asked)
  if (found.length > mostAtOnce) refuse('bulk_too_many', undefined, { most: mostAtOnce })
  const subjects = found.filter(({ id }) => !asked.except?.has(id))
  const whyNot = ({ paper }: Subject) => {
    if (!paper) return null
    const allowed = whyNotAllowed(act.role, paper.kind, level)
    return allowed ?? (enclose ? (whyNotRead(act.role, paper.kind) ?? whyNotMailed(paper)) : null)
  }
  const sent = subjects.filter((subject) => whyNot(subject) === null)
  const ids = sent.map(({ id }) => id)
  const links = await findLinks(act, sent)
  return {
    subjects: new Map(subjects.map((subject) => [subject.id, subject])),
    ...messagesOf(ids, links, roles),
    kept: subjects.flatMap((subject) => {
      const reason = whyNot(subject)
      return reason === null ? [] : [{ subject, reason }]
    }),
    links,
  }
}
