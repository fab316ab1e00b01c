// What one does with many invoices, and the invoices that one makes of many quotes.
import { bulkAct, type Candidate, noOptions } from '#features/base/bulk/actions.ts'
import { entrusting } from '#features/base/bulk/actions/entrusting.ts'
import { documentLabel } from '#features/base/bulk/rules.ts'
import { quoteCandidates } from '#features/sales/quotes/actions/bulk.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { listInvoices } from '../contract.ts'
import { findHindered } from '../queries/agreed.ts'
import { invoiceRows } from '../queries/list.ts'
import { whyNotEntrust } from '../rules/life.ts'
import { deleteInvoice } from './draft.ts'
import { entrustInvoice } from './entrust.ts'
import { issueInvoice } from './issue.ts'
import { invoiceQuote } from './part.ts'

type Row = Awaited<ReturnType<typeof invoiceRows>>[number]

const candidates =
  (whyNot: (row: Row) => string | null) =>
  async (act: Act, asked: Parameters<typeof invoiceRows>[1]): Promise<Candidate[]> => {
    // Oldest first: numbers follow the order in which they are given.
    const rows = await invoiceRows(act, { ...asked, sort: 'day', direction: 'asc' })
    return rows.map((row) => ({ ...labelled(act, row), reason: whyNot(row) }))
  }

const labelled = ({ locale }: Act, { id, number, customer }: Row) => ({
  id,
  label: documentLabel(locale, number, customer.name),
})

const whyNotDraft = ({ state }: Row) => (state === 'draft' ? null : 'not_a_draft')

export const invoiceBulk = [
  ...entrusting({
    name: 'invoices',
    right: 'invoices.write',
    list: listInvoices,
    find: async (act, asked) =>
      (await invoiceRows(act, asked)).map((row) => ({
        ...labelled(act, row),
        ...row,
        reason: whyNotEntrust(row),
      })),
    entrust: entrustInvoice,
  }),
  bulkAct({
    name: 'quotes.invoice',
    right: 'invoices.write',
    list: listQuotes,
    options: noOptions,
    find: async (act, asked) => {
      const found = await quoteCandidates(({ state, invoicing }) =>
        state !== 'signed' ? 'quote_not_signed' : invoicing === 'whole' ? 'already_invoiced' : null,
      )(act, asked)
      const hindered = await findHindered(
        act,
        found.map(({ id }) => id),
      )
      return found.map((one) => ({ ...one, reason: one.reason ?? hindered.get(one.id) ?? null }))
    },
    run: async (act, id) => (await invoiceQuote(act, { id })).id,
    undo: async (act, _, made) => {
      if (!grants(act.role, 'invoices.delete')) refuse('forbidden')
      if (made) await deleteInvoice(act, made)
    },
  }),
  bulkAct({
    name: 'invoices.issue',
    right: 'invoices.issue',
    list: listInvoices,
    options: noOptions,
    find: candidates(whyNotDraft),
    run: async (act, id) => {
      await issueInvoice(act, { id })
      return null
    },
  }),
  bulkAct({
    name: 'invoices.delete',
    right: 'invoices.delete',
    list: listInvoices,
    options: noOptions,
    find: candidates(whyNotDraft),
    run: async (act, id) => {
      await deleteInvoice(act, id)
      return null
    },
  }),
]
