import { type ReactNode, useState } from 'react'
import { usePacked } from '#features/insight/figures/web/usePacked.ts'
import { useRights } from '#web/session.ts'
import { HiddenWidgets } from '#web/ui/widget/HiddenWidgets.tsx'
import { PlaceContext, type WidgetPlace } from '#web/ui/widget/place.ts'
import { widgetWords } from '#web/ui/widget/words.ts'
import { useWords } from '#web/words.ts'
import {
  aboutWidget,
  hiding,
  maySee,
  moved,
  placed,
  shownIn,
  sized,
  type Tab,
  widgetNames,
  type WidgetName,
} from '../rules.ts'
import type { KeptLayout } from './layout.ts'
import { both } from './words.ts'

/** The widgets of a tab as one keeps them, and those that are not shown, with the reason. */
export function Board({
  tab,
  layout: kept,
  idle,
  draw,
  hint,
}: {
  tab: Tab
  layout: KeptLayout
  /** What has nothing to tell here, and why. */
  idle: Readonly<Partial<Record<WidgetName, string>>>
  draw: (name: WidgetName) => ReactNode
  hint: string | null
}) {
  const words = useWords(both)
  const said = useWords(widgetWords)
  const { role } = useRights()
  const { layout, isArranging, change } = kept
  const [dragged, setDragged] = useState<WidgetName | null>(null)
  const [news, setNews] = useState('')
  const { board, isLastAlone } = usePacked()
  const shown = shownIn(tab, layout).filter(
    (name) => maySee(role, name) && idle[name] === undefined,
  )

  function move(name: WidgetName, by: -1 | 1): void {
    const next = moved(layout, name, by)
    change(next)
    const at = shownIn(tab, next).indexOf(name) + 1
    setNews(said.moved(words.widgets[name], at, shown.length))
    // The frame has gone elsewhere in the page: whoever moves it by keys goes with it.
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(
          `[data-widget="${name}"] [data-move="${by < 0 ? 'up' : 'down'}"] button`,
        )
        ?.focus(),
    )
  }

  const lone = isLastAlone ? shown.at(-1) : undefined
  const placeOf = (name: WidgetName): WidgetPlace => ({
    size: layout.sizes[name] ?? (name === lone ? 'whole' : aboutWidget(name).size),
    isArranging,
    onMove: {
      up: shown[0] === name ? null : () => move(name, -1),
      down: shown.at(-1) === name ? null : () => move(name, 1),
    },
    onSize: (size) => change(sized(layout, name, size)),
    onHide: () => change(hiding(layout, name, true)),
    frame: {
      'data-widget': name,
      ...(isArranging && {
        draggable: true,
        onDragStart: () => setDragged(name),
        onDragEnd: () => setDragged(null),
        onDragOver: (event) => dragged && event.preventDefault(),
        onDrop: () => {
          if (dragged && dragged !== name) change(placed(layout, dragged, name))
          setDragged(null)
        },
      }),
    },
  })

  const missing = widgetNames.filter(
    (name) =>
      aboutWidget(name).tab === tab &&
      !shown.includes(name) &&
      (maySee(role, name) || !aboutWidget(name).unnamed),
  )
  return (
    <div className="flex flex-col gap-3">
      {hint && <p className="text-13 text-soft">{hint}</p>}
      <p role="status" className="unseen">
        {news}
      </p>
      <div
        ref={board}
        data-board
        className="grid grid-cols-1 items-stretch gap-3 md:grid-cols-12 print:grid-cols-12"
      >
        {shown.map((name) => (
          <PlaceContext key={name} value={placeOf(name)}>
            {draw(name)}
          </PlaceContext>
        ))}
      </div>
      <HiddenWidgets
        rows={missing.map((name) =>
          idle[name] !== undefined && maySee(role, name)
            ? { key: name, name: words.widgets[name], reason: idle[name] }
            : maySee(role, name)
              ? {
                  key: name,
                  name: words.widgets[name],
                  reason: words.hiddenByYou,
                  remedy: {
                    label: words.show,
                    onPress: () => change(hiding(layout, name, false), { reads: true }),
                  },
                }
              : { key: name, name: words.widgets[name], reason: words.notForRole },
        )}
      />
    </div>
  )
}
