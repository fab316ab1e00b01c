// Which record of a populated company each place of each request asks for, so that a request made from
// its contract alone is one that the company may really make.
import type { Endpoint } from '#kernel/endpoint.ts'
import type { populate } from '#test/populate.ts'
import { requestOf, sampleInput } from '#test/sample.ts'
import type { Someone } from '#test/scene.ts'

export type Population = Awaited<ReturnType<typeof populate>>

/** A company that holds something of everything, and whoever manages it. */
export type Populated = { readonly someone: Someone; readonly has: Population }

type Chooser = (populated: Populated, endpoint: Endpoint) => string | undefined

/** By the last word of a place. */
const named: Readonly<Record<string, Chooser>> = {
  customer: ({ has }) => has.customer.id,
  customerId: ({ has }) => has.customer.id,
  second: ({ has }) => has.customer.id,
  third: ({ has }) => has.customer.id,
  fourth: ({ has }) => has.customer.id,
  except: ({ has }) => has.customer.id,
  supplier: ({ has }) => has.supplier.id,
  // Whoever is changed is not their own.
  distributor: ({ has }) => has.supplier.id,
  distributorId: ({ has }) => has.supplier.id,
  buyer: ({ someone }) => someone.id,
  plan: ({ has }) => has.plan.id,
  step: ({ has }, { path }) => (path.startsWith('/orders') ? has.orderStep : has.billingStep)?.id,
  amendment: ({ has }) => has.toOrder.id,
  quote: ({ has }) => has.toOrder.id,
  calls: ({ has }) => has.call.id,
  order: ({ has }) => has.order.id,
  orderLine: ({ has }) => has.order.lines[0]?.id,
  file: ({ has }, { path }) => (path.startsWith('/projects') ? has.projectFile : has.file).id,
  contact: ({ has }, { path }) =>
    (path.startsWith('/purchase-orders') ? has.supplier : has.customer).contacts[0]?.id,
  item: ({ has }) => has.item.id,
  store: ({ has }) => has.store.id,
  storeId: ({ has }) => has.store.id,
  stores: ({ has }) => has.store.id,
  seller: ({ someone }) => someone.id,
  sellerId: ({ someone }) => someone.id,
  person: ({ someone, has }, { path }) =>
    path.startsWith('/projects/:id/people') ? has.project.people[0]?.id : someone.id,
  of: ({ someone }) => someone.id,
  document: ({ has }, { method }) => (method === 'DELETE' ? has.sent.id : has.drafted.id),
  kind: ({ has }) => has.kind.id,
  venue: ({ has }) => has.venue.id,
  address: ({ has }) => has.customer.addresses[0]?.id,
  assignee: ({ someone }) => someone.id,
  assignees: ({ someone }) => someone.id,
  people: ({ someone }) => someone.id,
  author: ({ someone }) => someone.id,
  aboutId: ({ has }) => has.customer.id,
  contacts: ({ has }) => has.customer.contacts[0]?.id,
  roleId: ({ has }) => has.role.id,
  invoice: ({ has }) => has.credited.id,
  entityId: ({ has }) => has.customer.id,
  chosen: ({ has }) => has.sent.lines.at(-1)?.id,
  view: ({ has }) => has.view.id,
  tag: ({ has }) => has.tag.id,
  project: ({ has }) => has.project.id,
  projectKind: ({ has }) => has.kind.id,
  ids: ({ has }, { path }) =>
    path.startsWith('/notifications') ? has.notice.ids[0] : has.drafted.id,
  deliveries: ({ has }) => has.delivered.id,
  photo: ({ has }) => has.deliveryPhoto.id,
  driver: ({ someone }) => someone.id,
  check: ({ has }) => has.order.checks[0]?.id,
  orders: ({ has }) => has.order.id,
  line: ({ has }, { path }) => {
    if (path.startsWith('/purchase-orders')) return has.purchase.lines[0]?.id
    if (path.endsWith('/order')) return has.toOrder.lines[0]?.id
    if (path.startsWith('/orders')) return has.order.lines[0]?.id
    if (path === '/deliveries') return has.delivery.lines[0]?.line
    if (path === '/deliveries/:id') return has.draftDelivery.lines[0]?.line
    if (path.endsWith('/return')) return has.delivered.lines[0]?.id
    if (path.startsWith('/deliveries')) return has.delivery.lines[0]?.id
    return (path.startsWith('/quotes') ? has.signed : has.invoice).lines[0]?.id
  },
  // The money that a refund gives back; the record that an activity is about.
  id: ({ has }, { path }) =>
    path === '/refunds'
      ? has.payment.id
      : path.endsWith('/letter')
        ? has.file.id
        : /^\/(tasks|notes|appointments)/.test(path)
          ? has.customer.id
          : undefined,
  unlink: ({ has }) => has.customer.id,
  // Our customer supplies nothing.
  supplierId: () => undefined,
}

