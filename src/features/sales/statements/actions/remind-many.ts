// Reminders of what is overdue, from the invoices one has selected: a client gets one, of all they owe.
import { bulkAct, noOptions } from '#features/base/bulk/actions.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { findInvoice } from '#features/sales/invoices/queries/find.ts'
import { invoiceRows } from '#features/sales/invoices/queries/list.ts'
import { addressesOfClients } from '#features/sales/signatures/queries/addresses.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { mailReminder, proposeReminder } from './remind.ts'

/** @throws Refusal `not_found`, `nothing_overdue`, `no_address`. */
async function remindOfInvoice(act: Act, id: string): Promise<string> {
  const { customer_id: customer } = (await findInvoice(act, id)) ?? refuse('not_found')
  const { to, subject, body } = await proposeReminder(act, { id: customer })
  if (to.length === 0) refuse('no_address')
  return (await mailReminder(act, { id: customer, to, cc: [], subject, body })).id
}

export const statementBulk = [
  bulkAct({
    name: 'invoices.remind',
    right: 'payments.write',
    list: listInvoices,
    options: noOptions,
    find: async (act, asked) => {
      const rows = await invoiceRows(act, { ...asked, sort: 'dueDay', direction: 'asc' })
      const clients = [...new Set(rows.map(({ customer }) => customer.id))]
      const addresses = await addressesOfClients(act, clients)
      const met = new Set<string>()
      return rows.map((row) => {
        const address = addresses.get(row.customer.id)
        const isLate = (row.lateDays ?? 0) > 0 && row.outstanding > 0
        const reason = !isLate
          ? 'invoice_not_late'
          : address === undefined
            ? 'no_address'
            : met.has(row.customer.id)
              ? 'reminded_together'
              : null
        if (reason === null) met.add(row.customer.id)
        const label = [row.number, row.customer.name, address].filter(Boolean).join(' · ')
        return { id: row.id, label, reason }
      })
    },
    run: (act, id) => remindOfInvoice(act, id),
  }),
]
