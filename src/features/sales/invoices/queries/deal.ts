// The invoices of one deal together: what stands of each, and what of an invoice is taken back.
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Bps, Cents, Price, Quantity } from '#kernel/money.ts'
import type { VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { ofDeal } from './agreed.ts'
import type { Held } from '../rules/balance.ts'
import type { Creditable } from '../rules/credit.ts'
import { addedVat } from '../rules/deposit.ts'
import { storedColumns, type StoredInvoiceLine } from '../rules/stored.ts'

/** An invoice of a deal with what it adds to the books, once what was given back of it is taken off. */
export type Standing = {
  readonly id: string
  readonly kind: 'invoice' | 'deposit' | 'situation' | 'final'
  readonly number: string
  readonly day: Day
  readonly vat: readonly VatGroup[]
}

/**
 * The issued invoices of a deal, oldest first, each less its credit notes: all of those of a deposit,
 * and those of another invoice that give quantities back. One that is wholly taken back is left out.
 */
export async function findStanding(
  { tx, company }: Act,
  deal: string,
  except: string | null = null,
): Promise<Standing[]> {
  const { rows } = await sql<VatGroup & Omit<Standing, 'vat'>>`
    select i.id, i.kind, i.number, i.day, v.category, v.rate,
      (v.base + coalesce(c.base, 0))::bigint as base, (v.tax + coalesce(c.tax, 0))::bigint as tax
    from invoice i
    join invoice_vat v on v.company_id = i.company_id and v.invoice_id = i.id
    left join lateral (
      select sum(w.base) as base, sum(w.tax) as tax
      from invoice n join invoice_vat w on w.company_id = n.company_id and w.invoice_id = n.id
      where n.company_id = i.company_id and n.credited_invoice_id = i.id and n.state = 'issued'
        and (i.kind = 'deposit' or not n.gesture)
        and w.category = v.category and w.rate = v.rate) c on true
    where i.company_id = ${company} and ${ofDeal('i', deal)} and i.kind <> 'credit_note'
      and i.state = 'issued' and i.id is distinct from ${except}
    order by i.day, i.number`.execute(tx)
  const found = new Map<string, Standing & { vat: VatGroup[] }>()
  for (const { id, kind, number, day, ...group } of rows) {
    const known = found.get(id) ?? { id, kind, number, day, vat: [] }
    if (group.base !== 0 || group.tax !== 0) known.vat.push(group)
    found.set(id, known)
  }
  return [...found.values()].filter(({ vat }) => vat.length > 0)
}

/** What the drafts of a deal ask for: how many they are, their gross, and whether all are of quantities. */
export async function findDrafts({ tx, company }: Act, deal: string) {
  const row = await tx
    .selectFrom('invoice')
    .select((is) => [
      is.fn.countAll<number>().as('count'),
      sql<Cents>`coalesce(sum(gross), 0)::bigint`.as('gross'),
      sql<boolean>`coalesce(bool_and(kind = 'invoice'), true)`.as('plain'),
    ])
    .where('company_id', '=', company)
    .where(ofDeal('invoice', deal))
    .where('kind', '<>', 'credit_note')
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  return { ...row, count: Number(row.count) }
}

/** The lines that the issued invoices of a deal hold, credited quantities taken off; deposits hold none. */
export async function findHeld(
  { tx, company }: Act,
  deal: string,
): Promise<Held<StoredInvoiceLine>[]> {
  const rows = await tx
    .selectFrom('invoice_line as l')
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.company_id', '=', 'l.company_id').onRef('i.id', '=', 'l.invoice_id'),
    )
    .select(storedColumns.map((name) => `l.${name}` as const))
    .select([givenBack('quantity').as('back'), givenBack('net').as('netBack')])
    .where('l.company_id', '=', company)
    .where(ofDeal('i', deal))
    .where('i.kind', 'in', ['invoice', 'situation', 'final'])
    .where('i.state', '=', 'issued')
    .where('l.kind', '=', 'item')
    .orderBy('i.day')
    .orderBy('i.number')
    .orderBy('l.rank')
    .execute()
  return rows.map(({ back, netBack, ...line }) => ({
    ...line,
    held: (line.quantity - line.earlier - back) as Quantity,
    heldNet: (line.net - line.earlier_net - netBack) as Cents,
  }))
}

