import { type KeyboardEvent, useRef, useState } from 'react'

/** A list of links of which one is in the order of Tab: the arrows go to the others. */
export function useListKeys(count: number) {
  const box = useRef<HTMLOListElement>(null)
  const [at, setAt] = useState(0)
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      Home: -count,
      End: count,
    }
    const step = steps[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const links = [...(box.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])]
    const from = links.findIndex((link) => link === document.activeElement)
    const next = links[Math.min(Math.max(from + step, 0), links.length - 1)]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return { box, onKeyDown, reached: Math.min(at, Math.max(count - 1, 0)), onFocus: setAt }
}
