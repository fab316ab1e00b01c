import { type ReactNode, useEffect, useRef } from 'react'
import { classes } from './classes.ts'

/**
 * Things side by side; where they do not all fit, the side that hides some fades out (theme.css), and
 * whichever takes the focus comes into view. `look` gives its room, and the gap.
 */
export function Strip({ look, children }: { look: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const strip = box.current
    if (!strip) return
    const tell = () => {
      const { scrollLeft, clientWidth, scrollWidth } = strip
      strip.dataset['before'] = String(scrollLeft > 1)
      strip.dataset['after'] = String(scrollLeft + clientWidth < scrollWidth - 1)
    }
    const resized = new ResizeObserver(tell)
    for (const one of [strip, ...strip.children]) resized.observe(one)
    strip.addEventListener('scroll', tell, { passive: true })
    return () => {
      resized.disconnect()
      strip.removeEventListener('scroll', tell)
    }
  }, [])
  return (
    <div
      ref={box}
      className={classes('strip flex scroll-px-8 overflow-x-auto [scrollbar-width:none]', look)}
    >
      {children}
    </div>
  )
}
