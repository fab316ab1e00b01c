import { useEffect, useRef, useState } from 'react'

type Search<T> = (typed: string, signal: AbortSignal) => Promise<readonly T[]>
type Answer<T> = {
  readonly results: readonly T[]
  readonly busy: boolean
  readonly failed: boolean
}

/** Milliseconds between the last key and the question: what comes within one gesture is asked once. */
const pause = 50

/**
 * Asks while one types: waits for a short pause, gives up the question that a newer one replaces, and
 * keeps showing the last answer meanwhile, so that the list never blinks.
 */
export function useSearch<T>(search: Search<T>, typed: string, when: boolean): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ results: [], busy: false, failed: false })
  // The latest function is asked, but a new one made by each render is no new question.
  const latest = useRef(search)
  useEffect(() => {
    latest.current = search
  })
  useEffect(() => {
    if (!when) return
    const stop = new AbortController()
    setAnswer((before) => ({ ...before, busy: true, failed: false }))
    const timer = setTimeout(
      () => {
        latest.current(typed.trim(), stop.signal).then(
          (results) => !stop.signal.aborted && setAnswer({ results, busy: false, failed: false }),
          () => !stop.signal.aborted && setAnswer({ results: [], busy: false, failed: true }),
        )
      },
      typed === '' ? 0 : pause,
    )
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [typed, when])
  return answer
}
