// What the sums cost whoever issues: an invoice of five lines issued, and beside it, on the same engine, what
// of that is keeping what is sold added up. The share is what issue 5 bounds (15 %).
import type pg from 'pg'
import { keepTurnover } from '#features/sales/turnover/queries/keep.ts'
import { presets } from '#kernel/rights.ts'
import { openDatabase, openPool, servingRole } from '#server/database/connect.ts'
import { type Actor, transact } from '#server/transaction.ts'
import { ask, type Facts } from './rows.ts'

type Asked = { readonly name: string; readonly run: () => Promise<void> }

/** The rows, over drafts that are made before anything is measured; `end` closes their connection. */
export async function issuingOf(owner: pg.ClientConfig, facts: Facts, times: number) {
  const drafts: string[] = []
  const { rows: clients } = await ask<{ rows: { id: string }[] }>(
    facts,
    'GET',
    '/customers?limit=50',
  )
  const { rows: items } = await ask<{ rows: { id: string }[] }>(facts, 'GET', '/items?limit=50')
  for (let n = 0; n < times; n += 1) {
    const lines = Array.from({ length: 5 }, (_, k) => ({
      kind: 'item',
      name: 'Article',
      item: items[(n * 5 + k) % items.length]?.id,
      quantity: '2',
      price: '100',
      vat: { category: 'S', rate: '20' },
    }))
    const customer = clients[n % clients.length]?.id
    drafts.push((await ask<{ id: string }>(facts, 'POST', '/invoices', { customer, lines })).id)
  }
  const issued: string[] = []
  const pool = openPool({ ...owner, max: 1, options: `-c role=${servingRole}` })
  const database = openDatabase(pool)
  let at = 0
  /** In a transaction that is taken back, as if the invoice had not been counted yet. */
  const counted = (keep: boolean) => async () => {
    const id = issued[(at += 1) % issued.length] ?? ''
    const undone = transact(database, actor(facts.company), async (act) => {
      await act.tx
        .deleteFrom('turnover_line')
        .where('company_id', '=', act.company)
        .where('day', '=', act.today)
        .where('invoice_id', '=', id)
        .execute()
      if (keep) keepTurnover(act, [id])
      await act.atEnd.get('turnover')?.()
      throw new Undone()
    })
    await undone.catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  }
  const issue = async () => {
    const id = drafts.pop() ?? ''
    await ask(facts, 'POST', `/invoices/${id}/issuance`, {})
    issued.push(id)
  }
  const asked: Asked[] = [
    { name: 'an invoice of 5 lines issued', run: issue },
    { name: 'its sums kept, and taken back', run: counted(true) },
    { name: 'what of that is not the sums', run: counted(false) },
  ]
  return { asked, end: () => pool.end() }
}

class Undone extends Error {}

const actor = (company: string): Actor => ({
  company,
  person: null,
  role: presets.manager,
  stores: [],
  now: new Date(),
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  locale: 'fr',
  surface: 'cli',
  requestId: 'bench',
  ip: null,
})
