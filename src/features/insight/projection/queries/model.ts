// The learned model of a company: kept, and held in memory, since every page of a client asks for it.
import type { Day } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import type { Learned, Model, Tested } from '../rules/model.ts'

type Told = Pick<Model, 'months' | 'open' | 'ways'>

const held = new Map<string, { readonly at: string; readonly model: Model }>()
/** A model weighs up to a megabyte. */
const mostHeld = 20

/** When the model of a company was made, and for which day. */
export async function findMaking({ tx, company }: Act): Promise<{ day: Day; at: string } | null> {
  const row = await tx
    .selectFrom('projection_model')
    .select(['day', 'made_at'])
    .where('company_id', '=', company)
    .executeTakeFirst()
  return row ? { day: row.day, at: row.made_at } : null
}

/** The latest model, or null before the first one. */
export async function findModel(act: Act): Promise<Model | null> {
  const { tx, company } = act
  const making = await findMaking(act)
  if (!making) return null
  const known = held.get(company)
  if (known?.at === making.at) return known.model
  const row = await tx
    .selectFrom('projection_model')
    .select(['learned', 'traits', 'paces', 'day'])
    .where('company_id', '=', company)
    .executeTakeFirstOrThrow()
  const paces = doubles(row.paces)
  const model: Model = {
    day: row.day,
    ...(row.learned as unknown as Told),
    past: { traits: doubles(row.traits), paces, count: paces.length },
  }
  held.delete(company)
  if (held.size >= mostHeld) held.delete([...held.keys()][0] as string)
  held.set(company, { at: making.at, model })
  return model
}

/** Keeps what was learned in the place of what was. */
export async function keepLearned(
  { tx, company, now }: Act,
  { model, tested }: Learned,
): Promise<void> {
  const { months, open, ways, past } = model
  const row = {
    day: model.day,
    made_at: now.toISOString(),
    learned: JSON.stringify({ months, open, ways } satisfies Told),
    traits: bytesOf(past.traits),
    paces: bytesOf(past.paces),
  }
  await tx
    .insertInto('projection_model')
    .values({ company_id: company, ...row })
    .onConflict((conflict) => conflict.column('company_id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('projection_record').where('company_id', '=', company).execute()
  const records = [...tested].map(([customer_id, one]) => ({
    company_id: company,
    customer_id,
    months: one.months,
    active: one.active,
    told: one.told,
    error: Math.round(one.error) as never,
    outcome: Math.round(one.outcome) as never,
    within: one.within,
  }))
  for (let at = 0; at < records.length; at += 1000)
    await tx
      .insertInto('projection_record')
      .values(records.slice(at, at + 1000))
      .execute()
}

/** How the projections of one client did. */
export async function findTested({ tx, company }: Act, customer: string): Promise<Tested | null> {
  const row = await tx
    .selectFrom('projection_record')
    .select(['months', 'active', 'told', 'error', 'outcome', 'within'])
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .executeTakeFirst()
  return row ?? null
}

const bytesOf = (numbers: Float64Array): Buffer =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)

/** Copied: the bytes of a row may start anywhere. */
const doubles = (bytes: Uint8Array): Float64Array => new Float64Array(Uint8Array.from(bytes).buffer)
