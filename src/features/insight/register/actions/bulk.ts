// Reminders from the list of all documents: quotes and invoices leave theirs as from their own lists.
import { type BulkAct, bulkAct, type Candidate, noOptions } from '#features/base/bulk/actions.ts'
import { reminderBulk } from '#features/sales/reminders/actions/bulk.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { listRegister } from '../contract.ts'
import { registerRows } from '../queries.ts'
import type { RegisterKind, RegisterReason } from '../rules.ts'

const named = (name: string): BulkAct => {
  const found = reminderBulk.find((one) => one.name === name)
  if (!found) throw new Error(`There is no act ${name}`)
  return found
}
const reminds: Partial<Record<RegisterKind, BulkAct>> = {
  quote: named('quotes.remind'),
  invoice: named('invoices.remind'),
}
type Plan = { readonly kind: RegisterKind }

export const registerBulk = [
  bulkAct({
    name: 'documents.remind',
    right: 'member',
    list: listRegister,
    options: noOptions,
    find: async (act, asked, options) => {
      const rows = await registerRows(act, asked)
      const said = new Map<string, Candidate>()
      for (const [kind, own] of Object.entries(reminds)) {
        const ids = rows.filter((row) => row.kind === kind).map(({ id }) => id)
        if (ids.length === 0 || !grants(act.role, own.right)) continue
        const window = { ids, offset: 0, limit: ids.length } as never
        for (const one of await own.find(act, window, options)) said.set(one.id, one)
      }
      return rows.map(({ id, number, kind, party }): Candidate => {
        const known = said.get(id)
        if (known) return { ...known, plan: { kind } satisfies Plan }
        const label = [number, party.name].filter(Boolean).join(' · ')
        return { id, label, reason: whyNot(kind) }
      })
    },
    run: async (act, id, options, turn) => {
      const own = reminds[(turn.plan as Plan).kind] ?? refuse('unknown_act')
      if (!grants(act.role, own.right)) refuse('forbidden')
      return own.run(act, id, options, turn)
    },
  }),
]

const whyNot = (kind: RegisterKind): RegisterReason =>
  reminds[kind] ? 'kind_not_allowed' : 'kind_not_reminded'
