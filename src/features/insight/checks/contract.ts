// The check of the books of a company, made when somebody who administers it asks.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Instant, Nothing } from '#kernel/shapes.ts'

const Checkup = z.object({
  /** How many checks are made of how many; null where none goes on. */
  running: z.object({ begun: Instant, done: z.int(), of: z.int() }).nullable(),
  /** When the books were last checked, and what was found; null where they never were. */
  last: z
    .object({
      at: Instant,
      differences: z.int(),
      /** Checks that could not be made, or took too long. */
      unchecked: z.int(),
    })
    .nullable(),
  /** How many checks there are. */
  checks: z.int(),
})

export const showCheckup = endpoint('GET', '/checkup', {
  summary: 'How far the check of the books is, and what the last one found and when.',
  input: Nothing,
  output: Checkup,
})

export const startCheckup = endpoint('POST', '/checkup', {
  summary:
    'Checks the books now, as each night: everything that is kept is recomputed from the documents, in pieces. Where a check goes on already, tells how far it is and begins no other.',
  input: Nothing,
  output: Checkup,
})
