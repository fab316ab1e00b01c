// A new draft changes address when it gets its id: its editor goes with it, caret included.
import { type Place, placeOf } from './caret.ts'
import type { Cell } from './line.ts'
import type { Session } from './session.ts'

type Left = { readonly session: Session; readonly place: Place | null }
const waiting = new Map<string, Left>()

/** Leaves an editor for the page that is about to open on this document. */
export function handOver(id: string, session: Session): void {
  waiting.set(id, { session, place: placeOf(document.activeElement) })
}

/** The editor that was left for this document, if one was. */
export function takeOver(id: string): Session | undefined {
  const left = waiting.get(id)
  if (!left) return undefined
  const { session, place } = left
  if (place) session.editor.want({ key: place.key, cell: place.cell as Cell })
  return session
}

/** Forgets it, once the page that took it is on screen: a drawing given up asks again. */
export const takenOver = (id: string): void => void waiting.delete(id)

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
