// An analysis as a file: its rows, beside what they were, with shares and sums.
import { z } from 'zod'
import { exportFormats } from '#features/insight/exports/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf } from '#kernel/list.ts'
import { CalendarDay, Line } from '#kernel/shapes.ts'
import { narrowingInput } from '../contract.ts'
import { dimensions, measures } from '../rules.ts'

export const analysisFile = endpoint('GET', '/analytics/file', {
  summary:
    'Gives an analysis as a workbook or as CSV: figures and months typed, the question above, totals below.',
  input: z.object({
    measure: z.enum(measures),
    by: anyOf(dimensions).optional(),
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
    ...narrowingInput,
    /** The days that it is compared with. */
    beforeFrom: CalendarDay.optional(),
    beforeTo: CalendarDay.optional(),
    format: z.enum(exportFormats).default('xlsx'),
    /** What its period and filters are called on the screen: written above the rows. */
    said: Line(1_000).default(''),
  }),
  output: z.unknown(),
  answer: 'file',
  refusals: [
    'same_dimension_twice',
    'too_many_dimensions',
    'not_told_by',
    'from_after_to',
    'margin_hidden',
    'forbidden',
    'analysis_too_wide',
  ],
})
