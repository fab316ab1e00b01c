// The tally: kept by every act that changes an invoice, last thing before the journal, since its rows
// are those for which everyone waits.
import { sql } from 'kysely'
import { forgetAccounts, moveAccounts } from '#features/relation/customers/queries/keep-account.ts'
import type { Act } from '#server/act.ts'
import { type Change, deltasOf } from '../rules/tally.ts'

/** Adds what the act has changed of invoices, which moves the accounts of their customers too. */
export async function keepTally(act: Act, changes: readonly Change[]): Promise<void> {
  const { tx, company } = act
  const changed = changes.flatMap(({ before, after }) => [before, after])
  moveAccounts(act, [
    ...new Set(changed.flatMap((one) => (one?.state === 'issued' ? one.customer_id : []))),
  ])
  const deltas = deltasOf(changes)
  if (deltas.length === 0) return
  const column = <K extends keyof (typeof deltas)[number]>(name: K) =>
    deltas.map((delta) => delta[name])
  await sql`insert into invoice_tally as t (company_id, payment, kind, seller_id, store_id, due_day,
      documents, net, gross, outstanding)
    select ${company}::uuid, d.* from unnest(
      ${column('payment')}::text[], ${column('kind')}::text[], ${column('seller_id')}::uuid[],
      ${column('store_id')}::uuid[], ${column('due_day')}::date[], ${column('documents')}::bigint[],
      ${column('net')}::bigint[], ${column('gross')}::bigint[], ${column('outstanding')}::bigint[]
    ) as d
    on conflict (company_id, payment, kind, seller_id, store_id, due_day) do update set
      documents = t.documents + excluded.documents, net = t.net + excluded.net,
      gross = t.gross + excluded.gross, outstanding = t.outstanding + excluded.outstanding`.execute(
    tx,
  )
}

/** Forgets the rows in which nothing is counted any more. */
export const pruneTally = ({ tx, company }: Act) =>
  tx
    .deleteFrom('invoice_tally')
    .where('company_id', '=', company)
    .where('documents', '=', 0)
    .execute()

/** Makes the tally again from the invoices: for whoever has written them in bulk. */
export async function remakeTally(act: Act): Promise<void> {
  const { tx, company } = act
  await forgetAccounts(act)
  await tx.deleteFrom('invoice_tally').where('company_id', '=', company).execute()
  await sql`insert into invoice_tally
    select * from invoice_counted where company_id = ${company}`.execute(tx)
}
