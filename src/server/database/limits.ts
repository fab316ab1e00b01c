// How many rows are asked is written into the statement. As a parameter the planner would not know of it:
// a plan that is kept would be made for a tenth of the table, so none was, and each look planned anew.
import {
  type KyselyPlugin,
  LimitNode,
  type RawBuilder,
  type SelectQueryNode,
  sql,
  ValueNode,
} from 'kysely'

export const limitsWritten: KyselyPlugin = {
  transformQuery: ({ node }) => (node.kind === 'SelectQueryNode' ? written(node) : node),
  transformResult: async ({ result }) => result,
}

function written(node: SelectQueryNode): SelectQueryNode {
  const { offset, limit, ...rest } = node
  const most = limit && whole(limit.limit)
  const from = offset && whole(offset.offset)
  return {
    ...rest,
    ...(limit ? { limit: most === undefined ? limit : LimitNode.create(literal(most)) } : {}),
    // Nearly all start at the first; the others keep their parameter, lest each be a statement of its own.
    ...(offset && from !== 0 ? { offset } : {}),
  }
}

/**
 * A whole number written into its statement as well. Of the limit of an amount in cents, a plan that is kept
 * would suppose that a third of the table is beyond it, and read a page of what is rare by going through
 * all that is not.
 */
export function numberWritten(n: number): RawBuilder<unknown> {
  if (!Number.isSafeInteger(n)) throw new Error(`not a whole number: ${n}`)
  return sql.lit(n)
}

const literal = (n: number) => ValueNode.createImmediate(n)

const whole = (node: SelectQueryNode | object): number | undefined => {
  const value = 'value' in node ? node.value : undefined
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}
