// The dashboard of a client: how they are doing, before a meeting.
import { Check, LayoutDashboard, RotateCcw } from 'lucide-react'
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import { usePacked } from '#features/insight/figures/web/usePacked.ts'
import { customerSignal } from '#features/insight/portfolio/contract.ts'
import { customerProjection } from '#features/insight/projection/contract.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { type HiddenWidget, HiddenWidgets } from '#web/ui/widget/HiddenWidgets.tsx'
import { PlaceContext, type WidgetPlace } from '#web/ui/widget/place.ts'
import { Refresh } from '#web/ui/widget/Refresh.tsx'
import { useWords } from '#web/words.ts'
import { clientDashboard } from '../contract.ts'
import { type HiddenReason, whyHidden, type WidgetName } from '../rules/shown.ts'
import { Ahead, Events, Mix } from './Around.tsx'
import { both } from './both.ts'
import {
  type AboutClient,
  type Client,
  ClientContext,
  type Dashboard,
  useDashboard,
} from './client.ts'
import { Open, Ratios } from './Deals.tsx'
import { Brands, Items } from './Lines.tsx'
import { Due, Paying } from './Money.tsx'
import { Projection } from './Projection.tsx'
import { WhoseSales } from './WhoseSales.tsx'
import { Signal } from './Signal.tsx'
import { knownOf } from './shown.ts'
import { Months, Trend } from './Trend.tsx'
import { type Board, useBoard } from './use-board.ts'

const PinnedAnalyses = lazy(() =>
  import('#features/insight/analyses/web/Pinned.tsx').then((m) => ({ default: m.PinnedAnalyses })),
)

const drawn: Readonly<Record<WidgetName, ComponentType>> = {
  trend: Trend,
  months: Months,
  projection: Projection,
  due: Due,
  paying: Paying,
  open: Open,
  ratios: Ratios,
  brands: Brands,
  items: Items,
  ahead: Ahead,
  events: Events,
  mix: Mix,
}

export function ClientDashboard({ client }: { client: Client }) {
  const words = useWords(both)
  const about = useDashboard(client)
  const board = useBoard()
  const packed = usePacked()
  const [arranging, setArranging] = useState(false)
  const { told, problem, retry } = about
  if (problem && !told) return <ErrorState problem={problem} onRetry={retry} small />
  const why = (widget: WidgetName): HiddenReason | 'self' | null =>
    board.hidden.includes(widget) ? 'self' : told ? whyNot(widget, told) : null
  const shown = board.order.filter((widget) => why(widget) === null)
  const hidden = board.order.flatMap((widget) => {
    const reason = why(widget)
    return reason === null ? [] : [{ widget, reason }]
  })
  return (
    <ClientContext value={about}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <WhoseSales scope={about.scope} distributors={told?.distributors ?? []} />
          <span className="ml-auto flex flex-wrap items-center gap-2">
            {arranging && board.isOwn && (
              <Button icon={RotateCcw} variant="quiet" onPress={board.reset}>
                {words.reset}
              </Button>
            )}
            <span className="max-sm:hidden">
              <Button
                icon={arranging ? Check : LayoutDashboard}
                variant={arranging ? 'primary' : 'secondary'}
                onPress={() => setArranging(!arranging)}
              >
                {arranging ? words.arranged : words.arrange}
              </Button>
            </span>
            <Refresh reads={[clientDashboard, customerProjection, customerSignal]} />
          </span>
        </div>
        {!told?.walkIn && <Signal />}
        {told?.sales && !told.sales.ever && <Banner tone="blue">{words.prospect}</Banner>}
        <div
          ref={packed.board}
          data-board
          className="grid grid-cols-1 gap-3 md:grid-cols-12 print:grid-cols-12"
        >
          {shown.map((widget, at) => {
            const Drawn = drawn[widget]
            return (
              <Placed
                key={widget}
                {...{ widget, board, arranging, shown, at }}
                isAlone={packed.isLastAlone}
              >
                <Drawn />
              </Placed>
            )
          })}
        </div>
        <Suspense>
          <PinnedAnalyses board="client" customer={about.client.id} />
        </Suspense>
        <HiddenWidgets rows={hidden.map((one) => hiddenRow(one, { words, about, board }))} />
      </div>
    </ClientContext>
  )
}

const whyNot = (widget: WidgetName, told: Dashboard): HiddenReason | null =>
  whyHidden(widget, knownOf(told))

/** Tells a widget where it stands, and how it may be moved. */
function Placed({
  widget,
  board,
  arranging,
  shown,
  at,
  isAlone,
  children,
}: {
  widget: WidgetName
  board: Board
  arranging: boolean
  shown: readonly WidgetName[]
  at: number
  /** The last has nothing beside it. */
  isAlone: boolean
  children: ReactNode
}) {
  const [before, after] = [shown[at - 1], shown[at + 1]]
  const size = board.sizeOf(widget)
  return (
    <PlaceContext
      value={{
        size: isAlone && after === undefined && size === 'half' ? 'whole' : size,
        isArranging: arranging,
        onMove: {
          up: before ? () => board.move(widget, before, false) : null,
          down: after ? () => board.move(widget, after, true) : null,
        },
        onSize: (chosen) => board.size(widget, chosen),
        onHide: () => board.hide(widget, true),
        frame: frameOf(widget, arranging, board),
      }}
    >
      {children}
    </PlaceContext>
  )
}

/** Dragged by its frame; what is dropped on another takes its place. */
function frameOf(widget: WidgetName, arranging: boolean, board: Board): WidgetPlace['frame'] {
  if (!arranging) return { 'data-widget': widget }
  return {
    'data-widget': widget,
    draggable: true,
    onDragStart: ({ dataTransfer }) => dataTransfer.setData('text/plain', widget),
    onDragOver: (event) => event.preventDefault(),
    onDrop: (event) => {
      event.preventDefault()
      const dragged = board.order.find((one) => one === event.dataTransfer.getData('text/plain'))
      if (!dragged || dragged === widget) return
      board.move(dragged, widget, board.order.indexOf(dragged) < board.order.indexOf(widget))
    },
  }
}

function hiddenRow(
  { widget, reason }: { widget: WidgetName; reason: HiddenReason | 'self' },
  { words, about, board }: { words: typeof both.fr; about: AboutClient; board: Board },
): HiddenWidget {
  const { id } = about.client
  const href =
    reason === 'prospect' || reason === 'noRecentSale'
      ? { label: words.remedies.invoice, href: to('/factures/nouvelle', {}, { client: id }) }
      : reason === 'fewQuotes' || reason === 'noBrand'
        ? { label: words.remedies.quote, href: to('/devis/nouveau', {}, { client: id }) }
        : reason === 'fewActivities'
          ? {
              label: words.remedies.log,
              href: to('/clients/:id', { id }, { onglet: 'historique' }),
            }
          : undefined
  return {
    key: widget,
    name: words.names[widget],
    reason: words.whyHidden[reason],
    remedy:
      reason === 'self'
        ? { label: words.remedies.show, onPress: () => board.hide(widget, false) }
        : href,
  }
}
