import { describe, expect, test } from 'vitest'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { DocumentDraft, ItemLine } from '#features/sales/documents/rules/frozen.ts'
import {
  draftInvoice,
  exportInvoice,
  franchiseQuote,
  signedQuote,
} from '#features/sales/documents/rules/samples.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import type { Regimes } from '#features/sales/quotes/rules/vat.ts'
import { bps, price, quantity } from '#kernel/money.ts'
import { editorLine } from './line.ts'
import { liveView } from './live-view.ts'
import { type EditorState, type Head, sumsOf } from './state.ts'

const domestic: Regimes = { company: 'standard', customer: 'domestic' }
/** The documents that the editor writes, and the regimes of their parties. */
const cases: readonly [string, DocumentDraft, Regimes][] = [
  ['invoice', draftInvoice, domestic],
  ['quote', signedQuote, domestic],
  ['franchise', franchiseQuote, { company: 'franchise', customer: 'domestic' }],
  ['export', exportInvoice, { company: 'standard', customer: 'export' }],
]

describe('the preview as one types', () => {
  test.each(cases)('is what the server prints: %s', (_, draft, regimes) => {
    const language = draft === exportInvoice ? 'en' : 'fr'
    const printed = documentView(freeze(draft), language)
    expect(liveView(printed, stateOf(draft, regimes), aboutOf(draft))).toEqual(printed)
  })

  test.each(cases)('follows a change with the same sums: %s', (_, draft, regimes) => {
    const printed = documentView(freeze(draft), 'fr')
    const lines = draft.lines.map((line, rank) =>
      rank === lineSold(draft) ? { ...(line as ItemLine), quantity: quantity(123_456) } : line,
    )
    const changed = { ...draft, lines, subject: 'Autre objet' }
    const state = stateOf(changed, regimes)
    const expected = documentView(freeze(changed), 'fr')
    const shown = liveView(printed, state, aboutOf(draft))
    expect(shown.lines).toEqual(expected.lines)
    expect(shown.totals.map(({ amount }) => amount)).toEqual(
      expected.totals.map(({ amount }) => amount),
    )
    expect(shown.vat?.rows.map(({ tax }) => tax)).toEqual(expected.vat?.rows.map(({ tax }) => tax))
    expect(shown.subject?.value).toBe('Autre objet')
    expect(sumsOf(state).totals).toEqual(freeze(changed).totals)
  })
})

test('what is too large to be held is told, never added up', () => {
  const state = stateOf(draftInvoice, domestic)
  const first = state.lines.find((line) => line.kind === 'item')
  const huge = { ...first!, price: price(1e15), quantity: quantity(1e12) }
  const sums = sumsOf({ ...state, lines: [huge] })
  expect(sums.wrong).toEqual({ code: 'line_too_large', param: 'lines.0.quantity' })
  expect(sums.totals.gross).toBe(0)
})

const lineSold = (draft: DocumentDraft): number =>
  draft.lines.findIndex((line) => line.kind === 'item')

const aboutOf = ({ kind, currency, timeZone }: DocumentDraft) => ({ kind, currency, timeZone })

/** The same document in the editor. */
function stateOf(draft: DocumentDraft, regimes: Regimes): EditorState {
  const head: Head = {
    customer: { id: 'c', name: draft.buyer.name, code: draft.buyer.code },
    contact: null,
    seller: null,
    store: null,
    subject: draft.subject,
    customerReference: draft.customerReference,
    validUntil: draft.validUntil,
    deliveryDay: draft.delivered,
    dueDay: draft.due,
    address: null,
    depositRate: bps(0),
    fitting: 'items',
    terms: draft.terms,
    paymentMethod: draft.paymentMethod,
    discount: draft.discount,
    language: 'fr',
    note: draft.closing,
  }
  const lines = draft.lines.map((line, rank) => {
    const id = String(rank)
    if (line.kind !== 'item') return editorLine({ ...line, id }, id)
    const { category, rate, ...sold } = line
    return editorLine({ ...sold, id, item: null, vat: { category, rate }, cost: null }, id)
  })
  return { head, lines, regimes }
}
