// What one may plan for: the lists of documents, of projects and of customers, and what each of their
// rows is as a deal.
import type { Chosen } from '#features/base/bulk/actions.ts'
import {
  type PaperSource,
  paperSources,
  type Rights,
} from '#features/insight/papers/actions/sources.ts'
import { paperLabel, whyNotAllowed } from '#features/insight/papers/rules.ts'
import type { SubjectType } from '#features/relation/activities/rules.ts'
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

export type Deal = {
  readonly type: SubjectType
  readonly id: string
  readonly label: string
  readonly customer: { readonly id: string; readonly name: string } | null
  /** Whose it is. */
  readonly seller: string | null
  /** Not agreed upon yet: there is nothing to deliver or to fit. */
  readonly isDraft: boolean
  /** Why the role may not write there, or null. */
  readonly keptFrom: 'paper_not_allowed' | null
}

export type DealList = {
  /** As acts on its selections are named: `orders.task`. */
  readonly name: string
  readonly rights: Rights
  readonly list: Endpoint
  readonly find: (act: Act, asked: Chosen<Endpoint>) => Promise<readonly Deal[]>
}

const ofPapers = ({ name, rights, list, find }: PaperSource): DealList => ({
  name,
  rights,
  list,
  find: async (act, asked) =>
    (await find(act, asked)).map((paper) => ({
      type: paper.kind === 'credit_note' ? 'invoice' : paper.kind,
      id: paper.id,
      label: paperLabel(act.locale, paper),
      customer: paper.customer,
      seller: paper.seller,
      isDraft: paper.isDraft,
      keptFrom: whyNotAllowed(act.role, paper.kind, 'write'),
    })),
})

const dealList = <L extends Endpoint>(
  about: Omit<DealList, 'list' | 'find'> & {
    readonly list: L
    readonly find: (act: Act, asked: Chosen<L>) => Promise<readonly Deal[]>
  },
): DealList => about as unknown as DealList

type Candidate = Awaited<ReturnType<typeof customerCandidates>>[number]

const ofCustomer = ({ id, name, seller_id: seller }: Candidate): Deal => ({
  type: 'customer',
  id,
  label: name,
  customer: { id, name },
  seller,
  isDraft: false,
  keptFrom: null,
})

export const dealLists: readonly DealList[] = [
  ...paperSources.map(ofPapers),
  dealList({
    name: 'projects',
    rights: { read: 'projects.read', write: 'projects.write' },
    list: listProjects,
    find: async (act, asked) =>
      (await projectRows(act, asked)).map(({ id, name, customer, seller }) => ({
        type: 'project',
        id,
        label: [name, customer.name].join(' · '),
        customer,
        seller: seller?.id ?? null,
        isDraft: false,
        keptFrom: null,
      })),
  }),
  dealList({
    name: 'payments',
    rights: { read: 'payments.read', write: 'payments.write' },
    list: listPayments,
    find: async (act, asked) =>
      (await paymentRows(act, asked)).map((row) => ({
        type: 'payment',
        id: row.id,
        label: paymentLabel(act, row),
        customer: row.customer,
        seller: row.seller?.id ?? null,
        isDraft: false,
        keptFrom: null,
      })),
  }),
  dealList({
    name: 'customers',
    rights: { read: 'customers.read', write: 'customers.write' },
    list: listCustomers,
    find: async (act, asked) => (await customerCandidates(act, asked)).map(ofCustomer),
  }),
  dealList({
    name: 'portfolio',
    rights: { read: 'customers.read', write: 'customers.write' },
    list: listPortfolio,
    find: async (act, asked) => (await portfolioCandidates(act, asked)).map(ofCustomer),
  }),
]

/** The deals of a selection. @throws Refusal `forbidden` for a role that may not see the list. */
export async function dealsOf(act: Act, of: DealList, asked: Chosen<Endpoint>) {
  if (!grants(act.role, of.rights.read)) refuse('forbidden', 'act')
  return of.find(act, asked)
}
