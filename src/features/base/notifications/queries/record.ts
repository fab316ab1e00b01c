// What a record that one is told of stands at, and what has happened to it.
import { grants } from '#kernel/rights.ts'
import { refuse } from '#kernel/refusal.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Act, visible } from '#server/act.ts'
import type { showNotified } from '../contract.ts'
import { rightOf } from '../rules/codes.ts'
import { findAbout } from './list.ts'

type Shown = OutputOf<typeof showNotified>
type Asked = InputOf<typeof showNotified>

/** @throws Refusal `not_found` where one was told nothing of it. */
export async function readNotified(act: Act, asked: Asked): Promise<Shown> {
  const lines = await findAbout(act, asked)
  const [latest] = lines
  if (!latest) refuse('not_found')
  const [standing, acts] = await Promise.all([findStanding(act, asked), findActs(act, asked)])
  const isSeen = standing !== null || !hasScope.includes(asked.type)
  return {
    about: { type: asked.type, id: asked.id, label: latest.label },
    standing,
    facts: lines.map(({ id, kind, code, told, at }) => ({
      id,
      kind,
      code,
      told,
      at: new Date(at).toISOString(),
    })),
    acts: isSeen ? acts : [],
  }
}

const hasScope: readonly Asked['type'][] = ['quote', 'invoice', 'credit_note']

async function findStanding(act: Act, { type, id }: Asked): Promise<Shown['standing']> {
  if (!hasScope.includes(type) || !grants(act.role, rightOf(type))) return null
  const found = type === 'quote' ? await quoteOf(act, id) : await invoiceOf(act, id)
  if (!found) return null
  const { customer_id, name, ...rest } = found
  return { ...rest, customer: { id: customer_id, name } }
}

async function quoteOf(act: Act, id: string) {
  const found = await act.tx
    .selectFrom('quote as q')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'q.company_id').onRef('c.id', '=', 'q.customer_id'),
    )
    .select(['q.customer_id', 'c.name', 'q.subject', 'q.gross', 'q.valid_until as until'])
    .where('q.company_id', '=', act.company)
    .where('q.id', '=', id)
    .where(visible(act, 'q'))
    .executeTakeFirst()
  return found && { ...found, outstanding: null }
}

async function invoiceOf(act: Act, id: string) {
  const found = await act.tx
    .selectFrom('invoice as i')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'i.company_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .select(['i.customer_id', 'c.name', 'i.subject', 'i.gross', 'i.settled', 'i.due_day as until'])
    .where('i.company_id', '=', act.company)
    .where('i.id', '=', id)
    .where(visible(act, 'i'))
    .executeTakeFirst()
  if (!found) return undefined
  const { settled, ...rest } = found
  return { ...rest, outstanding: (found.gross - settled) as typeof found.gross }
}

/** What the journal says was done to it, without what changed: that is for those who read the journal. */
async function findActs({ tx, company }: Act, { type, id }: Asked): Promise<Shown['acts']> {
  const rows = await tx
    .selectFrom('journal')
    .select(['at', 'action', 'person_name as who'])
    .where('company_id', '=', company)
    .where('entity', '=', type === 'credit_note' ? 'invoice' : type)
    .where('entity_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(30)
    .execute()
  return rows
}
