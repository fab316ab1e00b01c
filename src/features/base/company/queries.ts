import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { formats } from '#kernel/format.ts'
import { refuse } from '#kernel/refusal.ts'
import { presetKeys, presets } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { newId } from '#server/ids.ts'
import { defaultNumbering, type Numbering, numberedKinds, type NumberedKind } from './rules.ts'

export type NewCompany = Omit<Insertable<Tables['company']>, 'id'>

/** Inserts a company with its numberings, its first store and its preset roles. */
export async function insertCompany(
  { tx, company: id }: Act,
  values: NewCompany,
  roleNames: Readonly<Record<(typeof presetKeys)[number], string>>,
): Promise<void> {
  await tx
    .insertInto('company')
    .values({ ...values, id })
    .execute()
  await tx
    .insertInto('numbering')
    .values(numberedKinds.map((kind) => ({ company_id: id, kind, ...defaultNumbering[kind] })))
    .execute()
  await tx
    .insertInto('store')
    .values({
      company_id: id,
      id: newId(),
      name: values.city || values.name,
      street: values.street ?? '',
      street2: values.street2 ?? '',
      postal_code: values.postal_code ?? '',
      city: values.city ?? '',
      country: values.country ?? 'FR',
    })
    .execute()
  await tx
    .insertInto('role')
    .values(
      presetKeys.map((preset) => ({
        company_id: id,
        id: newId(),
        name: roleNames[preset],
        preset,
        levels: JSON.stringify(presets[preset].levels),
        scope: presets[preset].scope,
        sees_costs: presets[preset].seesCosts,
        issues: presets[preset].issues,
        deletes_drafts: presets[preset].deletesDrafts,
      })),
    )
    .execute()
}

/** The company of the act, with its settings. */
export const findCompany = ({ tx, company }: Act, { hold = false } = {}) => {
  const found = tx.selectFrom('company').selectAll().where('id', '=', company)
  return (hold ? found.forUpdate() : found).executeTakeFirstOrThrow()
}

/** Saves what changed of the company, and moves its version on. */
export const updateCompany = (
  { tx, company }: Act,
  values: Omit<Updateable<Tables['company']>, 'id' | 'version'>,
) =>
  tx
    .updateTable('company')
    .set({ ...values, version: sql`version + 1` })
    .where('id', '=', company)
    .execute()

/** Each series with its count of this year (or of all years, where it never starts again). */
export const listSeries = ({ tx, company, today }: Act) =>
  tx
    .selectFrom('numbering as n')
    .leftJoin('counter as c', (join) =>
      join
        .onRef('c.company_id', '=', 'n.company_id')
        .onRef('c.kind', '=', 'n.kind')
        .on(
          'c.year',
          '=',
          sql<number>`case when n.yearly then ${Number(today.slice(0, 4))} else 0 end`,
        ),
    )
    .select(['n.kind', 'n.prefix', 'n.digits', 'n.yearly', 'n.version', 'c.last'])
    .where('n.company_id', '=', company)
    .execute()

export async function updateNumbering(
  { tx, company }: Act,
  kind: NumberedKind,
  { prefix, digits, yearly }: Numbering,
  version: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('numbering')
    .set({ prefix, digits, yearly, version: version + 1 })
    .where('company_id', '=', company)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function findNumbering({ tx, company }: Act, kind: NumberedKind): Promise<Numbering> {
  return tx
    .selectFrom('numbering')
    .select(['prefix', 'digits', 'yearly'])
    .where('company_id', '=', company)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
}

/**
 * Takes the next rank of a series: the counter row is the lock, so that those who number queue up
 * here, and a rolled-back one takes no number (CGI ann. II art. 242 nonies A, 7°).
 * @throws Refusal `earlier_than_last` where the day would break the order of dates.
 */
export async function advanceCounter(
  { tx, company: company_id, locale, currency, timeZone }: Act,
  kind: NumberedKind,
  year: number,
  on: Day | null,
): Promise<number> {
  const made = tx
    .insertInto('counter')
    .values({ company_id, kind, year, last: 0, last_day: null })
    .onConflict((conflict) => conflict.columns(['company_id', 'kind', 'year']).doNothing())
    .execute()
  const holding = tx
    .selectFrom('counter')
    .select(['last', 'last_day'])
    .where('company_id', '=', company_id)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const [held] = await Promise.all([holding, made])
  if (on !== null && held.last_day !== null && on < held.last_day) {
    const day = formats(locale, currency, timeZone).day(held.last_day)
    refuse('earlier_than_last', 'day', { day })
  }
  await tx
    .updateTable('counter')
    .set({ last: sql`last + 1`, last_day: on })
    .where('company_id', '=', company_id)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .execute()
  return held.last + 1
}
