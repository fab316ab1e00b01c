// How someone likes the dashboard of their clients: the order of its widgets, their widths, those hidden.
// Kept with the person, as the columns of a list are.
import { chooseList } from '#features/base/views/contract.ts'
import { call, toProblem } from '#web/api.ts'
import { toast } from '#web/ui/toasts.ts'
import { widgetSizes, type WidgetSize } from '#web/ui/widget/place.ts'
import { type Layout, useChangeViews, useViews } from '#web/views.ts'
import { type WidgetName, widgets } from '../rules/shown.ts'

const name = 'client-dashboard'

export type Board = {
  readonly order: readonly WidgetName[]
  readonly hidden: readonly WidgetName[]
  readonly sizeOf: (widget: WidgetName) => WidgetSize
  readonly isOwn: boolean
  readonly move: (widget: WidgetName, beside: WidgetName, after: boolean) => void
  readonly size: (widget: WidgetName, size: WidgetSize) => void
  readonly hide: (widget: WidgetName, hidden: boolean) => void
  readonly reset: () => void
}

const usual: Readonly<Record<WidgetName, WidgetSize>> = {
  trend: 'half',
  projection: 'half',
  months: 'whole',
  due: 'half',
  paying: 'half',
  open: 'half',
  ratios: 'half',
  brands: 'half',
  items: 'whole',
  ahead: 'half',
  events: 'half',
  mix: 'half',
}
const usualOrder: readonly WidgetName[] = [
  'trend',
  'projection',
  'months',
  'due',
  'paying',
  'open',
  'ahead',
  'ratios',
  'brands',
  'items',
  'events',
  'mix',
]

export function useBoard(): Board {
  const { lists } = useViews()
  const change = useChangeViews()
  const layout = lists.find(({ list }) => list === name)?.layout ?? {}
  const known = (kept: readonly string[] | undefined) =>
    widgets.filter((widget) => kept?.includes(widget))
  const order = orderOf(layout.order)
  const hidden = known(layout.hidden)

  function keep(next: Layout): void {
    change(({ views, lists: before }) => ({
      views,
      lists: [
        ...before.filter(({ list }) => list !== name),
        { list: name, layout: next, view: null },
      ],
    }))
    call(chooseList, { list: name, layout: next }).catch((error: unknown) =>
      toast(toProblem(error).detail, { tone: 'red' }),
    )
  }

  return {
    order,
    hidden,
    sizeOf: (widget) => widgetSizes[layout.widths?.[widget] ?? -1] ?? usual[widget],
    isOwn: Object.keys(layout).length > 0,
    move: (widget, beside, after) => {
      const rest = order.filter((one) => one !== widget)
      rest.splice(rest.indexOf(beside) + (after ? 1 : 0), 0, widget)
      keep({ ...layout, order: rest })
    },
    size: (widget, size) =>
      keep({ ...layout, widths: { ...layout.widths, [widget]: widgetSizes.indexOf(size) } }),
    hide: (widget, isHidden) =>
      keep({
        ...layout,
        hidden: isHidden ? [...hidden, widget] : hidden.filter((one) => one !== widget),
      }),
    reset: () => keep({}),
  }
}

/** The order that was kept, with the widgets that came since where they usually stand. */
function orderOf(kept: readonly string[] | undefined): readonly WidgetName[] {
  const order = usualOrder.filter((widget) => kept?.includes(widget))
  const own = order.toSorted((a, b) => (kept ?? []).indexOf(a) - (kept ?? []).indexOf(b))
  return [...own, ...usualOrder.filter((widget) => !own.includes(widget))]
}
