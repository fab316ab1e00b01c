// What can be pointed at in a chart: invisible boxes over the drawing, real links where something opens.
// One of them is in the order of Tab; arrows go to the others. Each says its value, and shows it beside
// itself when hovered or focused, until Escape (WCAG 1.4.13).
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { useWords } from '../../words.ts'
import { classes } from '../classes.ts'
import { Anchor } from '../Link.tsx'
import { stepFrom } from './layout.ts'
import { chartWords } from './words.ts'

export type Mark = {
  readonly key: string
  /** In full: what it is and all its values. */
  readonly name: string
  readonly href?: string | undefined
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** From the top of the mark, where what it shows begins: the tip stands above it. */
  readonly peak?: number
  readonly tip: ReactNode
}

export function Marks({
  title,
  columns,
}: {
  title: string
  columns: readonly (readonly Mark[])[]
}) {
  const words = useWords(chartWords)
  const help = useId()
  const [at, setAt] = useState<readonly [number, number]>([0, 0])
  const [shown, setShown] = useState<string | null>(null)
  const [hidden, setHidden] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const closing = useRef(0)
  const sizes = columns.map((column) => column.length)
  // What was pointed at may be gone after a reading: the first mark that there is takes its place.
  const here = columns[at[0]]?.[at[1]] ? at : [sizes.findIndex((size) => size > 0), 0]
  const show = (key: string | null) => {
    clearTimeout(closing.current)
    setHidden(false)
    setShown(key)
  }
  const leave = () => {
    clearTimeout(closing.current)
    closing.current = window.setTimeout(() => setShown(null), 120)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown && !hidden) {
      event.stopPropagation()
      setHidden(true)
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = stepFrom(sizes, [here[0] ?? 0, here[1] ?? 0], event.key)
    if (!next) return
    event.preventDefault()
    setAt(next)
    const key = columns[next[0]]?.[next[1]]?.key
    const target = [...(box.current?.querySelectorAll<HTMLElement>('[data-mark]') ?? [])].find(
      (one) => one.dataset['mark'] === key,
    )
    target?.querySelector<HTMLElement>('a, [tabindex]')?.focus()
  }
  const open = columns.flat().find(({ key }) => key === shown)
  return (
    <div
      ref={box}
      role="group"
      aria-label={title}
      aria-describedby={help}
      onKeyDown={press}
      className="absolute inset-0 print:hidden"
    >
      <span id={help} className="unseen">
        {words.keys}
      </span>
      {columns.map((column, x) =>
        column.map((mark, y) => (
          <span
            key={mark.key}
            data-mark={mark.key}
            className="absolute"
            style={{ left: mark.left, top: mark.top, width: mark.width, height: mark.height }}
            onPointerEnter={() => show(mark.key)}
            onPointerLeave={leave}
            onFocus={() => {
              setAt([x, y])
              show(mark.key)
            }}
            onBlur={leave}
          >
            <Target mark={mark} reached={x === here[0] && y === here[1]} />
          </span>
        )),
      )}
      {open && !hidden && (
        <Tip mark={open} box={box.current} onEnter={() => show(open.key)} onLeave={leave} />
      )}
    </div>
  )
}

function Target({ mark, reached }: { mark: Mark; reached: boolean }) {
  const look = 'block size-full rounded-sm hover:bg-text/5 focus-visible:bg-text/5'
  if (mark.href)
    return (
      <Anchor href={mark.href} label={mark.name} tabIndex={reached ? 0 : -1} className={look}>
        <span className="unseen">{mark.name}</span>
      </Anchor>
    )
  return <span role="img" aria-label={mark.name} tabIndex={reached ? 0 : -1} className={look} />
}

function Tip({
  mark,
  box,
  onEnter,
  onLeave,
}: {
  mark: Mark
  box: HTMLElement | null
  onEnter: () => void
  onLeave: () => void
}) {
  const tip = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!tip.current || !box) return
    const { left, top } = box.getBoundingClientRect()
    const { width, height } = tip.current.getBoundingClientRect()
    const centre = left + mark.left + mark.width / 2 - width / 2
    const above = top + mark.top + (mark.peak ?? 0) - height - 8
    const x = Math.min(Math.max(8, centre), innerWidth - width - 8)
    tip.current.style.translate = `${Math.round(x)}px ${Math.round(Math.max(8, above))}px`
  })
  // What scrolls away from under it takes it along.
  useEffect(() => {
    const stop = new AbortController()
    addEventListener('scroll', onLeave, { signal: stop.signal, capture: true })
    return () => stop.abort()
  }, [onLeave])
  return createPortal(
    <div
      ref={tip}
      role="tooltip"
      // The same words are the name of what is pointed at.
      aria-hidden
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className={classes(
        'fixed top-0 left-0 z-50 max-w-72 min-w-36 rounded-lg bg-raised px-3 py-2 text-12 shadow-float',
      )}
    >
      {mark.tip}
    </div>,
    document.body,
  )
}

/** The lines of a tip: what it is, then each value beside what it stands for. */
export function TipLines({
  title,
  lines,
  note,
}: {
  title: string
  lines: readonly { label: string; value: string; swatch?: ReactNode; strong?: boolean }[]
  note?: string | undefined
}) {
  return (
    <span className="flex flex-col gap-1">
      <span className="font-semibold text-text">{title}</span>
      {lines.map(({ label, value, swatch, strong }) => (
        <span key={label} className="flex items-center justify-between gap-4 text-soft">
          <span className="flex items-center gap-1.5">
            {swatch && (
              <svg aria-hidden width={10} height={10} viewBox="0 0 12 12" className="shrink-0">
                {swatch}
              </svg>
            )}
            {label}
          </span>
          <span className={classes('figures', strong ? 'font-semibold text-text' : 'text-text')}>
            {value}
          </span>
        </span>
      ))}
      {note && <span className="text-soft">{note}</span>}
    </span>
  )
}
