import { sql } from 'kysely'
import { type Cents, subtract } from '#kernel/money.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Day } from '#kernel/day.ts'
import { tagNames } from '#features/base/tags/queries.ts'
import { addedUp } from '#kernel/tiles.ts'
import { type Act, visible } from '#server/act.ts'
import {
  byMonth,
  byRecord,
  byWeek,
  byWord,
  type Grouping,
  groupHeads,
  inGroups,
  rankOf,
} from '#server/grouping.ts'
import {
  type listQuotes as endpoint,
  type quoteGroupings,
  type quoteSorts,
  quoteTiles,
} from '../contract.ts'
import type { Invoicing, QuoteState } from '../rules/life.ts'
import { marginOf } from '../rules/lines.ts'
import { validities, type Validity, validityOf } from '../rules/validity.ts'
import { invoicingIn, isAmendment, reachedIn, stepDueIn } from './invoicing.ts'
import { beside, isBeyond, named, narrowed, sorted } from './narrowed.ts'

type Asked = InputOf<typeof endpoint>
/** The filters, and the ids of a selection where one acts on some. */
export type AskedQuotes = Omit<Asked, 'offset' | 'limit'> & { readonly ids?: readonly string[] }
type Listed = OutputOf<typeof endpoint>

/** The columns that the sort keys stand for. */
const columns = {
  day: 'q.day',
  number: 'q.number',
  customer: 'c.sort_name',
  net: 'q.net',
  gross: 'q.gross',
  validUntil: 'q.valid_until',
  updated: 'q.updated_at',
} as const satisfies Record<Exclude<(typeof quoteSorts)[number], 'state'>, string>

/** The keys that may be missing; nulls come last for these alone, since an index has them first. */
const nullable: ReadonlySet<string> = new Set(['number', 'validUntil'])

/** Quotes under the filters, newest first unless asked otherwise. */
export async function listQuotes(act: Act, asked: Asked): Promise<Listed> {
  const threshold = await findThreshold(act)
  const [groups, rows, heads] = await Promise.all([
    quoteGroups(act, asked, threshold),
    quoteRows(act, asked, threshold),
    asked.group && asked.heads === 'true' ? quoteHeads(act, asked, asked.group, threshold) : null,
  ])
  return { rows, ...totalsIn(groups, asked), ...(heads ? { groups: heads } : {}) }
}

/** `due`: a step of their billing plan is to be invoiced. */
type Group = { validity: Validity; due: boolean; count: number; net: Cents; gross: Cents }
type Counted = Omit<Group, 'due'>

/** Where a quote may stand while it waits for its answer. */
const whileSent: ReadonlySet<Validity> = new Set(['expired', 'expiring', 'valid', 'pending'])

/** What the tally tells apart; under any other filter, quotes are counted one by one. */
const tallied: ReadonlySet<string> = new Set([
  ...['validity', 'due', 'state', 'seller', 'store'],
  ...beside,
])

/** The groups of what the filters keep, but for validity and what is due. */
export async function quoteGroups(
  act: Act,
  { due: _, ...asked }: Omit<Asked, 'offset' | 'limit'>,
  threshold: number,
): Promise<Group[]> {
  const [all, due] = await Promise.all([
    isBeyond(asked, tallied) ? counted(act, asked, threshold) : fromTally(act, asked, threshold),
    // Few have a plan: they are counted one by one, and taken off the rest.
    counted(act, { ...asked, due: 'true' }, threshold),
  ])
  return [
    ...due.map((group) => ({ ...group, due: true })),
    ...all.map((group) => {
      const own = due.find(({ validity }) => validity === group.validity)
      if (!own) return { ...group, due: false }
      return {
        validity: group.validity,
        due: false,
        count: group.count - own.count,
        net: subtract(group.net, own.net),
        gross: subtract(group.gross, own.gross),
      }
    }),
  ]
}

