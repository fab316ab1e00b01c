import { sql } from 'kysely'
import { type Change, type Counted, deltasOf } from '#kernel/tally.ts'
import type { Act } from './act.ts'

/** What an act tells of the documents that it changes, and how what is kept of them is made again. */
export type Tally<T> = {
  /** Adds what the act has changed: at its end, since these are rows for which everyone waits. */
  readonly keep: (act: Act, changes: readonly Change<T>[]) => void
  /** Forgets the rows in which nothing is counted any more. */
  readonly prune: (act: Act) => Promise<void>
  /** Makes the tally again from the documents: for whoever has written them in bulk. */
  readonly remake: (act: Act) => Promise<void>
}

type Row<K, S> = Counted<K & Record<string, string>, S & Record<string, number>>

/**
 * A tally (see kernel/tally.ts) kept in a table of the same columns, whose primary key is the company
 * and the key; `view` makes it again from the documents. Its feature's queries own it.
 */
export function tallyIn<T, K, S>(tables: {
  readonly table: string
  readonly view: string
  readonly counted: (one: T) => Row<K, S> | readonly Row<K, S>[] | null
}): Tally<T> {
  const [table, view] = [sql.table(tables.table), sql.table(tables.view)]
  const gathered = new WeakMap<Act['atEnd'], Change<T>[]>()
  return {
    keep(act, changes) {
      const all = gathered.get(act.atEnd) ?? []
      gathered.set(act.atEnd, all)
      all.push(...changes)
      act.atEnd.set(tables.table, async () => {
        const deltas = deltasOf(all, tables.counted)
        if (deltas.length > 0) await add(act, tables.table, deltas)
      })
    },
    async prune({ tx, company }) {
      await sql`delete from ${table} where company_id = ${company} and documents = 0`.execute(tx)
    },
    async remake({ tx, company }) {
      await sql`delete from ${table} where company_id = ${company}`.execute(tx)
      await sql`insert into ${table}
        select * from ${view} where company_id = ${company}`.execute(tx)
    },
  }
}

/** Tallies of the same documents, kept as one. */
export const together = <T>(...tallies: readonly Tally<T>[]): Tally<T> => ({
  keep: (act, changes) => {
    for (const tally of tallies) tally.keep(act, changes)
  },
  prune: async (act) => {
    for (const tally of tallies) await tally.prune(act)
  },
  remake: async (act) => {
    for (const tally of tallies) await tally.remake(act)
  },
})

function add(
  { tx, company }: Act,
  name: string,
  deltas: readonly Readonly<Record<string, string | number>>[],
) {
  const table = sql.table(name)
  const rows = deltas.map((delta) => ({ company_id: company, ...delta }))
  const sums = Object.entries(deltas[0] ?? {}).filter(([, value]) => typeof value === 'number')
  const added = sums.map(
    ([sum]) => sql`${sql.ref(sum)} = t.${sql.ref(sum)} + excluded.${sql.ref(sum)}`,
  )
  // One parameter whatever the number of rows, so that the statement is always the same.
  return sql`insert into ${table} as t
    select * from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)
    on conflict on constraint ${sql.ref(`${name}_pkey`)} do update set ${sql.join(added)}`.execute(
    tx,
  )
}