/** The quantity or the amount of a line that issued credit notes have given back. */
const givenBack = (what: 'quantity' | 'net') => sql<number>`coalesce((select
  -sum(${what === 'net' ? sql`b.net - b.earlier_net` : sql`b.quantity - b.earlier`}) from invoice_line b
  join invoice n on n.company_id = b.company_id and n.id = b.invoice_id
  where b.company_id = l.company_id and b.credited_invoice_id = l.invoice_id
    and b.credited_line_id = l.id and n.state = 'issued' and not n.gesture), 0)::bigint`

/** What the standing invoices of a deal have cost, credit notes that give quantities back taken off. */
export async function findCost({ tx, company }: Act, deal: string): Promise<Cents> {
  const { rows } = await sql<{ cost: Cents }>`
    select coalesce(sum(cost), 0)::bigint as cost from invoice
    where company_id = ${company} and ${ofDeal('invoice', deal)} and state = 'issued'
      and not gesture`.execute(tx)
  return rows[0]!.cost
}

/** The lines of an invoice that are sold, with what issued credit notes have taken back of each. */
export async function findCreditable(
  { tx, company }: Act,
  invoice: string,
): Promise<(Creditable & { readonly name: string; readonly nature: string })[]> {
  const { rows } = await sql<Row>`
    select l.id, l.name, l.nature, l.price, l.discount, l.vat_category, l.vat_rate,
      ${ofPeriod(sql`l.quantity - l.earlier`, sql`l.quantity`)} as quantity,
      ${ofPeriod(sql`0`, sql`l.earlier`)} as earlier,
      ${ofPeriod(sql`l.net - l.earlier_net`, sql`l.net`)} as net,
      coalesce(-sum(b.quantity - b.earlier) filter (where not n.gesture), 0)::bigint as quantity_back,
      coalesce(-sum(${ofPeriod(sql`b.net - b.earlier_net`, sql`b.net`)})
        filter (where not n.gesture), 0)::bigint as net_by_quantity,
      coalesce(-sum(${ofPeriod(sql`b.net - b.earlier_net`, sql`b.net`)}), 0)::bigint as net_back
    from invoice_line l
    join invoice i on i.company_id = l.company_id and i.id = l.invoice_id
    left join (invoice_line b join invoice n on n.company_id = b.company_id and n.id = b.invoice_id
        and n.state = 'issued')
      on b.company_id = l.company_id and b.credited_invoice_id = l.invoice_id
        and b.credited_line_id = l.id
    where l.company_id = ${company} and l.invoice_id = ${invoice} and l.kind = 'item'
    group by l.company_id, l.invoice_id, l.id, i.kind order by l.rank`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    nature: row.nature,
    quantity: row.quantity,
    earlier: row.earlier,
    price: row.price,
    discount: row.discount,
    vat: { category: row.vat_category, rate: row.vat_rate },
    net: row.net,
    creditedQuantity: row.quantity_back,
    creditedByQuantity: row.net_by_quantity,
    creditedNet: row.net_back,
  }))
}

/** Of a situation, its period alone may be taken back: what was done before is that of others. */
const ofPeriod = (period: RawBuilder<unknown>, whole: RawBuilder<unknown>) =>
  sql`(case when i.kind = 'situation' then ${period} else ${whole} end)`

type Row = {
  id: string
  name: string
  nature: string
  quantity: Quantity
  earlier: Quantity
  price: Price
  discount: Bps
  vat_category: VatGroup['category']
  vat_rate: Bps
  net: Cents
  quantity_back: Quantity
  net_by_quantity: Cents
  net_back: Cents
}

/** The credit notes of an invoice: the VAT of those issued, and whether one is still a draft. */
export async function findCredits({ tx, company }: Act, invoice: string) {
  const rows = await tx
    .selectFrom('invoice as i')
    .leftJoin('invoice_vat as v', (join) =>
      join.onRef('v.company_id', '=', 'i.company_id').onRef('v.invoice_id', '=', 'i.id'),
    )
    .select(['i.id', 'i.state', 'v.category', 'v.rate', 'v.base', 'v.tax'])
    .where('i.company_id', '=', company)
    .where('i.credited_invoice_id', '=', invoice)
    .execute()
  const issued = rows.filter(({ state, category }) => state === 'issued' && category !== null)
  const vat = issued.map((row) => ({
    category: row.category as VatGroup['category'],
    rate: row.rate as Bps,
    base: -(row.base ?? 0) as Cents,
    tax: -(row.tax ?? 0) as Cents,
  }))
  return {
    drafted: rows.some(({ state }) => state === 'draft'),
    credited: issued.length === 0 ? [] : [addedVat([vat])],
  }
}

