// What one does with documents of several kinds at once: each as from the list of its own kind.
import { type BulkAct, bulkAct, type Candidate } from '#features/base/bulk/actions.ts'
import { documentLabel } from '#features/base/bulk/rules.ts'
import { billingBulk } from '#features/sales/billing/actions/bulk.ts'
import { deliveryBulk } from '#features/sales/deliveries/actions/bulk.ts'
import { invoiceBulk } from '#features/sales/invoices/actions/bulk.ts'
import { orderBulk } from '#features/sales/orders/actions/bulk.ts'
import { purchaseBulk } from '#features/purchasing/purchase-orders/actions/bulk.ts'
import { quoteBulk } from '#features/sales/quotes/actions/bulk.ts'
import { reminderBulk } from '#features/sales/reminders/actions/bulk.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { z } from 'zod'
import { listRegister } from '../contract.ts'
import { registerRows } from '../queries.ts'
import type { RegisterKind, RegisterReason } from '../rules.ts'

type Owns = Partial<Record<RegisterKind, BulkAct>>
type Options = Record<string, unknown>
/** What an act on all asks for, and what that means to the act of each kind. */
type Asking = {
  readonly options: z.ZodType<Options>
  readonly meant: (options: Options, kind: RegisterKind) => Options
}
/** What kind it is, and what its own act decided of it. */
type Plan = { readonly kind: RegisterKind; readonly own: unknown }

const named = (acts: readonly BulkAct[], name: string): BulkAct => {
  const found = acts.find((one) => one.name === name)
  if (!found) throw new Error(`There is no act ${name}`)
  return found
}

/** An act on all documents, made of those of some kinds; the others are left out for `unfit`. */
function ofKinds(
  name: string,
  owns: Owns,
  unfit: RegisterReason = 'kind_not_allowed',
  asking?: Asking,
): BulkAct {
  const [first] = Object.values(owns)
  if (!first) throw new Error(`${name} is of no kind`)
  const meant = asking?.meant ?? ((options) => options)
  const ownOf = (kind: RegisterKind): BulkAct => owns[kind] ?? refuse('unknown_act')
  const isUndone = Object.values(owns).every(({ undo }) => undo)
  return bulkAct({
    name,
    right: 'member',
    list: listRegister,
    ...(first.makes && { makes: first.makes }),
    options: asking?.options ?? (first.options as z.ZodType<Options>),
    find: async (act, asked, options) => {
      const all = await registerRows(act, asked)
      // What is taken out of the selection joins nobody in what is made.
      const rows = all.filter(({ id }) => !asked.except?.has(id))
      const said = new Map<string, Candidate>()
      for (const [kind, own] of Object.entries(owns) as [RegisterKind, BulkAct][]) {
        const ids = rows.filter((row) => row.kind === kind).map(({ id }) => id)
        if (ids.length === 0 || !grants(act.role, own.right)) continue
        const window = { ids, offset: 0, limit: ids.length } as never
        for (const one of await own.find(act, window, meant(options, kind))) {
          said.set(one.id, { ...one, plan: { kind, own: one.plan } satisfies Plan })
        }
      }
      const others = rows
        .filter(({ id }) => !said.has(id))
        .map(({ id, number, kind, party }): Candidate => {
          const label = documentLabel(act.locale, number, party.name)
          return { id, label, reason: owns[kind] ? 'kind_not_allowed' : unfit }
        })
      // Each kind in the order of its own act: of those that make one document, the first makes it.
      return [...said.values(), ...others]
    },
    run: async (act, id, options, turn) => {
      const { kind, own: plan } = turn.plan as Plan
      const own = ownOf(kind)
      if (!grants(act.role, own.right)) refuse('forbidden')
      return own.run(act, id, meant(options, kind), { ...turn, plan })
    },
    ...(isUndone && {
      undo: async (act, id, made, turn) => {
        const { kind, own: plan } = turn.plan as Plan
        const own = ownOf(kind)
        if (!grants(act.role, own.right)) refuse('forbidden')
        await own.undo?.(act, id, made, { ...turn, plan })
      },
    }),
  })
}

/** Whose each is; what is issued stays. */
function entrusted(of: 'seller' | 'store'): BulkAct {
  const invoice = named(invoiceBulk, `invoices.${of}`)
  return ofKinds(`documents.${of}`, {
    quote: named(quoteBulk, `quotes.${of}`),
    order: named(orderBulk, `orders.${of}`),
    delivery: named(deliveryBulk, `deliveries.${of}`),
    invoice,
    credit_note: invoice,
    purchase: named(purchaseBulk, `purchases.${of}`),
  })
}

/** What is done with orders alone, as from their own list. */
const ofOrders = (verb: 'review' | 'hold' | 'resume' | 'release' | 'deliver'): BulkAct =>
  ofKinds(
    `documents.${verb}`,
    { order: named([...orderBulk, ...deliveryBulk], `orders.${verb}`) },
    'kind_not_ordered',
  )

/** The drafts of invoices of whatever may be invoiced. */
const invoicing = ofKinds(
  'documents.invoice',
  {
    quote: named(invoiceBulk, 'quotes.invoice'),
    order: named(billingBulk, 'orders.invoice'),
    delivery: named(deliveryBulk, 'deliveries.invoice'),
  },
  'kind_not_invoiced',
  {
    options: z.object({ per: z.enum(['document', 'customer']) }),
    meant: ({ per }, kind) => ({
      per: per === 'document' ? kind : per,
      ...(kind === 'order' ? { issue: false } : {}),
    }),
  },
)

export const registerBulk = [
  ofOrders('review'),
  ofOrders('hold'),
  ofOrders('resume'),
  ofOrders('release'),
  ofOrders('deliver'),
  invoicing,
  ofKinds(
    'documents.remind',
    {
      quote: named(reminderBulk, 'quotes.remind'),
      invoice: named(reminderBulk, 'invoices.remind'),
    },
    'kind_not_reminded',
  ),
  entrusted('seller'),
  entrusted('store'),
]
