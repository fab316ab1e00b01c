// What one does with many invoices, and the invoices that one makes of many quotes.
import { bulkAct, type Candidate, noOptions } from '#features/base/bulk/actions.ts'
import { entrusting } from '#features/base/bulk/actions/entrusting.ts'
import { rehearsed } from '#features/base/bulk/actions/rehearse.ts'
import { documentLabel } from '#features/base/bulk/rules.ts'
import { quoteCandidates } from '#features/sales/quotes/actions/bulk.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { listInvoices } from '../contract.ts'
import { findAdded } from '../queries/agreed.ts'
import { doubtfulDrafts, doubtfulQuotes } from '../queries/doubtful.ts'
import { invoiceRows } from '../queries/list.ts'
import { whyNotEntrust } from '../rules/life.ts'
import { whereSellerMay } from './bulk-seller.ts'
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
      const open = found.filter(({ reason }) => reason === null).map(({ id }) => id)
      if (open.length === 0) return found
      const added = await findAdded(act, open)
      const own = found.map((one) => (added.has(one.id) ? { ...one, reason: 'quote_added' } : one))
      return rehearsed(act, own, await doubtfulQuotes(act, open), (scratch, { id }) =>
        invoiceQuote(scratch, { id }),
      )
    },
    makes: 'invoice',
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
    find: async (act, asked) => {
      const found = await candidates(whyNotDraft)(act, asked)
      const drafts = found.filter(({ reason }) => reason === null).map(({ id }) => id)
      if (drafts.length === 0) return found
      const tried = await rehearsed(
        act,
        found,
        await doubtfulDrafts(act, drafts),
        (scratch, { id }) => issueInvoice(scratch, { id }),
      )
      return whereSellerMay(act, tried)
    },
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