/** An invoice that a balance deducts, with its part of each rate. */
export type Deduction = Standing

/** What a balance (or the credit note of one) deducts, oldest first. */
export async function findDeductions({ tx, company }: Act, invoice: string): Promise<Deduction[]> {
  const rows = await tx
    .selectFrom('invoice_deduction as d')
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.company_id', '=', 'd.company_id').onRef('i.id', '=', 'd.deducted_id'),
    )
    .select(['i.id', 'i.kind', 'i.number', 'i.day', 'd.category', 'd.rate', 'd.base', 'd.tax'])
    .where('d.company_id', '=', company)
    .where('d.invoice_id', '=', invoice)
    .orderBy('i.day')
    .orderBy('i.number')
    .orderBy('d.rate', 'desc')
    .execute()
  const found = new Map<string, Deduction & { vat: VatGroup[] }>()
  for (const { id, kind, number, day, ...group } of rows) {
    const known = found.get(id) ?? {
      id,
      kind: kind as Standing['kind'],
      number: number ?? '',
      day,
      vat: [],
    }
    known.vat.push({ ...group, category: group.category as VatGroup['category'] })
    found.set(id, known)
  }
  return [...found.values()]
}

/** What situations that stand have taken off for each deposit of a deal. */
export async function findRecovered(
  { tx, company }: Act,
  deal: string,
): Promise<ReadonlyMap<string, VatGroup[]>> {
  const { rows } = await sql<VatGroup & { deducted_id: string }>`
    select d.deducted_id, d.category, d.rate, sum(d.base)::bigint as base, sum(d.tax)::bigint as tax
    from invoice_deduction d
    join invoice i on i.company_id = d.company_id and i.id = d.invoice_id
    join invoice o on o.company_id = d.company_id and o.id = d.deducted_id
    left join invoice c on c.company_id = i.company_id and c.id = i.credited_invoice_id
    where d.company_id = ${company} and ${ofDeal('i', deal)} and i.state = 'issued'
      and o.kind = 'deposit' and coalesce(c.kind, i.kind) = 'situation'
    group by 1, 2, 3`.execute(tx)
  const found = new Map<string, VatGroup[]>()
  for (const { deducted_id: deposit, ...group } of rows) {
    found.set(deposit, [...(found.get(deposit) ?? []), group])
  }
  return found
}

/** What the invoices of a deal that stand have held back, released since or not. */
export async function findRetained({ tx, company }: Act, deal: string): Promise<Cents> {
  const { rows } = await sql<{ retained: Cents }>`
    select coalesce(sum(i.retention), 0)::bigint as retained from invoice i
    where i.company_id = ${company} and ${ofDeal('i', deal)} and i.state = 'issued'
      and i.retention > 0 and i.gross + coalesce((select sum(c.gross) from invoice c
        where c.company_id = i.company_id and c.credited_invoice_id = i.id
          and c.state = 'issued'), 0) > 0`.execute(tx)
  return rows[0]!.retained
}

/** The number of the balance or the situation that deducts an invoice ('' while it is a draft), or null. */
export async function findDeducting({ tx, company }: Act, invoice: string): Promise<string | null> {
  const { rows } = await sql<{ number: string | null }>`
    select i.number from invoice_deduction d
    join invoice i on i.company_id = d.company_id and i.id = d.invoice_id
    where d.company_id = ${company} and d.deducted_id = ${invoice}
      and i.kind in ('situation', 'final')
      and (i.state = 'draft' or i.gross + coalesce((select sum(c.gross) from invoice c
        where c.company_id = i.company_id and c.credited_invoice_id = i.id
          and c.state = 'issued'), 0) > 0)
    limit 1`.execute(tx)
  return rows[0] ? (rows[0].number ?? '') : null
}
