// The list of items: rows of a window, and how many lack something.
import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { needle } from '#kernel/search.ts'
import type { VatCategory } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { byRecord, byWord, type Grouping, groupHeads, inGroups } from '#server/grouping.ts'
import type { itemGroupings, list } from '../contract.ts'
import { costFor } from '../queries.ts'
import { type Nature, natures } from '../rules.ts'

type Asked = InputOf<typeof list> & {
  /** Those of a selection, archived or not, where one acts on some. */
  readonly ids?: readonly string[]
}
type Listed = OutputOf<typeof list>

/** @throws Refusal `cost_hidden`: an order by cost would tell the costs. */
export async function listItems(act: Act, asked: Asked): Promise<Listed> {
  if (asked.sort === 'cost' && !act.role.seesCosts) refuse('cost_hidden', 'sort')
  const heads =
    asked.group && asked.heads === 'true' ? { groups: await headsOf(act, asked, asked.group) } : {}
  return { rows: await readRows(act, asked), ...(await readTotals(act, asked)), sums: {}, ...heads }
}

/** Everything but what is lacking, which is what the indicators tell apart. */
const filtered = (act: Act, asked: Asked) => {
  const { family, brand, supplier, nature } = asked
  const sought = soughtIn(asked)
  return act.tx
    .selectFrom('item as i')
    .where('i.company_id', '=', act.company)
    .$if(asked.ids === undefined, (query) =>
      query.where('i.archived', '=', asked.archived === 'true'),
    )
    .$if(asked.ids !== undefined, (query) => query.where('i.id', 'in', asked.ids ?? []))
    .$if(Boolean(family), (query) => query.where('i.family', '=', family as string))
    .$if(Boolean(brand), (query) => query.where('i.brand', '=', brand as string))
    .$if(supplier !== undefined, (query) => query.where('i.supplier_id', '=', supplier as string))
    .$if(nature !== undefined, (query) => query.where('i.nature', '=', nature as string))
    .$if(sought !== '', (query) =>
      query.innerJoin(
        sql<{ id: string; score: number }>`search_items(${sought}, null)`.as('s'),
        (join) => join.onRef('s.id', '=', 'i.id'),
      ),
    )
}

const soughtIn = ({ q }: Asked): string => needle(q ?? '')

const lacking = {
  price: sql<boolean>`i.price = 0`,
  supplier: sql<boolean>`(i.supplier_id is null and i.nature = 'goods')`,
  family: sql<boolean>`i.family = ''`,
}

const sortedBy = {
  reference: sql`i.reference collate "C"`,
  name: sql`i.sort_name`,
  family: sql`nullif(lower(i.family), '')`,
  brand: sql`nullif(lower(i.brand), '')`,
  supplier: sql`c.sort_name`,
  price: sql`i.price`,
  cost: sql`i.cost`,
  updated: sql`i.updated_at`,
}

/** What items are grouped by. */
const groupings = {
  family: { key: sql`nullif(i.family, '')`, order: sql`nullif(lower(i.family), '')` },
  brand: { key: sql`nullif(i.brand, '')`, order: sql`nullif(lower(i.brand), '')` },
  supplier: byRecord(sql.ref('i.supplier_id'), sql.ref('c.name'), sql.ref('c.sort_name')),
  nature: byWord(sql.ref('i.nature'), natures),
} satisfies Record<(typeof itemGroupings)[number], Grouping>

const headsOf = (act: Act, asked: Asked, group: (typeof itemGroupings)[number]) =>
  groupHeads(kept(act, asked), groupings[group], {})

/** What all the filters keep, with who supplies it. */
const kept = (act: Act, asked: Asked) =>
  filtered(act, asked)
    .leftJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'i.company_id').onRef('c.id', '=', 'i.supplier_id'),
    )
    .$if(asked.without !== undefined, (query) => query.where(lacking[asked.without ?? 'price']))

export async function readRows(act: Act, asked: Asked): Promise<Listed['rows']> {
  const { sort, direction = 'asc', offset, limit, group } = asked
  const ranked = soughtIn(asked) !== '' && sort === undefined
  const rows = await kept(act, asked)
    .select(['i.id', 'i.reference', 'i.name', 'i.nature', 'i.family', 'i.brand', 'i.unit'])
    .select(['i.price', 'i.cost', 'i.vat_category', 'i.vat_rate', 'i.barcode', 'i.archived'])
    .select(['i.eco_contribution as ecoContribution', 'i.updated_at as updatedAt'])
    .select(['c.id as supplierId', 'c.code as supplierCode', 'c.name as supplierName'])
    .$if(group !== undefined, (query) => query.orderBy(inGroups(groupings[group ?? 'family'])))
    .$if(ranked, (query) => query.orderBy(sql`s.score`, 'desc'))
    .$if(!ranked, (query) =>
      query.orderBy(sortedBy[sort ?? 'name'], (by) =>
        (direction === 'asc' ? by.asc() : by.desc()).nullsLast(),
      ),
    )
    .orderBy('i.sort_name')
    .orderBy('i.id')
    .offset(offset)
    .limit(limit)
    .execute()
  return rows.map(
    ({ nature, cost, vat_category, vat_rate, supplierId, supplierCode, supplierName, ...row }) => ({
      ...row,
      nature: nature as Nature,
      cost: costFor(act, cost),
      vat: { category: vat_category as VatCategory, rate: vat_rate },
      supplier:
        supplierId === null
          ? null
          : { id: supplierId, code: supplierCode ?? '', name: supplierName ?? '' },
    }),
  )
}

async function readTotals(act: Act, asked: Asked): Promise<Pick<Listed, 'total' | 'indicators'>> {
  const count = (where = sql<boolean>`true`) => sql<number>`(count(*) filter (where ${where}))::int`
  const found = await filtered(act, asked)
    .select([count().as('all'), count(lacking.price).as('price')])
    .select([count(lacking.supplier).as('supplier'), count(lacking.family).as('family')])
    .executeTakeFirstOrThrow()
  const tile = (n: number) => ({ count: n, amount: null })
  return {
    total: found[asked.without ?? 'all'],
    indicators: {
      all: tile(found.all),
      price: tile(found.price),
      supplier: tile(found.supplier),
      family: tile(found.family),
    },
  }
}

/** The names of the items of a selection, for an act on many. */
export const itemCandidates = (act: Act, asked: Asked) =>
  filtered(act, asked)
    .select(['i.id', 'i.name', 'i.archived'])
    .$if(asked.without !== undefined, (query) => query.where(lacking[asked.without ?? 'price']))
    .orderBy('i.sort_name')
    .orderBy('i.id')
    .limit(asked.limit)
    .execute()