const fromTally = (act: Act, asked: Omit<Asked, 'offset' | 'limit'>, threshold: number) =>
  act.tx
    // Whoever stands for no day has no end of validity.
    .selectFrom((from) =>
      from
        .selectFrom('quote_tally')
        .select(['company_id', 'state', 'seller_id', 'store_id', 'documents', 'net', 'gross'])
        .select(sql<Day | null>`nullif(valid_until, '-infinity')`.as('valid_until'))
        .as('q'),
    )
    .select([
      validityIn(act.today, threshold).as('validity'),
      sql<number>`sum(q.documents)::bigint`.as('count'),
      sql<Cents>`sum(q.net)::bigint`.as('net'),
      sql<Cents>`sum(q.gross)::bigint`.as('gross'),
    ])
    .where('q.company_id', '=', act.company)
    .where(visible(act, 'q'))
    .$if(asked.state !== undefined, (quotes) => quotes.where('q.state', 'in', asked.state!))
    .$if(asked.seller !== undefined, (quotes) => quotes.where('q.seller_id', '=', asked.seller!))
    .$if(asked.store !== undefined, (quotes) => quotes.where('q.store_id', '=', asked.store!))
    .groupBy(sql`1`)
    .having(sql<boolean>`sum(q.documents) <> 0`)
    .execute()

const counted = (
  act: Act,
  asked: Omit<Asked, 'offset' | 'limit'>,
  threshold: number,
): Promise<Counted[]> =>
  filtered(act, asked)
    .select([
      validityIn(act.today, threshold).as('validity'),
      sql<number>`count(*)`.as('count'),
      sql<Cents>`sum(q.net)::bigint`.as('net'),
      sql<Cents>`sum(q.gross)::bigint`.as('gross'),
    ])
    .groupBy(sql`1`)
    .execute()

/** What groups add up to under the filter of validity, and their tiles. */
export const totalsIn = (
  groups: readonly Group[],
  asked: Pick<Asked, 'validity' | 'due'>,
): Omit<Listed, 'rows'> =>
  addedUp(groups, asked, {
    sums: ['net', 'gross'],
    tiles: quoteTiles,
    keeps: (group, { validity, due }) =>
      (validity?.includes(group.validity) ?? true) &&
      (due === undefined || group.due === (due === 'true')),
  })

/** What quotes are grouped by. */
const groupings = (act: Act, threshold: number) =>
  ({
    validity: byWord(validityIn(act.today, threshold), validities),
    customer: byRecord(sql.ref('q.customer_id'), sql.ref('c.name'), sql.ref('c.sort_name')),
    seller: byRecord(sql.ref('q.seller_id'), sql.ref('p.name')),
    store: byRecord(sql.ref('q.store_id'), sql.ref('s.name')),
    month: byMonth(sql.ref('q.day')),
    week: byWeek(sql.ref('q.day')),
  }) satisfies Record<(typeof quoteGroupings)[number], Grouping>

type By = (typeof quoteGroupings)[number]

const quoteHeads = (act: Act, asked: AskedQuotes, group: By, threshold: number) =>
  groupHeads(kept(act, asked, threshold), groupings(act, threshold)[group], {
    net: sql.ref<Cents>('q.net'),
    gross: sql.ref<Cents>('q.gross'),
  })

/** What all the filters keep, with those whose names are shown. */
const kept = (act: Act, asked: AskedQuotes, threshold: number) =>
  filtered(act, asked)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'q.company_id').onRef('c.id', '=', 'q.customer_id'),
    )
    .leftJoin('person as p', 'p.id', 'q.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'q.company_id').onRef('s.id', '=', 'q.store_id'),
    )
    .$if(asked.validity !== undefined, (quotes) =>
      quotes.where(validityIn(act.today, threshold), 'in', asked.validity as Validity[]),
    )
    // Said in the words of the index on validity, so that it is used.
    .$if(asked.validity?.every((one) => whileSent.has(one)) ?? false, (quotes) =>
      quotes.where('q.state', '=', 'sent'),
    )
    .$if(asked.validity?.every((one) => one === 'expiring') ?? false, (quotes) =>
      quotes.where(sql<boolean>`q.valid_until >= ${act.today}::date`),
    )

