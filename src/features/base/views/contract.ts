// Saved views: a list as somebody keeps it, under a name; and what each person likes of a list.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, Done, Id, Name, Nothing, Version } from '#kernel/shapes.ts'

const Key = z.string().min(1).max(60)

/** The dashboards on which a view may be kept. */
const boards = ['home', 'client'] as const
export type BoardOfView = (typeof boards)[number]

/** The columns of a list: those left out are shown as the list itself would. */
export const Layout = z.object({
  /** Every column that may move, in order. */
  order: z.array(Key).max(60).optional(),
  hidden: z.array(Key).max(60).optional(),
  /** In pixels. */
  widths: z.record(Key, z.int().min(0).max(1200)).optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
})
export type Layout = z.output<typeof Layout>

/** What the address of a list says: filters, search, order, grouping. */
const Query = z.record(Key, z.string().max(500))

const ViewFields = z.object({
  name: Name(60),
  query: Query,
  layout: Layout,
  /** Seen by the whole company. */
  shared: z.boolean(),
})

export const View = ViewFields.extend({
  id: Id,
  list: Key,
  version: Version,
  starred: z.boolean(),
  /** The dashboards on which whoever asks keeps it. */
  boards: z.array(z.enum(boards)),
  /** Whether whoever asks may change it. */
  changeable: z.boolean(),
})
export type View = z.output<typeof View>

export const listViews = endpoint('GET', '/views', {
  summary: 'Every view that one sees, and what one likes of each list.',
  input: Nothing,
  output: z.object({
    views: z.array(View),
    lists: z.array(z.object({ list: Key, layout: Layout, view: Id.nullable() })),
  }),
})

export const createView = endpoint('POST', '/views', {
  summary: 'Saves a view of a list; sharing it takes the right to change the company’s settings.',
  input: ViewFields.extend({ list: Key }),
  output: View,
  refusals: ['view_needs_person', 'too_many_views', 'forbidden'],
})

export const updateView = endpoint('PUT', '/views/:id', {
  summary: 'Changes a view: its name, what it shows, who sees it.',
  input: ViewFields.extend({ id: Id, version: Version }),
  output: View,
  refusals: ['changed_meanwhile', 'forbidden', 'view_needs_person'],
})

export const removeView = endpoint('DELETE', '/views/:id', {
  summary: 'Takes a view away; it can be given back within a day.',
  input: ById,
  output: Done,
  refusals: ['forbidden'],
})

export const restoreView = endpoint('POST', '/views/:id/restoration', {
  summary: 'Gives back a view that was taken away.',
  input: ById,
  output: View,
  refusals: ['forbidden'],
})

export const starView = endpoint('PUT', '/views/:id/star', {
  summary: 'Keeps a view at hand in the menu, or no longer.',
  input: ById.extend({ starred: z.boolean() }),
  output: Done,
  refusals: ['view_needs_person'],
})

export const pinView = endpoint('PUT', '/views/:id/board', {
  summary: 'Keeps a view on one of one’s dashboards, or no longer.',
  input: ById.extend({ board: z.enum(boards), pinned: z.boolean() }),
  output: Done,
  refusals: ['view_needs_person'],
})

export const chooseList = endpoint('PUT', '/lists/:list', {
  summary: 'Remembers what one likes of a list: its columns, and the view that it opens with.',
  input: z.object({
    list: Key,
    layout: Layout.optional(),
    /** Null: it opens with everything. */
    view: Id.nullable().optional(),
  }),
  output: Done,
  refusals: ['view_needs_person', 'view_elsewhere'],
})
