import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useGo, useQueryString, useSetQueryString } from '../../navigation.ts'
import { useShortcutList } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { classes } from '../classes.ts'
import { Cards } from './Cards.tsx'
import type { Column, ListDefinition, RowAction, Tools } from './definition.ts'
import { Grid } from './Grid.tsx'
import type { RowActs } from './grid-props.ts'
import type { Scrolled } from './scrolled.ts'
import type { Picking } from './selection.ts'
import { SidePreview } from './SidePreview.tsx'
import type { ListState } from './state.ts'
import type { LayoutState } from './use-layout.ts'
import { listWords } from './words.ts'

type BodyProps<R, W> = Scrolled<R> & {
  readonly definition: ListDefinition<R, W>
  readonly columns: readonly Column<R, W>[]
  readonly state: ListState
  readonly layout: LayoutState<R, W>
  readonly tools: Tools<W>
  readonly picking: Picking<R>
  readonly rowActions?: (row: R) => readonly RowAction[]
  readonly preview?: (row: R) => ReactNode
  readonly id: string
  readonly label: string
  readonly inside: boolean
  readonly whenEmpty: ReactNode
  readonly whenFailed: ReactNode
  readonly whileWaiting: ReactNode
}

/** The rows with their keys: J/K or arrows move, Enter opens, X picks, Space previews. */
export function Body<R, W>(props: BodyProps<R, W>) {
  const { rows, definition, picking, phone, show, scroller } = props
  const go = useGo()
  const setAddress = useSetQueryString()
  const [active, setActive] = useActiveRow()
  const [anchor, setAnchor] = useState(-1)
  const [previewing, setPreviewing] = useState(false)
  const pointed = rows.at(active)

  function move(step: number): void {
    const to = props.entries.moved(active, step)
    setActive(to)
    show(to)
    if (!phone) scroller.current?.focus({ preventScroll: true })
  }
  function open(index: number, newTab: boolean): void {
    const row = rows.at(index)
    if (row === undefined) return
    const address = definition.rowHref(row)
    if (newTab) return void window.open(address, '_blank', 'noopener')
    setAddress({ row: String(index) }) // Back finds this row, even one opened at once
    go(address)
  }
  function preview(): void {
    if (active < 0) move(1)
    setPreviewing(!previewing)
  }
  function pick(range: boolean): void {
    if (pointed === undefined) return
    if (range && anchor >= 0) {
      const [from, to] = [Math.min(anchor, active), Math.max(anchor, active)]
      const between = Array.from({ length: to - from + 1 }, (_, step) => rows.at(from + step))
      picking.addRange(between.filter((row): row is R => row !== undefined))
    } else {
      picking.toggle(pointed)
      setAnchor(active)
    }
  }
  function keys(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 40) - 2)
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(page),
      PageUp: () => move(-page),
      Home: () => move(-rows.total),
      End: () => move(rows.total),
      Enter: () => open(active, event.ctrlKey || event.metaKey),
      ' ': () => (props.preview ? preview() : pick(event.shiftKey)),
      Escape: () => (previewing ? setPreviewing(false) : picking.clear()),
    }
    const step = steps[event.key]
    if (!step || (event.key === 'Enter' && active < 0)) return
    event.preventDefault()
    step()
  }
  useListKeys({ move, pick, all: picking.pickAll })

  const acts = useSteady({ point: setActive, open, toggle: picking.toggle })
  const shared = { ...props, active, acts, onKeyDown: keys, rowActions: props.rowActions }
  const content =
    props.whenFailed ||
    (rows.answer === null ? (
      props.whileWaiting
    ) : rows.total === 0 ? (
      props.whenEmpty
    ) : phone ? (
      <div ref={props.start} className="pb-4">
        <Cards {...shared} />
      </div>
    ) : (
      <Grid {...shared} />
    ))
  if (phone) return content
  // The same place with and without a preview: the rows stay where they are.
  return (
    <div
      className={classes('relative flex min-w-0 print:block', !props.inside && 'min-h-0 flex-1')}
    >
      <div className="flex min-h-0 min-w-0 flex-1 flex-col print:block">{content}</div>
      {props.preview && previewing && pointed !== undefined && (
        <SidePreview
          title={definition.rowLabel(pointed, props.tools)}
          href={definition.rowHref(pointed)}
          onClose={() => {
            setPreviewing(false)
            scroller.current?.focus({ preventScroll: true })
          }}
        >
          {props.preview(pointed)}
        </SidePreview>
      )}
    </div>
  )
}

/** The same functions from render to render, which do what the latest ones would. */
function useSteady<R>(acts: RowActs<R>): RowActs<R> {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  const [steady] = useState<RowActs<R>>(() => ({
    point: (index) => latest.current.point(index),
    open: (index, newTab) => latest.current.open(index, newTab),
    toggle: (row) => latest.current.toggle(row),
  }))
  return steady
}

/** The row pointed at, kept in the address, so that a link and Back find it again. */
function useActiveRow(): [number, (index: number) => void] {
  const written = useQueryString()['row']
  const setAddress = useSetQueryString()
  const [active, setActive] = useState(written === undefined ? -1 : Number(written))
  useEffect(() => {
    if (active < 0 || String(active) === written) return
    const timer = setTimeout(() => setAddress({ row: String(active) }), 200)
    return () => clearTimeout(timer)
  }, [active])
  return [active, setActive]
}

function useListKeys(acts: {
  move: (step: number) => void
  pick: (range: boolean) => void
  all: () => void
}): void {
  const words = useWords(listWords)
  const group = 'list'
  useShortcutList([
    { keys: 'j', label: words.next, group, run: () => acts.move(1) },
    { keys: 'k', label: words.previous, group, run: () => acts.move(-1) },
    { keys: 'x', label: words.pick, group, run: () => acts.pick(false) },
    { keys: 'shift+x', label: words.pickRange, group, run: () => acts.pick(true) },
    { keys: 'ctrl+a', label: words.pickAll, group, run: () => acts.all() },
  ])
}
