// One tooltip for the page: what is hovered or focused, said beside it. For the eyes only: whoever
// uses it gives the same words to the element as its name or description. It can be hovered itself
// and goes with Escape (WCAG 1.4.13). Light on purpose: it is part of the first page.
import {
  type FocusEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { Kbd } from './Kbd.tsx'

type Shown = { readonly target: Element; readonly text: string; readonly keys: string | undefined }

let show: (shown: Shown | null) => void = () => undefined
let waiting = 0

/** Properties that give an element a tooltip: `<button {...tooltip('Dupliquer', 'ctrl+d')}>`. */
export function tooltip(text: string | undefined, keys?: string) {
  if (!text) return {}
  const open = (target: Element, delay: number) => {
    clearTimeout(waiting)
    waiting = window.setTimeout(() => show({ target, text, keys }), delay)
  }
  return {
    onPointerEnter: (event: PointerEvent) => {
      if (event.pointerType !== 'touch') open(event.currentTarget, 450)
    },
    onPointerLeave: close,
    onPointerDown: () => {
      clearTimeout(waiting)
      show(null)
    },
    onFocus: (event: FocusEvent) => {
      if (event.currentTarget.matches(':focus-visible')) open(event.currentTarget, 100)
    },
    onBlur: close,
  }
}

function close(): void {
  clearTimeout(waiting)
  waiting = window.setTimeout(() => show(null), 120)
}

/** Where the tooltip is drawn; once, at the root of the page. */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    show = setShown
  }, [])
  useEffect(() => {
    if (!shown) return
    const stop = new AbortController()
    const hide = () => setShown(null)
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    addEventListener('keydown', escape, { signal: stop.signal })
    addEventListener('scroll', hide, { signal: stop.signal, capture: true })
    return () => stop.abort()
  }, [shown])
  useLayoutEffect(() => {
    if (shown && box.current) place(box.current, shown.target.getBoundingClientRect())
  }, [shown])
  if (!shown?.target.isConnected) return null
  return createPortal(
    <div
      ref={box}
      role="tooltip"
      // What it says is in the name or the description of its target already.
      aria-hidden
      onPointerEnter={() => clearTimeout(waiting)}
      onPointerLeave={close}
      className="motion-fade fixed top-0 left-0 z-50 flex max-w-72 items-center gap-2 rounded-md bg-inverse px-2 py-1 text-12 font-medium text-on-inverse"
    >
      {shown.text}
      {shown.keys && <Kbd keys={shown.keys} />}
    </div>,
    document.body,
  )
}

function place(box: HTMLElement, target: DOMRect): void {
  const { width, height } = box.getBoundingClientRect()
  const left = Math.min(
    Math.max(8, target.left + (target.width - width) / 2),
    innerWidth - width - 8,
  )
  const below = target.bottom + 6
  const top = below + height > innerHeight - 8 ? target.top - height - 6 : below
  box.style.translate = `${Math.round(left)}px ${Math.round(top)}px`
}
