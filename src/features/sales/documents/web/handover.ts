// A new draft changes address when it gets its id: its editor goes with it, caret included.
import { placeOf } from './caret.ts'
import type { Cell } from './line.ts'
import type { Session } from './session.ts'

const waiting = new Map<string, Session>()

/** Leaves an editor for the page that is about to open on this document. */
export function handOver(id: string, session: Session): void {
  const place = placeOf(document.activeElement)
  session.editor.want(place && { key: place.key, cell: place.cell as Cell })
  waiting.set(id, session)
}

/** The editor that was left for this document, once. */
export function takeOver(id: string): Session | undefined {
  const session = waiting.get(id)
  // Strict mode asks twice: it is forgotten once the page is drawn.
  setTimeout(() => waiting.delete(id), 0)
  return session
}

/** Calls once nobody types: no list is open under the caret, and no key for a moment. */
export function whenIdle(then: () => void): () => void {
  let timer = 0
  const stop = new AbortController()
  const wait = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      const busy = document.activeElement?.getAttribute('aria-expanded') === 'true'
      if (busy) wait()
      else then()
    }, pause)
  }
  addEventListener('keydown', wait, { signal: stop.signal, capture: true })
  wait()
  return () => {
    stop.abort()
    clearTimeout(timer)
  }
}

const pause = 400 // milliseconds without a key
