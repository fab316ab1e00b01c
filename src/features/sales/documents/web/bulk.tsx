// One act on many documents: each has its own outcome, told row by row.
import { CircleCheck, CircleX } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Endpoint } from '#kernel/endpoint.ts'
import { keyOf, newKey, readWith, toProblem } from '#web/api.ts'
import type { ListEndpoint, RowOf, Selection } from '#web/ui/list/definition.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { documentWords } from './words.ts'

/** How many documents an act may take at once. */
export const mostAtOnce = 500

type Outcome = { readonly label: string; readonly problem: string | null }

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

export type Bulk = {
  /** Does it, one after the other; true once none is left. Null rows: nothing is concerned. */
  readonly each: <R>(
    rows: readonly R[],
    labelOf: (row: R) => string,
    act: (row: R, options: { idempotencyKey: string }) => Promise<unknown>,
  ) => Promise<boolean>
  /** Shown on the page: the report of the last act, where something was refused. */
  readonly report: ReactNode
}

export function useBulk(refresh: readonly Endpoint[]): Bulk {
  const words = useWords(documentWords)
  const queries = useQueryClient()
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])

  const each: Bulk['each'] = async (rows, labelOf, act) => {
    if (rows.length === 0) {
      toast(words.noneConcerned)
      return false
    }
    const done: Outcome[] = []
    for (const row of rows) {
      try {
        await act(row, { idempotencyKey: newKey() })
        done.push({ label: labelOf(row), problem: null })
      } catch (error) {
        done.push({ label: labelOf(row), problem: toProblem(error).detail })
      }
    }
    await Promise.all(refresh.map((read) => queries.invalidateQueries({ queryKey: keyOf(read) })))
    const succeeded = done.filter(({ problem }) => problem === null).length
    toast(words.outcome(succeeded, done.length), {
      tone: succeeded === done.length ? 'green' : 'red',
    })
    if (succeeded < done.length) setOutcomes(done)
    return true
  }

  const report = (
    <Dialog
      title={words.outcomeTitle}
      size="medium"
      open={outcomes.length > 0}
      onClose={() => setOutcomes([])}
      actions={
        <Button variant="primary" autoFocus onPress={() => setOutcomes([])}>
          {words.close}
        </Button>
      }
    >
      <ul className="flex flex-col gap-2">
        {outcomes.map(({ label, problem }) => {
          const Icon = problem === null ? CircleCheck : CircleX
          return (
            <li key={label} className="flex gap-2">
              <Icon
                aria-hidden
                size={18}
                className={`mt-px shrink-0 ${problem === null ? 'text-green' : 'text-red'}`}
              />
              <span className="min-w-0">
                <span className="font-medium">{label}</span>
                <span className="block text-13 text-soft">{problem ?? words.done}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
  return { each, report }
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
