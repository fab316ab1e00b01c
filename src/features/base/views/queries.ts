import { sql } from 'kysely'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { BoardOfView, Layout, View } from './contract.ts'
import { isChangeable, isSeen } from './rules.ts'

type Query = Readonly<Record<string, string>>
export type ViewValues = Pick<View, 'name' | 'query' | 'layout' | 'shared'>

const rows = (act: Act) =>
  act.tx
    .selectFrom('saved_view as v')
    .leftJoin('view_star as s', (join) =>
      join
        .onRef('s.company_id', '=', 'v.company_id')
        .onRef('s.view_id', '=', 'v.id')
        .on('s.person_id', '=', act.person?.id ?? null),
    )
    .select(['v.id', 'v.list', 'v.name', 'v.query', 'v.layout', 'v.shared', 'v.version'])
    .select(['v.owner_id as owner', 'v.removed_at', 's.starred_at'])
    .select((is) =>
      is
        .selectFrom('view_board as b')
        .select(sql<BoardOfView[]>`coalesce(array_agg(b.board order by b.board), '{}')`.as('on'))
        .whereRef('b.company_id', '=', 'v.company_id')
        .whereRef('b.view_id', '=', 'v.id')
        .where('b.person_id', '=', act.person?.id ?? null)
        .as('boards'),
    )
    .where('v.company_id', '=', act.company)
    .where((is) =>
      is.or([is('v.shared', '=', true), is('v.owner_id', '=', act.person?.id ?? null)]),
    )

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

const viewOf = (act: Act, { owner, removed_at: _, starred_at, boards, ...row }: Row): View => ({
  ...row,
  query: row.query as Query,
  layout: row.layout as Layout,
  starred: starred_at !== null,
  boards: boards ?? [],
  changeable: isChangeable({ owner, shared: row.shared }, act.person?.id ?? null, act.role),
})

/** The views that one sees, by name, and one's own choices. */
export async function readViews(act: Act) {
  const [views, lists] = await Promise.all([
    rows(act).where('v.removed_at', 'is', null).orderBy('v.name').orderBy('v.id').execute(),
    act.tx
      .selectFrom('list_choice as c')
      .leftJoin('saved_view as v', (join) =>
        join
          .onRef('v.company_id', '=', 'c.company_id')
          .onRef('v.id', '=', 'c.view_id')
          .on('v.removed_at', 'is', null),
      )
      .select(['c.list', 'c.layout', 'v.id as view'])
      .where('c.company_id', '=', act.company)
      .where('c.person_id', '=', act.person?.id ?? null)
      .execute(),
  ])
  return {
    views: views.map((row) => viewOf(act, row)),
    lists: lists.map((row) => ({ ...row, layout: row.layout as Layout })),
  }
}

/** @throws Refusal `not_found`, also where it is somebody else's or was taken away (unless `removed`). */
export async function findView(
  act: Act,
  id: string,
  { removed = false }: { removed?: boolean } = {},
): Promise<View> {
  const row = await rows(act).where('v.id', '=', id).executeTakeFirst()
  if (!row || (row.removed_at !== null && !removed)) return refuse('not_found')
  if (!isSeen(row, act.person?.id ?? null)) return refuse('not_found')
  return viewOf(act, row)
}

/** How many views one sees. */
export async function countViews(act: Act): Promise<number> {
  const seen = rows(act).where('v.removed_at', 'is', null).as('seen')
  const { count } = await act.tx
    .selectFrom(seen)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function insertView(act: Act, values: ViewValues & { list: string }): Promise<string> {
  const id = newId(act.now.getTime())
  await act.tx
    .insertInto('saved_view')
    .values({
      company_id: act.company,
      id,
      list: values.list,
      owner_id: act.person?.id ?? null,
      ...columnsOf(values),
    })
    .execute()
  return id
}

/** Saves a view; false where the version is not the one at hand any more. */
export async function saveView(
  { tx, company }: Act,
  id: string,
  version: number,
  values: ViewValues,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('saved_view')
    .set({ ...columnsOf(values), version: version + 1 })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Takes a view away or gives it back; those away for a day leave for good. False: it was so already. */
export async function setRemoved(act: Act, id: string, removed: boolean): Promise<boolean> {
  const { tx, company, now } = act
  const { numUpdatedRows } = await tx
    .updateTable('saved_view')
    .set({ removed_at: removed ? now.toISOString() : null })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('removed_at', removed ? 'is' : 'is not', null)
    .executeTakeFirstOrThrow()
  await tx
    .deleteFrom('saved_view')
    .where('company_id', '=', company)
    .where('removed_at', '<', new Date(now.getTime() - 86_400_000).toISOString())
    .execute()
  return numUpdatedRows > 0n
}

export async function setStar(act: Act, person: string, id: string, starred: boolean) {
  const key = { company_id: act.company, person_id: person, view_id: id }
  if (starred) {
    await act.tx
      .insertInto('view_star')
      .values({ ...key, starred_at: act.now.toISOString() })
      .onConflict((on) => on.doNothing())
      .execute()
    return
  }
  await act.tx
    .deleteFrom('view_star')
    .where('company_id', '=', key.company_id)
    .where('person_id', '=', person)
    .where('view_id', '=', id)
    .execute()
}

export async function setBoard(
  act: Act,
  person: string,
  { id, board, pinned }: { id: string; board: BoardOfView; pinned: boolean },
) {
  const { tx, company } = act
  if (pinned) {
    const key = { company_id: company, person_id: person, view_id: id, board }
    await tx
      .insertInto('view_board')
      .values({ ...key, pinned_at: act.now.toISOString() })
      .onConflict((on) => on.doNothing())
      .execute()
    return
  }
  await tx
    .deleteFrom('view_board')
    .where('company_id', '=', company)
    .where('person_id', '=', person)
    .where('view_id', '=', id)
    .where('board', '=', board)
    .execute()
}

/** Keeps what a person likes of a list; what is left out stays as it was. */
export async function saveChoice(
  { tx, company }: Act,
  person: string,
  list: string,
  { layout, view }: { layout?: Layout | undefined; view?: string | null | undefined },
): Promise<void> {
  const kept = layout === undefined ? null : JSON.stringify(layout)
  await tx
    .insertInto('list_choice')
    .values({
      company_id: company,
      person_id: person,
      list,
      layout: kept ?? '{}',
      view_id: view ?? null,
    })
    .onConflict((on) =>
      on.columns(['company_id', 'person_id', 'list']).doUpdateSet((is) => ({
        layout: kept ?? is.ref('list_choice.layout'),
        view_id: view === undefined ? is.ref('list_choice.view_id') : view,
      })),
    )
    .execute()
}

const columnsOf = ({ name, query, layout, shared }: ViewValues) => ({
  name,
  query: JSON.stringify(query),
  layout: JSON.stringify(layout),
  shared,
})
