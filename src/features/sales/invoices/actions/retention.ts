// What is held back of invoices: when it falls due, and its release.
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import type { Day } from '#kernel/day.ts'
import { type Cents, sum, zero } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { ofDeal } from '../queries/agreed.ts'
import { holdInvoices, type InvoiceFound } from '../queries/find.ts'
import { payableOf } from '../queries/show.ts'
import { keepTally } from '../queries/tally.ts'
import { saveInvoice } from '../queries/write.ts'
import { outstandingOf } from '../rules/payment.ts'
import { heldBack, nextDue } from '../rules/retention.ts'

/** Says when what the invoices of a deal hold back falls due; null while that is not known. */
export async function setRetentionDay(act: Act, deal: string, day: Day | null): Promise<void> {
  for (const row of await holdRetained(act, deal)) {
    const retention = { retention_day: day }
    const due = nextDue({ ...row, retentionDay: day, asked: askedOf(row) })
    const values = row.state === 'draft' ? retention : { ...retention, due_day: due }
    await saveInvoice(act, row.id, values)
    keepTally(act, [{ before: row, after: { ...row, ...values } }])
  }
}

/** Releases what the issued invoices of a deal hold back. @returns what falls due by it. */
export async function releaseRetained(act: Act, deal: string): Promise<Cents> {
  const released: Cents[] = []
  for (const row of await holdRetained(act, deal)) {
    if (row.state === 'draft') continue
    const outstanding = outstandingOf(payableOf(row))
    const retentionDay = row.retention_day
    released.push(heldBack({ retained: row.retained, retentionDay, outstanding }, act.today))
    const isRest = outstanding <= row.retained
    const values = { retained: zero, due_day: isRest ? act.today : row.due_day }
    await saveInvoice(act, row.id, values)
    keepTally(act, [{ before: row, after: { ...row, ...values } }])
  }
  return sum(released)
}

async function holdRetained(act: Act, deal: string): Promise<InvoiceFound[]> {
  const rows = await act.tx
    .selectFrom('invoice')
    .select('id')
    .where('company_id', '=', act.company)
    .where(ofDeal('invoice', deal))
    .where('retained', '>', zero)
    .execute()
  const ids = rows.map(({ id }) => id)
  return holdInvoices(act, ids, { all: true })
}

const askedOf = (row: InvoiceFound): Day | null =>
  (row.frozen as FrozenDocument | null)?.due ?? row.due_day
