// The preview between two saves: what the server printed of the draft, with the lines and sums as they
// are typed, laid out by the same functions. Pure.
import type {
  DocumentKind,
  FrozenDocument,
  FrozenLine,
} from '#features/sales/documents/rules/frozen.ts'
import { linesView } from '#features/sales/documents/rules/lines.ts'
import { totalsView, vatTable } from '#features/sales/documents/rules/sums.ts'
import { vatOfLine } from '#features/sales/quotes/rules/vat.ts'
import { formats } from '#kernel/format.ts'
import { bps, type Cents, price, quantity, zero } from '#kernel/money.ts'
import type { DocumentView, TotalView, VatTableView } from '#kernel/print.ts'
import type { EditorLine } from './line.ts'
import { type EditorState, sumsOf } from './state.ts'

export function liveView(
  view: DocumentView,
  state: EditorState,
  about: { readonly kind: DocumentKind; readonly currency: string; readonly timeZone: string },
): DocumentView {
  const { totals, amounts, wrong } = sumsOf(state)
  if (wrong) return view
  const { head } = state
  const document = {
    ...about,
    lines: state.lines.map((line, rank) => frozenLine(line, amounts[rank] ?? zero, state)),
    totals,
    discount: head.discount,
    payable: totals.gross,
    exchange: null,
    taxInEuros: null,
    deposits: [],
    alreadyPaid: zero,
    // What explains a VAT category takes the parties to know: the server's words are kept below.
    mentions: [],
  } as unknown as FrozenDocument
  const written = formats(view.language, about.currency, about.timeZone)
  return {
    ...view,
    ...linesView(document, view.language, written),
    subject:
      head.subject === ''
        ? null
        : { label: view.subject?.label ?? labels[view.language], value: head.subject },
    totals: explained(totalsView(document, view.language, written), view.totals),
    vat: explainedTable(vatTable(document, view.language, written), view.vat),
    closing: head.note || null,
  }
}

const labels = { fr: 'Objet', en: 'Subject' } as const

function frozenLine(line: EditorLine, net: Cents, { regimes }: EditorState): FrozenLine {
  if (line.kind === 'page_break') return { kind: 'page_break' }
  if (line.kind === 'subtotal') return { kind: 'subtotal', name: line.name, net }
  if (line.kind !== 'item') return { kind: line.kind, name: line.name }
  return {
    ...vatOfLine(regimes, line.nature, line.vat),
    kind: 'item',
    reference: line.reference,
    name: line.name,
    description: line.description,
    nature: line.nature,
    quantity: line.quantity ?? quantity(0),
    unit: line.unit,
    price: line.price ?? price(0),
    discount: line.discount ?? bps(0),
    optional: line.optional,
    chosen: line.chosen,
    net,
  }
}

const explained = (rows: readonly TotalView[], before: readonly TotalView[]): TotalView[] =>
  rows.map((row) => ({
    ...row,
    detail: row.detail ?? before.find(({ label }) => label === row.label)?.detail ?? null,
  }))

const explainedTable = (
  table: VatTableView | null,
  before: VatTableView | null,
): VatTableView | null =>
  table && {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      mention: row.mention ?? before?.rows.find(({ rate }) => rate === row.rate)?.mention ?? null,
    })),
  }
