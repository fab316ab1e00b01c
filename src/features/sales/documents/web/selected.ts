// The rows of a selection, for what is done with them on a screen of its own.
import { readWith } from '#web/api.ts'
import type { ListEndpoint, RowOf, Selection } from '#web/ui/list/definition.ts'

/** How many documents an act may take at once. */
const mostAtOnce = 500

/** The rows that a selection holds, those not seen yet included. */
export async function selectedRows<E extends ListEndpoint>(
  endpoint: E,
  selection: Selection<RowOf<E>>,
  idOf: (row: RowOf<E>) => string,
): Promise<readonly RowOf<E>[]> {
  if (!selection.all) return selection.rows
  const rows: RowOf<E>[] = []
  for (let offset = 0; offset < mostAtOnce; offset += 200) {
    const { rows: more } = (await readWith(endpoint, {
      ...selection.query,
      offset,
      limit: 200,
    })) as {
      rows: RowOf<E>[]
    }
    rows.push(...more)
    if (more.length < 200) break
  }
  return rows.filter((row) => !selection.ids.includes(idOf(row)))
}

/** Why an act cannot take this selection: none of it is concerned, or it is too large. */
export function whyNotMany<R>(
  selection: Selection<R>,
  concerns: (row: R) => boolean,
  words: { noneConcerned: string; tooMany: string },
): string | null {
  if (selection.count > mostAtOnce) return words.tooMany
  if (selection.all || selection.rows.some(concerns)) return null
  return words.noneConcerned
}
