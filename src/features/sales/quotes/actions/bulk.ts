// What one does with many quotes.
import { bulkAct, type Candidate, noOptions } from '#features/base/bulk/actions.ts'
import { entrusting } from '#features/base/bulk/actions/entrusting.ts'
import { documentLabel } from '#features/base/bulk/rules.ts'
import type { Act } from '#server/act.ts'
import { listQuotes } from '../contract.ts'
import { findThreshold, quoteRows } from '../queries/list.ts'
import { whyNotEntrust } from '../rules/life.ts'
import { deleteQuote } from './draft.ts'
import { entrustQuote } from './entrust.ts'
import { sendQuote } from './life.ts'

type Row = Awaited<ReturnType<typeof quoteRows>>[number]

/** The quotes of a selection, each with why an act leaves it out. */
export const quoteCandidates =
  (whyNot: (row: Row) => string | null) =>
  async (act: Act, asked: Parameters<typeof quoteRows>[1]): Promise<Candidate[]> => {
    const rows = await quoteRows(act, asked, await findThreshold(act))
    return rows.map((row) => ({
      ...labelled(act, row),
      reason: whyNot(row),
    }))
  }

const labelled = ({ locale }: Act, { id, number, customer }: Row) => ({
  id,
  label: documentLabel(locale, number, customer.name),
})

const whyNotDraft = ({ state }: Row) => (state === 'draft' ? null : 'not_a_draft')

export const quoteBulk = [
  ...entrusting({
    name: 'quotes',
    right: 'quotes.write',
    list: listQuotes,
    find: async (act, asked) =>
      (await quoteRows(act, asked, await findThreshold(act))).map((row) => ({
        ...labelled(act, row),
        ...row,
        reason: whyNotEntrust(row),
      })),
    entrust: entrustQuote,
  }),
  bulkAct({
    name: 'quotes.send',
    right: 'quotes.write',
    list: listQuotes,
    options: noOptions,
    find: quoteCandidates(whyNotDraft),
    run: async (act, id) => {
      await sendQuote(act, { id, how: 'email' })
      return null
    },
  }),
  bulkAct({
    name: 'quotes.delete',
    right: 'quotes.delete',
    list: listQuotes,
    options: noOptions,
    find: quoteCandidates(
      (row) => whyNotDraft(row) ?? (row.number === null ? null : 'quote_has_left'),
    ),
    run: async (act, id) => {
      await deleteQuote(act, id)
      return null
    },
  }),
]
