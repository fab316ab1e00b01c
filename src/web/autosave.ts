// Drafts save themselves: a second after the last key, when one leaves the field, the tab or the
// page; and what is not yet on the server is kept on this device, so that a dead browser loses nothing.
import { useCallback, useEffect, useRef, useState } from 'react'
import { readStored, store } from './preferences.ts'
import { type ApiProblem, toProblem } from './problem.ts'

type SavingState = 'idle' | 'waiting' | 'saving' | 'saved' | 'offline' | 'conflict' | 'refused'

export type Autosave<T> = {
  readonly state: SavingState
  /** When it was last saved, in milliseconds. */
  readonly savedAt: number | null
  readonly problem: ApiProblem | null
  /** What a former visit left unsaved on this device, if anything. */
  readonly found: { readonly value: T; readonly at: number } | null
  /** Forgets what was found, once restored or refused. */
  readonly settleFound: () => void
  /** Saves at once: before "Émettre", before leaving. */
  readonly flush: () => Promise<boolean>
}

type Draft<T> = { readonly value: T; readonly at: number }

const pause = 800 // milliseconds after the last change
const retry = 5000 // milliseconds between two tries while offline

/**
 * Saves `value` by itself. `save` writes it (with `keepalive` when the page is closing) and throws
 * ApiProblem: `offline` is tried again, 409 is a conflict to merge, another is shown and kept.
 * @param name what the draft is called on this device: `quote:${id}`
 */
export function useAutosave<T>(
  name: string,
  value: T,
  save: (value: T, options: { keepalive: boolean }) => Promise<unknown>,
  { enabled = true }: { enabled?: boolean } = {},
): Autosave<T> {
  const memory = `comptoir.draft.${name}`
  const [state, setState] = useState<SavingState>('idle')
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [found, setFound] = useState(() => readStored<Draft<T>>(memory))
  const latest = useRef({ value, save, saved: JSON.stringify(value), running: false })
  latest.current.value = value
  latest.current.save = save

  const flush = useCallback(
    async (keepalive = false): Promise<boolean> => {
      const now = latest.current
      const sent = JSON.stringify(now.value)
      if (sent === now.saved) return true
      if (now.running && !keepalive) return false
      now.running = true
      setState('saving')
      try {
        await now.save(now.value, { keepalive })
        now.saved = sent
        if (JSON.stringify(now.value) === sent) store(memory, null)
        setProblem(null)
        setSavedAt(Date.now())
        setState('saved')
        return true
      } catch (error) {
        const refused = toProblem(error)
        setProblem(refused)
        setState(
          refused.code === 'offline' ? 'offline' : refused.status === 409 ? 'conflict' : 'refused',
        )
        return false
      } finally {
        now.running = false
      }
    },
    [memory],
  )

  const written = JSON.stringify(value)
  useEffect(() => {
    if (!enabled || written === latest.current.saved) return
    store(memory, { value: latest.current.value, at: Date.now() })
    setState((before) => (before === 'conflict' ? before : 'waiting'))
    const timer = setTimeout(() => void flush(), pause)
    return () => clearTimeout(timer)
  }, [written, enabled, memory, flush])

  useEffect(() => {
    if (!enabled) return
    const stop = new AbortController()
    const { signal } = stop
    const leaving = () => void flush(true)
    addEventListener('pagehide', leaving, { signal })
    document.addEventListener('visibilitychange', () => document.hidden && leaving(), { signal })
    document.addEventListener('focusout', () => void flush(), { signal })
    addEventListener('online', () => void flush(), { signal })
    return () => {
      stop.abort()
      void flush(true)
    }
  }, [enabled, flush])

  useEffect(() => {
    if (state !== 'offline' && !(state === 'saved' && written !== latest.current.saved)) return
    const timer = setTimeout(() => void flush(), state === 'offline' ? retry : pause)
    return () => clearTimeout(timer)
  }, [state, written, flush])

  return {
    state,
    savedAt,
    problem,
    found,
    settleFound: () => {
      setFound(null)
      if (written === latest.current.saved) store(memory, null)
    },
    flush: () => flush(),
  }
}

/** Warns before the tab closes on something unsaved; for what does not save itself. */
export function useLeaveGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
}
