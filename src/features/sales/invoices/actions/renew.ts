// A draft of a deal computed again: other invoices were issued or credited since it was made.
import { changed, record } from '#features/base/journal/actions.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Bps, bps, zero } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Invoice } from '../contract.ts'
import type { renewInvoice as renewing } from '../contract/deal.ts'
import { dealOf, lockDeal } from '../queries/agreed.ts'
import { findInvoice, findInvoiceLines, type InvoiceFound } from '../queries/find.ts'
import { findOutdated } from '../queries/outdated.ts'
import { showInvoice } from '../queries/show.ts'
import { readDeal } from '../queries/state.ts'
import { keepTally } from '../queries/tally.ts'
import { replaceDeductions, replaceLines, replaceVat, saveInvoice } from '../queries/write.ts'
import { can, type InvoiceState } from '../rules/life.ts'
import { progressOf } from '../rules/situation.ts'
import type { StoredInvoiceLine } from '../rules/stored.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { summary } from './columns.ts'
import { balanceOf, type Computed, type Deal, holdWithDrafts } from './deal.ts'
import { holdDraft } from './draft.ts'
import { situationAsked } from './situation.ts'

/**
 * Computes a draft again as its deal stands: what ends the deal becomes its balance, a balance and a
 * situation deduct what stands now. What was written around its lines stays; one that is still right is
 * left as it is. @throws Refusal `not_a_draft`, `changed_meanwhile`, and those of what it becomes.
 */
export async function renewInvoice(
  act: Act,
  { id, version }: InputOf<typeof renewing>,
): Promise<Invoice> {
  const seen = (await findInvoice(act, id)) ?? refuse('not_found')
  const deal = dealOf(seen)
  // The whole deal before its parts, as those who invoice it do.
  if (deal !== null) await lockDeal(act, deal)
  const row = await holdDraft(act, id, version)
  if (!can.edit(row.state as InvoiceState)) refuse('not_a_draft')
  const kept = await findInvoiceLines(act, id)
  const why = await findOutdated(act, row, kept)
  if (deal === null || why === null) return showInvoice(act, id)

  const { kind, columns, lines, vat = [], deductions = [] } = await computed(act, row, kept, deal)
  const values = { ...nothingHeld, ...columns, kind }
  const worded = lines.map((line) => wordedAs(kept, line))
  await Promise.all([
    replaceLines(act, id, worded),
    replaceVat(act, id, vat),
    replaceDeductions(act, id, deductions),
    saveInvoice(act, id, values),
  ])
  const after = { ...row, ...values }
  record(act, 'invoice.renewed', 'invoice', id, {
    label: (await findAround(act, row)).customer.name,
    ...changed({ ...summary(row), kind: row.kind }, { ...summary(after), kind }),
  })
  keepTally(act, [{ before: row, after }])
  return showInvoice(act, id)
}

const nothingHeld = {
  retention: zero,
  retained: zero,
  retention_rate: bps(0),
  retention_day: null,
}

/** What the draft must be now: a situation of the same progress, or the balance. */
async function computed(
  act: Act,
  row: InvoiceFound,
  kept: readonly StoredInvoiceLine[],
  id: string,
): Promise<Computed> {
  const deal = await holdWithDrafts(act, id)
  if (row.kind !== 'situation') return balanceOf(act, deal)
  return situationAsked(act, deal, { lines: await progressAsked(act, deal, kept) })
}

/** How far each line was told to be; what others have carried further since stays there. */
async function progressAsked(act: Act, { agreed }: Deal, kept: readonly StoredInvoiceLine[]) {
  const asked = new Map<string | null, Bps>()
  for (const line of kept) {
    if (line.progress !== null) asked.set(sourceOf(line), line.progress)
  }
  const { lines } = await readDeal(act, agreed)
  return lines.flatMap((line) => {
    const percent = asked.get(line.id)
    if (percent === undefined) return []
    return [{ line: line.id, percent: bps(Math.max(percent, progressOf(line))) }]
  })
}

const sourceOf = (line: StoredInvoiceLine) => line.quote_line_id ?? line.order_line_id

/** What was written of a line in the draft stays. */
function wordedAs(kept: readonly StoredInvoiceLine[], line: StoredInvoiceLine): StoredInvoiceLine {
  const source = sourceOf(line)
  const was = source === null ? undefined : kept.find((one) => sourceOf(one) === source)
  return was ? { ...line, name: was.name, description: was.description } : line
}
