// The only file that writes the tables of invoices.
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { changedNow, madeNow, type NewRow, type RowChange } from '#server/stamps.ts'
import { touch, touchFound } from '#server/touched.ts'
import type { StoredInvoiceLine } from '../rules/stored.ts'

/** What is settled moves by what is paid alone. */
type InvoiceChange = Omit<RowChange<'invoice'>, 'settled'>

export async function insertInvoice(act: Act, values: NewRow<'invoice'>): Promise<void> {
  touch(act, 'customer', [values.customer_id])
  await act.tx
    .insertInto('invoice')
    .values({
      distributor_id: distributorOf(act, values.customer_id),
      ...values,
      ...madeNow(act),
    })
    .execute()
}

/** Changes an invoice that the act holds, and gives it its next version. */
export async function saveInvoice(act: Act, id: string, values: InvoiceChange): Promise<void> {
  const { tx, company } = act
  await Promise.all([
    touchFound(act, 'customer', clientOf(act, id)),
    tx
      .updateTable('invoice')
      .set({
        ...(values.customer_id && { distributor_id: distributorOf(act, values.customer_id) }),
        ...values,
        ...changedNow(act),
      })
      .where('company_id', '=', company)
      .where('id', '=', id)
      .execute(),
  ])
  touch(act, 'customer', [values.customer_id])
}

/** By whose hands a client buys: kept by the sale, whatever becomes of the habit. */
const distributorOf = ({ company }: Act, customer: string) =>
  sql<string | null>`(select distributor_id from customer
    where company_id = ${company} and id = ${customer})`

/** Whose orders its lines invoice, or are owed with it. */
const clientOf = ({ company }: Act, id: string) =>
  sql`select customer_id from invoice where company_id = ${company} and id = ${id}`

/** Replaces the lines of a draft; those that keep their identifier stay the same lines. */
export async function replaceLines(
  act: Act,
  invoice: string,
  lines: readonly StoredInvoiceLine[],
): Promise<void> {
  const removed = act.tx
    .deleteFrom('invoice_line')
    .where('company_id', '=', act.company)
    .where('invoice_id', '=', invoice)
    .execute()
  await Promise.all([removed, insertLines(act, invoice, lines)])
}

export async function insertLines(
  { tx, company }: Act,
  invoice: string,
  lines: readonly StoredInvoiceLine[],
): Promise<void> {
  if (lines.length === 0) return
  await tx
    .insertInto('invoice_line')
    .values(lines.map((line) => ({ ...line, company_id: company, invoice_id: invoice })))
    .execute()
}

/** The VAT of an invoice that is being issued, by category and rate. */
export async function insertVat(
  { tx, company }: Act,
  invoice: string,
  groups: readonly VatGroup[],
): Promise<void> {
  if (groups.length === 0) return
  await tx
    .insertInto('invoice_vat')
    .values(groups.map((group) => ({ ...group, company_id: company, invoice_id: invoice })))
    .execute()
}

/** The VAT of a draft that is computed again. */
export async function replaceVat(
  act: Act,
  invoice: string,
  groups: readonly VatGroup[],
): Promise<void> {
  await act.tx
    .deleteFrom('invoice_vat')
    .where('company_id', '=', act.company)
    .where('invoice_id', '=', invoice)
    .execute()
  await insertVat(act, invoice, groups)
}

/** What a balance takes off the whole, by invoice of the deal and by rate. */
export async function insertDeductions(
  { tx, company }: Act,
  invoice: string,
  deductions: readonly Deducted[],
): Promise<void> {
  const rows = deductions.flatMap(({ id, vat }) =>
    vat.map((group) => ({ ...group, company_id: company, invoice_id: invoice, deducted_id: id })),
  )
  if (rows.length > 0) await tx.insertInto('invoice_deduction').values(rows).execute()
}

type Deducted = { readonly id: string; readonly vat: readonly VatGroup[] }

/** What a draft that is computed again takes off. */
export async function replaceDeductions(
  act: Act,
  invoice: string,
  deductions: readonly Deducted[],
): Promise<void> {
  await act.tx
    .deleteFrom('invoice_deduction')
    .where('company_id', '=', act.company)
    .where('invoice_id', '=', invoice)
    .execute()
  await insertDeductions(act, invoice, deductions)
}

/** An amount to settle of an invoice. */
export type Part = { readonly invoice: string; readonly amount: Cents }

/** Adds to what is settled of invoices that the act holds. */
export async function addSettled(act: Act, parts: readonly Part[]): Promise<void> {
  const { tx, company, now } = act
  const { rows } = await sql<{ customer: string }>`update invoice i
    set settled = i.settled + p.amount, due_day = ${nextDueIn}, updated_at = ${now.toISOString()}, version = i.version + 1
    from unnest(${parts.map(({ invoice }) => invoice)}::uuid[],
      ${parts.map(({ amount }) => amount)}::bigint[]) as p (id, amount)
    where i.company_id = ${company} and i.id = p.id
    returning i.customer_id as customer`.execute(tx)
  touch(
    act,
    'customer',
    rows.map(({ customer }) => customer),
  )
}

/** The twin of `nextDue`, of an invoice that `p.amount` is being added to. */
const nextDueIn = sql`case when i.retained = 0 then i.due_day
  when i.gross - i.settled - p.amount <= i.retained then i.retention_day
  else coalesce((i.frozen ->> 'due')::date, i.due_day) end`

/** What settles invoices: a payment that is recorded, or a credit note of a day, which may be being issued. */
export type Source =
  | { readonly payment: string }
  | { readonly creditNote: string; readonly day: Day }

/** Ties amounts of a payment or of a credit note to invoices. */
export const insertAllocations = (
  { tx, company, now }: Act,
  source: Source,
  parts: readonly Part[],
) =>
  tx
    .insertInto('allocation')
    .values(
      parts.map(({ invoice, amount }) => ({
        company_id: company,
        id: newId(),
        payment_id: 'payment' in source ? source.payment : null,
        credit_note_id: 'creditNote' in source ? source.creditNote : null,
        invoice_id: invoice,
        amount,
        day: 'day' in source ? source.day : dayOfPayment(company, source.payment),
        created_at: now.toISOString(),
      })),
    )
    .execute()

const dayOfPayment = (company: string, id: string) =>
  sql<Day>`(select day from payment where company_id = ${company} and id = ${id})`

/** Where the stored PDF of an issued invoice is. */
export const saveFile = ({ tx, company }: Act, id: string, file: string) =>
  tx
    .updateTable('invoice')
    .set({ pdf_file_id: file })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()

/** Deletes a draft with its lines; the database refuses to delete anything else. */
export async function deleteDraft(act: Act, id: string): Promise<void> {
  const { tx, company } = act
  await Promise.all([
    touchFound(act, 'customer', clientOf(act, id)),
    tx.deleteFrom('invoice').where('company_id', '=', company).where('id', '=', id).execute(),
  ])
}
