// A list read page after page without counting from its first row each time: its statement is asked once,
// as a cursor, and each page is the next rows of it. What is asked beside it is asked as ever.
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  type SelectQueryNode,
  type ValueNode,
} from 'kysely'
import type { Tx } from './connect.ts'
import { rerouted } from './within.ts'

/** The limit of a statement that is read to its end in pages: more rows than any list has. */
export const toTheEnd = 100_000_000

/**
 * The rows of a list, `size` at a time, in an open transaction. `read` asks for them by one statement whose
 * limit is `toTheEnd`; it is given the next ones each time that it asks. Where it has no such statement, its
 * rows come as one page.
 */
export async function* inPages<R>(
  tx: Tx,
  size: number,
  read: (tx: Tx) => Promise<readonly R[]>,
): AsyncGenerator<readonly R[]> {
  const cursor: Cursor = { of: undefined, given: 0 }
  const paged = rerouted(tx, (line) => onCursor(tx, line, size, cursor))
  do {
    cursor.given = 0
    yield await read(paged)
  } while (cursor.given === size)
}

/** The statement that is open, and how many rows it gave last. */
type Cursor = { of: string | undefined; given: number }

/** A line on which the statement that is read to its end is a cursor, which its transaction closes. */
function onCursor(
  tx: Tx,
  line: DatabaseConnection,
  size: number,
  cursor: Cursor,
): DatabaseConnection {
  return {
    ...line,
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const node = query.query
      if (node.kind !== 'SelectQueryNode' || !isWhole(node)) return line.executeQuery<R>(query)
      if (cursor.of !== undefined && cursor.of !== query.sql) throw new Error('one list at a time')
      if (cursor.of === undefined) {
        const { limit: _, offset: __, ...all } = node
        const whole = tx.getExecutor().compileQuery(all, query.queryId)
        // All of it will be read: a plan that is quick to its first rows is not what is wanted.
        await line.executeQuery(CompiledQuery.raw('set local cursor_tuple_fraction = 1'))
        await line.executeQuery({
          ...whole,
          sql: `declare pages no scroll cursor for ${whole.sql}`,
        })
        cursor.of = query.sql
      }
      const page = await line.executeQuery<R>(CompiledQuery.raw(`fetch ${size} from pages`))
      cursor.given = page.rows.length
      return page
    },
  }
}

const isWhole = ({ limit }: SelectQueryNode): boolean =>
  limit !== undefined && (limit.limit as ValueNode).value === toTheEnd