/** By the path, for `id` itself: the record that the verb wants to find. */
const addressed: readonly (readonly [path: RegExp, Chooser])[] = [
  [/^\/reminder-plans\//, ({ has }) => has.plan.id],
  [
    /^\/(quotes|invoices)\/:id\/reminder-/,
    ({ has }, { path }) => (path.startsWith('/quotes') ? has.sent.id : has.invoice.id),
  ],
  [/\/contacts\/:id/, ({ has }) => has.customer.contacts[0]?.id],
  [/\/addresses\/:id/, ({ has }) => has.customer.addresses[0]?.id],
  [/^\/customers\//, ({ has }) => has.customer.id],
  [/^\/items\//, ({ has }) => has.item.id],
  [/^\/quotes\/:id\/(signature|refusal|cancellation|revisions)/, ({ has }) => has.sent.id],
  [/^\/notifications\/records\//, ({ has }) => has.sent.id],
  [/^\/mails\//, ({ has }) => has.mail.id],
  [/^\/quote-links\//, ({ has }) => has.link.id],
  [/^\/quotes\/:id\/(invoice|deposit|balance|billing|amendments)/, ({ has }) => has.signed.id],
  [/^\/quotes\/:id\/order/, ({ has }) => has.toOrder.id],
  [
    /^\/quotes\//,
    ({ has }, { method, path }) =>
      method !== 'GET' && !path.endsWith('/duplicate') ? has.drafted.id : has.sent.id,
  ],
  [/^\/orders\/:id\/confirmation/, ({ has }) => has.draftOrder.id],
  [
    /^\/orders\/:id$/,
    ({ has }, { method }) => (method === 'GET' ? has.order.id : has.draftOrder.id),
  ],
  [/^\/orders\//, ({ has }) => has.order.id],
  [/^\/deliveries\/:id\/return/, ({ has }) => has.delivered.id],
  [
    /^\/deliveries\/:id(\/preparation)?$/,
    ({ has }, { method }) => (method === 'GET' ? has.delivery.id : has.draftDelivery.id),
  ],
  [/^\/deliveries\//, ({ has }) => has.delivery.id],
  [/^\/invoices\/:id\/(credit-note|correction|mail)/, ({ has }) => has.invoice.id],
  [
    /^\/invoices\//,
    ({ has }, { method }) => (method === 'GET' ? has.invoice.id : has.draftInvoice.id),
  ],
  [
    /^\/purchase-orders\/:id(\/sending)?$/,
    ({ has }, { method }) => (method === 'GET' ? has.purchase.id : has.draftPurchase.id),
  ],
  [/^\/purchase-orders\//, ({ has }) => has.purchase.id],
  [/^\/supplier-invoices\//, ({ has }) => has.billed.id],
  [/^\/receipts\//, ({ has }) => has.receipt.id],
  [/^\/projects\//, ({ has }) => has.project.id],
  [/^\/project-kinds\//, ({ has }) => has.kind.id],
  [/^\/venues\//, ({ has }) => has.venue.id],
  [/^\/tags\/records\//, ({ has }) => has.customer.id],
  [/^\/tags\//, ({ has }) => has.tag.id],
  [/^\/credit-notes\//, ({ has }) => has.issuedNote.id],
  [/^\/payments\//, ({ has }) => has.payment.id],
  [/^\/tasks\//, ({ has }) => has.task.id],
  [/^\/appointments\//, ({ has }) => has.appointment.id],
  [/^\/calendar-feeds\//, ({ has }) => has.feed.id],
  [/^\/notes\//, ({ has }) => has.note.id],
  [/^\/activities/, ({ has }) => has.customer.id],
  [/^\/imports\//, ({ has }) => has.imported.id],
  [/^\/team\/roles\//, ({ has }) => has.role.id],
  [/^\/team\/members\//, ({ someone }) => someone.id],
  [/^\/bulk-runs\//, ({ has }) => has.bulk.id],
  [/^\/views\//, ({ has }) => has.view.id],
  [/^\/stores\//, ({ has }) => has.store.id],
  [/^\/invitations\//, ({ has }) => has.invitation.id],
  [/^\/api-keys\//, ({ has }) => has.key.id],
]

/** The own identifier of a place; undefined where the company has none to give. */
export function ownId(populated: Populated, endpoint: Endpoint, place: string): string | undefined {
  const name = /\w+(?=(\[\])*$)/.exec(place)?.[0] ?? ''
  if (place === 'id') {
    return addressed.find(([path]) => path.test(endpoint.path))?.[1](populated, endpoint)
  }
  return named[name]?.(populated, endpoint)
}

/** An input with own identifiers everywhere, but for those of `over`. */
export const ownInput = (
  populated: Populated,
  endpoint: Endpoint,
  {
    all = true,
    over = {},
    text,
  }: { all?: boolean; over?: Record<string, string>; text?: string } = {},
): Record<string, unknown> =>
  sampleInput(endpoint, {
    all,
    text,
    id: (place) => over[place] ?? ownId(populated, endpoint, place),
  })

/** Sends an input as it is. */
export function ask(
  someone: Someone,
  endpoint: Endpoint,
  input: Readonly<Record<string, unknown>>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { path, body } = requestOf(endpoint, input)
  const options = endpoint.body === 'file' ? { file: new Uint8Array([1]) } : { body }
  return someone.raw(endpoint.method, path, { ...options, headers })
}

/** Runs over a list, a few at a time: the server is one process among several in front of one database. */
export async function several<T>(list: Iterable<T>, run: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...list].reverse()
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await run(next)
  }
  await Promise.all(Array.from({ length: 6 }, worker))
}
