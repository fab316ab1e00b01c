// The documents of a kind, read from its own table.
import { type RawBuilder, sql } from 'kysely'
import { narrowed } from '#features/sales/quotes/queries/narrowed.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Act, visible } from '#server/act.ts'
import type { listRegister as endpoint } from '../contract.ts'
import type { RegisterKind } from '../rules.ts'

export type Asked = InputOf<typeof endpoint> & { readonly ids?: readonly string[] }
/** With the documents, by kind, of which what is asked may be done. */
export type Narrowed = Asked & {
  readonly able?: Partial<Record<RegisterKind, RawBuilder<unknown>>>
}

type Source = {
  readonly table: string
  readonly party: 'customer_id' | 'supplier_id'
  /** What projects, tags and lines call it. */
  readonly files: 'quote' | 'order' | 'delivery' | 'invoice' | 'purchase'
  readonly where?: RawBuilder<unknown>
}

const sources: Readonly<Record<RegisterKind, Source>> = {
  quote: { table: 'quote', party: 'customer_id', files: 'quote' },
  order: { table: 'customer_order', party: 'customer_id', files: 'order' },
  delivery: { table: 'delivery', party: 'customer_id', files: 'delivery' },
  invoice: {
    table: 'invoice',
    party: 'customer_id',
    files: 'invoice',
    where: sql`d.kind <> 'credit_note'`,
  },
  credit_note: {
    table: 'invoice',
    party: 'customer_id',
    files: 'invoice',
    where: sql`d.kind = 'credit_note'`,
  },
  purchase: { table: 'purchase_order', party: 'supplier_id', files: 'purchase' },
}

/** What projects, tags and lines call the documents of a kind. */
export const filesOf = (kind: RegisterKind): Source['files'] => sources[kind].files

/** What is bought has no amount for a role that does not see costs. */
function amountsOf(act: Act, kind: RegisterKind) {
  const isKnown = sees(act, kind)
  return { net: isKnown ? sql`d.net` : nothing, gross: isKnown ? sql`d.gross` : nothing }
}
const nothing = sql`null::bigint`

/** The documents of a kind that all filters but the kind keep. */
export function branch(act: Act, asked: Narrowed, kind: RegisterKind): RawBuilder<unknown> {
  const { table, party, files, where = sql`true` } = sources[kind]
  const { net, gross } = amountsOf(act, kind)
  const subject = kind === 'delivery' ? sql`''` : sql`d.subject`
  return sql`select ${kind}::text as kind, d.company_id, d.id, d.number, d.state, d.day,
      d.${sql.ref(party)} as party_id, d.seller_id, d.store_id, ${subject} as subject,
      ${net} as net, ${gross} as gross
    from ${sql.table(table)} d
    where d.company_id = ${act.company} and ${visible(act, 'd')} and ${where}
      and ${narrowed(act, asked, { alias: 'd', kind: files, party, amount: gross, amounts: [gross, net] })}
      ${asked.state ? sql`and d.state = any(${asked.state}::text[])` : sql``}
      ${asked.can ? (asked.able?.[kind] ? sql`and d.id in (${asked.able[kind]})` : sql`and false`) : sql``}`
}

/** Whether the role sees the amounts of a kind. */
export const sees = ({ role }: Act, kind: RegisterKind): boolean =>
  kind !== 'purchase' || role.seesCosts
