// What colleagues did around records, in one list: the widget of the home opens it.
import { z } from 'zod'
import { Named, Subject } from '#features/relation/activities/contract.ts'
import { allOutcomes } from '#features/relation/activities/rules.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, listInput, listOutput } from '#kernel/list.ts'
import { CalendarDay, Id, Instant } from '#kernel/shapes.ts'
import { namesOfTiles, tileOfEach } from '#kernel/tiles.ts'
import { deedKinds } from './rules.ts'

export const deedSorts = ['at'] as const

/** One tile by kind. */
export const deedTiles = tileOfEach(deedKinds, 'kind', null)

export const listDeeds = endpoint('GET', '/deeds', {
  summary:
    'Lists what colleagues did, the latest first: calls, visits and notes by their author, messages by who sent them, tasks by who finished them. Who sees some records alone is told of themselves.',
  input: listInput(deedSorts, {
    person: Id.optional(),
    kind: anyOf(deedKinds),
    customer: Id.optional(),
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
  }),
  output: listOutput(
    z.object({
      kind: z.enum(deedKinds),
      id: Id,
      /** When it happened, left or was done. */
      at: Instant,
      person: Named,
      /** What was said, the subject of a message, the title of a task. */
      text: z.string(),
      outcome: z.enum(allOutcomes).nullable(),
      minutes: z.int().nullable(),
      about: Subject.nullable(),
      customer: Named.nullable(),
    }),
    { indicators: namesOfTiles(deedTiles) },
  ),
})
