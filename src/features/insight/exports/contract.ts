// Any list as a file: what its filters keep or what is selected, with the columns that one sees.
import { z } from 'zod'
import { mostAtOnce } from '#features/base/bulk/rules.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Id, Line } from '#kernel/shapes.ts'

export const exportedLists = [
  'quotes',
  'orders',
  'deliveries',
  'invoices',
  'payments',
  'projects',
  'purchases',
  'customers',
  'portfolio',
  'suppliers',
  'documents',
  'items',
] as const
export type ExportedList = (typeof exportedLists)[number]

export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** So many ids picked by hand fit in an address; more go in a request of their own. */
export const pickedAtMost = 300

const Ids = z
  .string()
  .max(pickedAtMost * 37)
  .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
  .meta({
    description: 'Ids, separated by commas',
    examples: ['018f0000-0000-7000-8000-000000000000'],
  })

const asked = {
  list: z.enum(exportedLists),
  format: z.enum(exportFormats).default('xlsx'),
  /** The filters, search and order of the list, as its own query string. */
  query: z
    .string()
    .max(4_000)
    .default('')
    .meta({ examples: ['sort=day&direction=desc'] }),
  /** The columns, by their keys, separated by commas; all where none is named. */
  columns: z
    .string()
    .max(1_000)
    .default('')
    .meta({ examples: ['number,customer'] }),
  /** What the filters are called on the screen: written above the rows. */
  said: Line(1_000).default(''),
}

export const exportList = endpoint('GET', '/exports/:list', {
  summary:
    'Gives a list as a workbook (dates and amounts typed, totals below) or as CSV: all that its filters keep, or the records named, in the order and with the columns asked for.',
  input: z.object({
    ...asked,
    ids: Ids.optional(),
    /** Left out of all results. */
    except: Ids.optional(),
  }),
  output: z.unknown(),
  answer: 'file',
})

export const exportPicked = endpoint('POST', '/exports/:list', {
  summary: 'The same of more records than an address holds: up to 5,000 that are named.',
  input: z.object({
    ...asked,
    ids: z.array(Id).max(mostAtOnce).optional(),
    /** Left out of all results. */
    except: z.array(Id).max(mostAtOnce).optional(),
  }),
  output: z.unknown(),
  answer: 'file',
})
