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

type Found = { readonly id: string; readonly label: string }

type About<L extends Endpoint> = {
  /** The list, as its acts are named: 'quotes'. */
  readonly name: string
  readonly kind: TaggedKind
  readonly right: Right
  readonly list: L
  /** What the journal calls such a record, where it is not its kind. */
  readonly entity?: string
  /** The records of a selection that one may see. */
  readonly find: (act: Act, asked: Chosen<L>) => Promise<readonly Found[]>
}

/** Tried before a tag is chosen. */
const options = z.object({ tag: Id.nullable() })

/** `quotes.tag` and `quotes.untag`, each undone by the other. */
export function tagActs<L extends Endpoint>(about: About<L>): readonly BulkAct[] {
  const { name, kind, right, list, find, entity = kind } = about
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
      return rows.map(({ id, label }) => ({
        id,
        label,
        reason: reasonOf(bearing.has(id)),
        // What it is undone by.
        plan: tag,
      }))
      function reasonOf(bears: boolean): string | null {
        if (tag === null || bears === wanted) return null
        return wanted ? 'not_tagged' : 'already_tagged'
      }
    }
  const put = (act: Act, record: string, tag: string | null) =>
    tagRecord(act, { kind, record, entity, tag: tag ?? refuse('not_found', 'tag') })
  const take = (act: Act, record: string, tag: string | null) =>
    untagRecord(act, { kind, record, entity, tag: tag ?? refuse('not_found', 'tag') })
  const common = { right, list, options }
  return [
    bulkAct({
      ...common,
      name: `${name}.tag`,
      find: candidates(false),
      run: async (act, id, { tag }) => {
        await put(act, id, tag)
        return null
      },
      undo: (act, id, _made, turn) => take(act, id, turn.plan as string),
    }),
    bulkAct({
      ...common,
      name: `${name}.untag`,
      find: candidates(true),
      run: async (act, id, { tag }) => {
        await take(act, id, tag)
        return null
      },
      undo: (act, id, _made, turn) => put(act, id, turn.plan as string),
    }),
  ]
}
