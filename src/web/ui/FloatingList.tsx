import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * A list that floats under its field. It stays inside the field's own part of the page (a dialog
 * keeps it), and above everything by the browser's top layer. Only its place is computed here.
 */
export function FloatingList({
  anchor,
  children,
  id,
  label,
  busy = false,
  multiple = false,
}: {
  anchor: RefObject<HTMLElement | null>
  children: ReactNode
  id: string
  label: string
  busy?: boolean
  multiple?: boolean
}) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const list = box.current
    if (!list) return
    list.showPopover()
    const stop = new AbortController()
    const follow = () => anchor.current && place(list, anchor.current.getBoundingClientRect())
    follow()
    const sized = new ResizeObserver(follow)
    sized.observe(list)
    addEventListener('scroll', follow, { signal: stop.signal, capture: true, passive: true })
    addEventListener('resize', follow, { signal: stop.signal })
    return () => {
      stop.abort()
      sized.disconnect()
    }
  }, [anchor])
  return (
    <div
      ref={box}
      popover="manual"
      className="motion-appear inset-auto m-0 max-h-80 max-w-[calc(100vw-16px)] overflow-auto rounded-lg bg-raised p-1 text-text shadow-float"
      // The field keeps the focus: a press in the list must not take it.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div
        id={id}
        role="listbox"
        aria-label={label}
        aria-busy={busy || undefined}
        aria-multiselectable={multiple || undefined}
      >
        {children}
      </div>
    </div>
  )
}

/** One line of such a list. The active one is pointed at by `aria-activedescendant`. */
export function FloatingOption({
  id,
  active,
  selected = false,
  onPick,
  onPoint,
  children,
}: {
  id: string
  active: boolean
  selected?: boolean
  onPick: () => void
  onPoint: () => void
  children: ReactNode
}) {
  const line = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={selected || active}
      onClick={onPick}
      onPointerMove={active ? undefined : onPoint}
      className={`flex min-h-8 items-center gap-2 rounded-md px-2 py-1 text-14 pointer-coarse:min-h-11 ${active ? 'bg-pointed' : ''}`}
    >
      {children}
    </div>
  )
}

function place(list: HTMLElement, anchor: DOMRect): void {
  list.style.minWidth = `${Math.min(anchor.width, innerWidth - 16)}px`
  const { width, height } = list.getBoundingClientRect()
  const below = innerHeight - anchor.bottom - 12
  const above = height > below && anchor.top > below
  const left = Math.max(8, Math.min(anchor.left, innerWidth - width - 8))
  list.style.left = `${left}px`
  list.style.top = above ? `${Math.max(8, anchor.top - height - 4)}px` : `${anchor.bottom + 4}px`
}
