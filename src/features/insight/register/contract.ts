// Every document of the company in one list, whatever its kind.
import { z } from 'zod'
import { documentFilters, Named } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, groupInput, listInput, listOutput } from '#kernel/list.ts'
import { Amount, CalendarDay, Id, Total } from '#kernel/shapes.ts'
import { namesOfTiles, tileOfEach } from '#kernel/tiles.ts'
import { registerKinds, registerStates } from './rules.ts'

export const registerSorts = ['day', 'number', 'party', 'state', 'net', 'gross'] as const
export const registerGroupings = [
  'kind',
  'state',
  'party',
  'seller',
  'store',
  'month',
  'week',
] as const

/** What may be done with a document now, as the list of its own kind says. */
export const registerCans = ['purchase', 'deliver', 'invoice', 'remind'] as const

/** One tile by kind. */
export const registerTiles = tileOfEach(registerKinds, 'kind', 'gross')

export const RegisterRow = z.object({
  id: Id,
  kind: z.enum(registerKinds),
  number: z.string().nullable(),
  /** As the contract of its kind names it. */
  state: z.string(),
  day: CalendarDay,
  /** The client, or the supplier of what is bought. */
  party: Named,
  seller: Named.nullable(),
  store: Named.nullable(),
  project: Named.nullable(),
  subject: z.string(),
  tags: z.array(z.string()),
  /** Null for what the role may not see. */
  net: Amount.nullable(),
  gross: Amount.nullable(),
})

export const listRegister = endpoint('GET', '/documents', {
  summary:
    'Lists the documents of every kind that the role may read, newest first; indicators tell count, net and gross by kind.',
  input: listInput(registerSorts, {
    ...documentFilters,
    kind: anyOf(registerKinds),
    state: anyOf(registerStates),
    can: anyOf(registerCans),
    ...groupInput(registerGroupings),
  }),
  output: listOutput(RegisterRow, {
    sums: ['net', 'gross'],
    indicators: namesOfTiles(registerTiles),
    sum: Total.nullable(),
  }),
})
