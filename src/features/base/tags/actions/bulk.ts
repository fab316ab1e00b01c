// Tags are put on many records at once, and taken off: alike in every list.
import { z } from 'zod'
import { type BulkAct, bulkAct, type Chosen } from '#features/base/bulk/actions.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Right } from '#kernel/rights.ts'
import { Id } from '#kernel/shapes.ts'
import type { Act } from '#server/act.ts'
import { tagRecord, untagRecord } from '../actions.ts'
import { bearersOf } from '../queries.ts'
import type { TaggedKind } from '../rules.ts'

type Found = {
  readonly id: string
  readonly label: string
  readonly kind: TaggedKind
  /** What the journal calls such a record. */
  readonly entity: string
  /** Why one may not change it, or null. */
  readonly keptFrom: string | null
}
/** What was decided of a record: what it is, and the tag that undoing takes back. */
type Plan = Pick<Found, 'kind' | 'entity'> & { readonly tag: string | null }

type About<L extends Endpoint> = {
  /** The list, as its acts are named: 'quotes'. */
  readonly name: string
  readonly right: Right
  readonly list: L
  /** The records of a selection that one may see. */
  readonly find: (act: Act, asked: Chosen<L>) => Promise<readonly Found[]>
}

/** Tried before a tag is chosen. */
const options = z.object({ tag: Id.nullable() })

/** `quotes.tag` and `quotes.untag`, each undone by the other. */
export function tagActs<L extends Endpoint>(about: About<L>): readonly BulkAct[] {
  const { name, right, list, find } = about
  const candidates =
    (wanted: boolean) =>
    async (act: Act, asked: Chosen<L>, { tag }: z.output<typeof options>) => {
      const rows = await find(act, asked)
      const bearing = tag
        ? await bearersOf(
            act,
            tag,
            rows.map(({ id }) => id),
          )
        : new Set<string>()
      return rows.map(({ id, label, kind, entity, keptFrom }) => ({
        id,
        label,
        reason: keptFrom ?? reasonOf(bearing.has(id)),
        plan: { kind, entity, tag } satisfies Plan,
      }))
      function reasonOf(bears: boolean): string | null {
        if (tag === null || bears === wanted) return null
        return wanted ? 'not_tagged' : 'already_tagged'
      }
    }
  const onto = (record: string, plan: unknown) => {
    const { tag, ...what } = plan as Plan
    return { ...what, record, tag: tag ?? refuse('not_found', 'tag') }
  }
  const common = { right, list, options }
  return [
    bulkAct({
      ...common,
      name: `${name}.tag`,
      find: candidates(false),
      run: async (act, id, _, { plan }) => {
        await tagRecord(act, onto(id, plan))
        return null
      },
      undo: (act, id, _made, { plan }) => untagRecord(act, onto(id, plan)),
    }),
    bulkAct({
      ...common,
      name: `${name}.untag`,
      find: candidates(true),
      run: async (act, id, _, { plan }) => {
        await untagRecord(act, onto(id, plan))
        return null
      },
      undo: (act, id, _made, { plan }) => tagRecord(act, onto(id, plan)),
    }),
  ]
}
