// The plans of a company: its own rows, and the usual ones as long as nothing of them was changed.
import type { Day } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import type { Anchor, Channel, Kind, Level, Sender } from '../rules/plan.ts'
import type { Tone } from '../rules/letter.ts'
import { type Texts, usualPlans } from '../rules/usual.ts'

export type LevelFound = Level & { readonly texts: Texts | null }
export type PlanFound = {
  readonly id: string
  readonly kind: Kind
  readonly name: string
  readonly usual: boolean
  readonly active: boolean
  readonly since: Day | null
  readonly archived: boolean
  readonly version: number
  readonly levels: readonly LevelFound[]
  /** Whether it stands in the database, and not in the program alone. */
  readonly kept: boolean
}

/** The plans that are in use, the usual ones first; with `hold`, those that are kept are held. */
export async function findPlans(act: Act, { hold = false } = {}): Promise<PlanFound[]> {
  const { tx, company } = act
  const plans = tx
    .selectFrom('reminder_plan')
    .selectAll()
    .where('company_id', '=', company)
    .where('archived', '=', false)
    .orderBy('usual', 'desc')
    .orderBy('kind', 'desc')
    .orderBy('name')
  const rows = await (hold ? plans.forNoKeyUpdate() : plans).execute()
  const levels = await tx
    .selectFrom('reminder_level')
    .selectAll()
    .where('company_id', '=', company)
    .where('removed', '=', false)
    .orderBy('plan_id')
    .orderBy('rank')
    .execute()
  const kept = rows.map((row): PlanFound => ({
    id: row.id,
    kind: row.kind as Kind,
    name: row.name,
    usual: row.usual,
    active: row.active,
    since: row.since,
    archived: row.archived,
    version: row.version,
    levels: levels.filter(({ plan_id }) => plan_id === row.id).map(levelOf),
    kept: true,
  }))
  const missing = usualPlans
    .filter(({ id }) => !kept.some((one) => one.id === id))
    .map((one) => unkept(one.id, act))
  return [...missing, ...kept].toSorted((a, b) => order(a) - order(b))
}

const order = ({ kind, usual }: PlanFound): number => (kind === 'quote' ? 0 : 2) + (usual ? 0 : 1)

function unkept(id: string, { locale }: Act): PlanFound {
  const { kind, name, levels } = usualPlans.find((one) => one.id === id)!
  const off = { usual: true, active: false, since: null, archived: false, version: 1, kept: false }
  return {
    ...off,
    id,
    kind,
    name: name[locale],
    levels: levels.map((level) => ({ ...level, texts: null })),
  }
}

const levelOf = (row: {
  id: string
  rank: number
  anchor: string
  delay_days: number
  hour: number
  working_days: boolean
  tone: string
  channel: string
  sender: string
  texts: unknown
}): LevelFound => ({
  id: row.id,
  rank: row.rank,
  anchor: row.anchor as Anchor,
  delay: row.delay_days,
  hour: row.hour,
  workingDays: row.working_days,
  tone: row.tone as Tone,
  channel: row.channel as Channel,
  sender: row.sender as Sender,
  texts: row.texts as Texts | null,
})

/** Those that are switched on, by their id: what a sweep asks first. */
export async function findActive(act: Act): Promise<ReadonlyMap<string, PlanFound>> {
  const isAny = await act.tx
    .selectFrom('reminder_plan')
    .select('id')
    .where('company_id', '=', act.company)
    .where('active', '=', true)
    .limit(1)
    .executeTakeFirst()
  if (!isAny) return new Map()
  const plans = await findPlans(act)
  return new Map(plans.filter(({ active }) => active).map((plan) => [plan.id, plan]))
}

/** The plan of a client for each kind, where it is not the usual one. */
export const findClientPlans = ({ tx, company }: Act, customer: string) =>
  tx
    .selectFrom('reminder_client')
    .select(['kind', 'plan_id'])
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .execute()

export async function findSetting({ tx, company }: Act) {
  const row = await tx
    .selectFrom('reminder_setting')
    .select(['penalty_rate', 'version'])
    .where('company_id', '=', company)
    .executeTakeFirst()
  return { penaltyRate: row?.penalty_rate ?? null, version: row?.version ?? 1 }
}

/** How many clients follow each plan by choice. */
export async function countClients({ tx, company }: Act): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('reminder_client')
    .select(['plan_id', (of) => of.fn.countAll<number>().as('clients')])
    .where('company_id', '=', company)
    .where('plan_id', 'is not', null)
    .groupBy('plan_id')
    .execute()
  return new Map(rows.map((row) => [row.plan_id as string, Number(row.clients)]))
}
