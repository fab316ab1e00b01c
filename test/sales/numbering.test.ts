// R5: whatever happens at once, invoice numbers are unique, without a gap, and in the order of dates.
// SCALE=1 makes the ten thousand issues that the promise speaks of.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Act } from '#server/act.ts'
import { enter } from '#server/transaction.ts'
import { newClient, line } from '#test/deal.ts'
import { faultyServer, send } from '#test/faults.ts'
import { sized } from '#test/scale.ts'
import { type Scene, scene } from '#test/scene.ts'
import { createInvoice } from '#features/sales/invoices/contract.ts'

const workers = 8
const issues = sized(10_000, 0.04)
const day = '2026-03-31'

/** Drafts ready to be issued, made by copying one: what is tested is the issuing. */
async function drafts({ alice, owner }: Scene, count: number): Promise<string[]> {
  const { id: customer } = await newClient(alice)
  const { id } = await alice(createInvoice, { customer, lines: [line('Suspension', 120_00)] })
  const copy = (table: string, over: string) => `insert into ${table}
    select (jsonb_populate_record(t, jsonb_build_object(${over}))).* from ${table} t
    join generate_series(2, ${count}) n on true where t.company_id = $1 and`
  const made = `(substr($2::text, 1, 24) || lpad(to_hex(n), 12, '0'))::uuid`
  await owner.query(`${copy('invoice', `'id', ${made}`)} t.id = $2::text::uuid`, [
    alice.company,
    id,
  ])
  await owner.query(
    `${copy('invoice_line', `'invoice_id', ${made}, 'id', gen_random_uuid()`)} t.invoice_id = $2::text::uuid`,
    [alice.company, id],
  )
  const { rows } = await owner.query<{ id: string }>(
    `select id from invoice where company_id = $1 and state = 'draft' order by id`,
    [alice.company],
  )
  expect(rows.length).toBe(count)
  return rows.map((row) => row.id)
}

/** What is wrong with a series, read from the database: duplicates, gaps, dates that go back. */
async function faultsOf({ owner, alice }: Scene) {
  const { rows } = await owner.query<{ number: string; day: string }>(
    `select number, day::text from invoice where company_id = $1 and state = 'issued' order by number`,
    [alice.company],
  )
  const ranks = rows.map(({ number }) => Number(number.slice(-5)))
  return {
    issued: ranks.length,
    duplicates: ranks.length - new Set(ranks).size,
    gaps: (ranks.at(-1) ?? 0) - new Set(ranks).size,
    backwards: rows.filter((row, at) => at > 0 && row.day < rows[at - 1]!.day).length,
  }
}

/** Eight at once, until the work is done. */
async function atOnce<T>(work: readonly T[], run: (one: T, worker: number) => Promise<void>) {
  const left = [...work]
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) await run(one, worker)
    }),
  )
}

test(
  'issued by eight at once, a tenth of them cut after the number was taken',
  { timeout: 900_000 },
  () =>
    scene(day, async (play) => {
      const ids = await drafts(play, issues)
      const cut = new Set(ids.filter((_, at) => at % 10 === 3))
      // The number is taken, and then the connection is lost: at one of these statements or another.
      const patterns = [
        /^update "invoice"/,
        /^insert into "invoice_tally"/,
        /^insert into "journal"/,
      ]
      let planted = 0
      const faulty = await faultyServer(play, day, ({ transaction, sql: said }) => {
        if (!patterns[transaction % patterns.length]!.test(said)) return null
        planted += 1
        return 'before'
      })
      const answers = new Map<number, number>()
      const issue = async (app: typeof faulty.app, id: string) => {
        const { status } = await send(app, play.alice, 'POST', `/invoices/${id}/issuance`)
        answers.set(status, (answers.get(status) ?? 0) + 1)
      }
      await atOnce(ids, async (id) => {
        // What was cut is sent again, as a client would.
        if (cut.has(id)) await issue(faulty.app, id)
        await issue(play.server.app, id)
      })
      expect(planted).toBe(cut.size)
      expect(answers).toEqual(
        new Map([
          [201, issues],
          [503, cut.size],
        ]),
      )
      expect(await faultsOf(play)).toEqual({ issued: issues, duplicates: 0, gaps: 0, backwards: 0 })
      await faulty.close()
    }),
)

test(
  'issued on several days at once, dates follow numbers; what comes too late is refused',
  { timeout: 900_000 },
  () =>
    scene(day, async (play) => {
      const count = Math.ceil(issues / 4)
      const ids = await drafts(play, count)
      const answers = new Map<string, number>()
      await atOnce(ids, async (id) => {
        const on = `2026-03-${String(20 + (Number.parseInt(id.slice(-3), 16) % 10)).padStart(2, '0')}`
        const { status, text } = await send(
          play.server.app,
          play.alice,
          'POST',
          `/invoices/${id}/issuance`,
          {
            body: { day: on },
          },
        )
        const told = status === 201 ? 'issued' : (JSON.parse(text) as { code: string }).code
        answers.set(told, (answers.get(told) ?? 0) + 1)
      })
      expect([...answers.keys()].sort()).toEqual(['earlier_than_last', 'issued'])
      const { issued, ...wrong } = await faultsOf(play)
      expect(issued).toBe(answers.get('issued'))
      expect(wrong).toEqual({ duplicates: 0, gaps: 0, backwards: 0 })
    }),
)

test(
  'the same by max() + 1 fails, and by a sequence leaves gaps: the proof can fail',
  { timeout: 900_000 },
  () =>
    scene(day, async (play) => {
      const ids = await drafts(play, Math.ceil(issues / 2))
      await play.owner.query('create sequence if not exists planted_series')
      await play.owner.query('grant usage on sequence planted_series to comptoir_app')
      const half = Math.ceil(ids.length / 2)
      const byMax = (act: Pick<Act, 'tx' | 'company'>) => sql<{ n: number }>`
      select coalesce(max(substr(number, 9)::int), 0) + 1 as n from invoice
      where company_id = ${act.company} and number like 'FA-%'`
      const bySequence = () => sql<{ n: number }>`select nextval('planted_series') as n`
      const issue = (id: string, next: typeof byMax, lost: boolean) =>
        play.server.database.transaction().execute(async (tx) => {
          await enter(tx, play.alice.company, null)
          const { rows } = await next({ tx, company: play.alice.company }).execute(tx)
          const number = `FA-2026-${String(rows[0]!.n).padStart(5, '0')}`
          await sql`update invoice set state = 'issued', number = ${number}, frozen = '{}'
          where company_id = ${play.alice.company} and id = ${id}`.execute(tx)
          if (lost) throw new Error('planted')
        })
      let refused = 0
      await atOnce(ids.slice(0, half), async (id) => {
        await issue(id, byMax, false).catch(() => (refused += 1))
      })
      expect(refused).toBeGreaterThan(0)
      await play.owner.query(`update invoice set state = 'draft', number = null, frozen = null`)
      await atOnce(ids.slice(half), async (id) => {
        await issue(id, bySequence, ids.indexOf(id) % 10 === 3).catch(() => undefined)
      })
      expect((await faultsOf(play)).gaps).toBeGreaterThan(0)
    }),
)