/** The quotes of the window, in order. */
export async function quoteRows(
  act: Act,
  asked: Asked & AskedQuotes,
  threshold: number,
): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc', group } = asked
  const rows = await kept(act, asked, threshold)
    .select([
      'q.id',
      'q.version',
      'q.number',
      'q.revision',
      'q.state',
      'q.day',
      'q.valid_until',
      'q.subject',
    ])
    .select(['q.net', 'q.gross', 'q.cost', 'q.customer_id', 'c.name as customer'])
    .select(['q.seller_id', 'p.name as seller', 'q.store_id', 's.name as store'])
    .select(
      // What was never signed is not invoiced.
      sql<Invoicing>`case when q.state in ('signed', 'cancelled') then ${invoicingIn} else 'none' end`.as(
        'invoicing',
      ),
    )
    .select(tagNames('q').as('tags'))
    .$if(group !== undefined, (quotes) =>
      quotes.orderBy(inGroups(groupings(act, threshold)[group ?? 'month'])),
    )
    .orderBy(
      sort === 'state' ? rankOf(groupings(act, threshold).validity) : sql.ref(columns[sort]),
      (by) => sorted(by, direction, nullable.has(sort)),
    )
    .orderBy('q.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  return rows.map((row) => {
    const state = row.state as QuoteState
    return {
      ...validityOf({ state, validUntil: row.valid_until }, act.today, threshold),
      id: row.id,
      version: row.version,
      number: row.number,
      revision: row.revision,
      state,
      invoicing: row.invoicing,
      day: row.day,
      validUntil: row.valid_until,
      customer: { id: row.customer_id, name: row.customer },
      seller: named(row.seller_id, row.seller),
      store: named(row.store_id, row.store),
      subject: row.subject,
      net: row.net,
      gross: row.gross,
      margin: act.role.seesCosts ? marginOf(row.net, row.cost) : null,
      tags: row.tags,
    }
  })
}

/** What the filters keep, but for the validity: that one is the dimension of the indicators. */
export function filtered(act: Act, asked: AskedQuotes) {
  let quotes = act.tx
    .selectFrom('quote as q')
    .where('q.company_id', '=', act.company)
    .where(visible(act, 'q'))
    .where(narrowed(act, asked, { alias: 'q', kind: 'quote' }))
  if (asked.state) quotes = quotes.where('q.state', 'in', asked.state)
  if (asked.validFrom) quotes = quotes.where('q.valid_until', '>=', asked.validFrom)
  if (asked.validTo) quotes = quotes.where('q.valid_until', '<=', asked.validTo)
  // Said as it is, so that those that have a plan are looked at, and not all that are signed.
  if (asked.due) {
    const isDue = stepDueIn(act.today)
    quotes = quotes.where(asked.due === 'true' ? isDue : sql<boolean>`not ${isDue}`)
  }
  if (asked.reached) quotes = quotes.where(reachedIn[asked.reached])
  if (asked.can) {
    quotes = quotes.where((is) => is.or((asked.can ?? []).map((one) => possible[one])))
  }
  return quotes
}

/** The twins of `whyNotInvoice`, and of what a reminder asks: that the client has still to answer. */
const possible = {
  remind: sql<boolean>`q.state = 'sent'`,
  invoice: sql<boolean>`(q.state = 'signed' and not ${isAmendment} and ${invoicingIn} <> 'whole')`,
} as const satisfies Record<NonNullable<Asked['can']>[number], unknown>

/** From how many days left a quote counts as expiring: the company's setting. */
export async function findThreshold({ tx, company }: Act): Promise<number> {
  const row = await tx
    .selectFrom('company')
    .select('quote_expiring_days')
    .where('id', '=', company)
    .executeTakeFirstOrThrow()
  return row.quote_expiring_days
}

/** The twin of `validityOf`. */
const validityIn = (today: Day, threshold: number) => sql<Validity>`case
  when q.state <> 'sent' then q.state
  when q.valid_until is null then 'pending'
  when q.valid_until < ${today}::date then 'expired'
  when q.valid_until <= ${today}::date + ${threshold}::integer then 'expiring'
  else 'valid' end`
