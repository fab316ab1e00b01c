// The columns of a list: which, in which order, how wide. Pure.
import type { Layout } from '../../views.ts'
import type { Column } from './definition.ts'

export const narrowest = 56 // pixels
export const widest = 800

/** The columns of a list that is narrowed so: those that tell what it adds up are not extra there. */
export const toldOf = <R, W>(
  columns: readonly Column<R, W>[],
  filters: Readonly<Record<string, string>>,
): readonly Column<R, W>[] =>
  columns.map((column) =>
    column.tells && Object.entries(column.tells).every(([name, value]) => filters[name] === value)
      ? { ...column, extra: false }
      : column,
  )

/** The keys that may move, in order: a column that the program gained since comes last. */
export function orderOf<R, W>(columns: readonly Column<R, W>[], { order = [] }: Layout): string[] {
  const keys = columns.filter(({ leads }) => !leads).map(({ key }) => key)
  return [
    ...order.filter((key) => keys.includes(key)),
    ...keys.filter((key) => !order.includes(key)),
  ]
}

/** The keys that are not shown: those said, or the list's own extra ones where nothing is said. */
export function hiddenOf<R, W>(
  columns: readonly Column<R, W>[],
  { hidden, order = [] }: Layout,
): string[] {
  return columns
    .filter(({ key, extra, leads }) => {
      if (leads) return false
      // What the program gained since is as the program says.
      const known = hidden !== undefined && (order.length === 0 || order.includes(key))
      return known ? hidden.includes(key) : extra === true
    })
    .map(({ key }) => key)
}

/** The columns shown, the one that names the row first, each as wide as was chosen. */
export function shownIn<R, W>(
  columns: readonly Column<R, W>[],
  layout: Layout,
): readonly Column<R, W>[] {
  const hidden = hiddenOf(columns, layout)
  const lead = columns.filter(({ leads }) => leads).map(({ key }) => key)
  const keys = [...lead, ...orderOf(columns, layout).filter((key) => !hidden.includes(key))]
  return keys.flatMap((key) => {
    const column = columns.find((one) => one.key === key)
    if (!column) return []
    const width = layout.widths?.[key]
    return [width === undefined ? column : { ...column, width, grows: false }]
  })
}

/** A layout that says everything of its columns: what is kept, and what a view remembers. */
export const wholeLayout = <R, W>(columns: readonly Column<R, W>[], layout: Layout): Layout => ({
  ...layout,
  order: orderOf(columns, layout),
  hidden: hiddenOf(columns, layout),
})

export const toggled = <R, W>(
  columns: readonly Column<R, W>[],
  layout: Layout,
  key: string,
): Layout => {
  const hidden = hiddenOf(columns, layout)
  return {
    ...wholeLayout(columns, layout),
    hidden: hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key],
  }
}

/** A column put before another one; before none, it is the last. */
export function movedBefore<R, W>(
  columns: readonly Column<R, W>[],
  layout: Layout,
  key: string,
  before: string | null,
): Layout {
  const order = orderOf(columns, layout)
  if (!order.includes(key) || key === before) return layout
  const others = order.filter((one) => one !== key)
  const at = before === null ? others.length : others.indexOf(before)
  if (at < 0) return layout
  return { ...wholeLayout(columns, layout), order: others.toSpliced(at, 0, key) }
}

/** One step among the columns shown. */
export function stepped<R, W>(
  columns: readonly Column<R, W>[],
  layout: Layout,
  key: string,
  step: 1 | -1,
): Layout {
  const order = orderOf(columns, layout)
  const at = order.indexOf(key)
  const to = at + step
  if (at < 0 || to < 0 || to >= order.length) return layout
  return {
    ...wholeLayout(columns, layout),
    order: order.toSpliced(at, 1).toSpliced(to, 0, key),
  }
}

/** A column of another width; null gives it back its own. */
export function resized(layout: Layout, key: string, width: number | null): Layout {
  const { [key]: _, ...others } = layout.widths ?? {}
  const kept = width === null ? null : Math.round(Math.min(widest, Math.max(narrowest, width)))
  return { ...layout, widths: kept === null ? others : { ...others, [key]: kept } }
}

/** Whether two layouts show the same. */
export function sameLayout<R, W>(columns: readonly Column<R, W>[], a: Layout, b: Layout): boolean {
  const said = (layout: Layout) =>
    JSON.stringify([
      shownIn(columns, layout).map(({ key, width }) => [key, width]),
      orderOf(columns, layout),
      layout.density ?? null,
    ])
  return said(a) === said(b)
}
