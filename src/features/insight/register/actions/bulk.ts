// What one does with documents of several kinds at once: each as from the list of its own kind.
import { type BulkAct, bulkAct, type Candidate } from '#features/base/bulk/actions.ts'
import { orderBulk } from '#features/sales/orders/actions/bulk.ts'
import { quoteBulk } from '#features/sales/quotes/actions/bulk.ts'
import { reminderBulk } from '#features/sales/reminders/actions/bulk.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { z } from 'zod'
import { listRegister } from '../contract.ts'
import { registerRows } from '../queries.ts'
import type { RegisterKind, RegisterReason } from '../rules.ts'

type Owns = Partial<Record<RegisterKind, BulkAct>>
/** What kind it is, and what its own act decided of it. */
type Plan = { readonly kind: RegisterKind; readonly own: unknown }

const named = (acts: readonly BulkAct[], name: string): BulkAct => {
  const found = acts.find((one) => one.name === name)
  if (!found) throw new Error(`There is no act ${name}`)
  return found
}

/** An act on all documents, made of those of some kinds; the others are left out for `unfit`. */
function ofKinds(name: string, owns: Owns, unfit: RegisterReason): BulkAct {
  const [first] = Object.values(owns)
  if (!first) throw new Error(`${name} is of no kind`)
  const ownOf = (kind: RegisterKind): BulkAct => owns[kind] ?? refuse('unknown_act')
  const isUndone = Object.values(owns).every(({ undo }) => undo)
  return bulkAct({
    name,
    right: 'member',
    list: listRegister,
    options: first.options as z.ZodType<Record<string, unknown>>,
    find: async (act, asked, options) => {
      const rows = await registerRows(act, asked)
      const said = new Map<string, Candidate>()
      for (const [kind, own] of Object.entries(owns)) {
        const ids = rows.filter((row) => row.kind === kind).map(({ id }) => id)
        if (ids.length === 0 || !grants(act.role, own.right)) continue
        const window = { ids, offset: 0, limit: ids.length } as never
        for (const one of await own.find(act, window, options)) said.set(one.id, one)
      }
      return rows.map(({ id, number, kind, party }): Candidate => {
        const known = said.get(id)
        if (known) return { ...known, plan: { kind, own: known.plan } satisfies Plan }
        const label = [number, party.name].filter(Boolean).join(' · ')
        return { id, label, reason: owns[kind] ? 'kind_not_allowed' : unfit }
      })
    },
    run: async (act, id, options, turn) => {
      const { kind, own: plan } = turn.plan as Plan
      const own = ownOf(kind)
      if (!grants(act.role, own.right)) refuse('forbidden')
      return own.run(act, id, options, { ...turn, plan })
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

/** Whose a deal is may change as long as it is a quote or an order. */
const entrusted = (of: 'seller' | 'store'): BulkAct =>
  ofKinds(
    `documents.${of}`,
    { quote: named(quoteBulk, `quotes.${of}`), order: named(orderBulk, `orders.${of}`) },
    'kind_not_entrusted',
  )

export const registerBulk = [
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
