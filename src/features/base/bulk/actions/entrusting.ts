// Many records that change of seller or of store at once: the same two acts on each list that has both.
import { z } from 'zod'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { Right } from '#kernel/rights.ts'
import { Id } from '#kernel/shapes.ts'
import { type Act, wouldSee } from '#server/act.ts'
import { bulkAct, type BulkAct, type Candidate, type Chosen } from '../actions.ts'

type Named = { readonly id: string } | null
/** A record with whose it is, and why that does not change. */
export type Entrusted = {
  readonly id: string
  readonly label: string
  readonly reason: string | null
  readonly seller: Named
  readonly store: Named
}
export type EntrustTo = { readonly seller?: string | null; readonly store?: string | null }

/** `quotes.seller` and `quotes.store`: tried, done and taken back; what is there already is left out. */
export function entrusting<L extends Endpoint>({
  list,
  name,
  right,
  find,
  entrust,
}: {
  list: L
  name: string
  right: Right
  find: (act: Act, asked: Chosen<L>) => Promise<readonly Entrusted[]>
  entrust: (act: Act, id: string, to: EntrustTo) => Promise<unknown>
}): BulkAct[] {
  const candidates = async (
    act: Act,
    asked: Chosen<L>,
    of: 'seller' | 'store',
    to: string | null,
  ): Promise<Candidate[]> =>
    (await find(act, asked)).map(({ id, label, reason, ...row }) => {
      const was = row[of]?.id ?? null
      return { id, label, reason: reason ?? whyNot(act, row, of, to), plan: was }
    })
  const actOf = (of: 'seller' | 'store') =>
    bulkAct({
      name: `${name}.${of}`,
      right,
      list,
      options: z.object({ [of]: Id.nullable() }),
      find: (act, asked, options) => candidates(act, asked, of, options[of] ?? null),
      run: async (act, id, options) => {
        await entrust(act, id, { [of]: options[of] ?? null })
        return null
      },
      undo: async (act, id, _, { plan }) =>
        void (await entrust(act, id, { [of]: plan as string | null })),
    })
  return [actOf('seller'), actOf('store')]
}

/** What is there already stays, and so does what its giver would lose from sight. */
function whyNot(
  act: Act,
  row: Pick<Entrusted, 'seller' | 'store'>,
  of: 'seller' | 'store',
  to: string | null,
): 'already_so' | 'out_of_scope' | null {
  // Nobody is chosen yet, while the trial is on the screen: nothing is known to stand against it.
  if (to === null) return null
  const was = { seller: row.seller?.id ?? null, store: row.store?.id ?? null }
  if (was[of] === to) return 'already_so'
  return wouldSee(act, { ...was, [of]: to }) ? null : 'out_of_scope'
}
