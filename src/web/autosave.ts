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
  readonly found: Kept<T> | null
  /** Forgets what was found, once restored or refused. */
  readonly settleFound: () => void
  /** Saves at once: before "Émettre", before leaving. */
  readonly flush: () => Promise<boolean>
}

/** What is kept on this device: the value, when, and what it was typed on. */
export type Kept<T> = {
  readonly value: T
  readonly at: number
  readonly base?: string | number | null
}

const pause = 800 // milliseconds after the last change
const keeping = 200 // milliseconds: a dead browser loses no more than that
const retry = 5000 // milliseconds between two tries while offline

/**
 * Saves `value` by itself; a change is another object. `save` writes it (with `keepalive` when the page
 * is closing) and throws ApiProblem: `offline` is tried again, 409 is a conflict to merge, another is
 * shown and kept. While `enabled` is false nothing is sent, and all the same it is kept on this device.
 * A key costs nothing here: what is long to write is written once the keys leave time for it.
 * @param name what the draft is called on this device: `quote:${id}`
 */
export function useAutosave<T>(
  name: string,
  value: T,
  save: (value: T, options: { keepalive: boolean }) => Promise<unknown>,
  { enabled = true, base = null }: { enabled?: boolean; base?: string | number | null } = {},
): Autosave<T> {
  const memory = `comptoir.draft.${name}`
  const [state, setState] = useState<SavingState>('idle')
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [found, setFound] = useState(() => readStored<Kept<T>>(memory))
  const latest = useRef({ value, save, base, memory, ...atRest(value) })
  latest.current = { ...latest.current, value, save, base }

  const flush = useCallback(
    async (keepalive = false): Promise<boolean> => {
      const now = latest.current
      const sent = now.value
      if (isSame(sent, now.saved)) {
        // What was kept meanwhile says nothing that the server does not: it must not come back as news.
        if (now.kept && !now.running) forget(latest.current, memory)
        return true
      }
      if (now.running && !keepalive) return false
      latest.current.running = true
      setState('saving')
      try {
        await now.save(sent, { keepalive })
        latest.current.saved = sent
        if (isSame(latest.current.value, sent)) forget(latest.current, memory)
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
        latest.current.running = false
      }
    },
    [memory],
  )

  useEffect(() => {
    const now = latest.current
    // The draft got its own name: what was kept under the other one goes with it.
    if (now.memory !== memory) {
      store(now.memory, null)
      latest.current.memory = memory
    }
    if (value === now.saved) return
    if (now.keeper === 0) {
      latest.current.keeper = window.setTimeout(() => {
        latest.current.keeper = 0
        keep(latest.current)
      }, keeping)
    }
    if (!enabled) return
    setState((before) => (before === 'conflict' ? before : 'waiting'))
    const timer = setTimeout(() => void flush(), pause)
    return () => clearTimeout(timer)
  }, [value, enabled, memory, flush])

  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const leaving = () => {
      if (!isSame(latest.current.value, latest.current.saved)) keep(latest.current)
      if (enabled) void flush(true)
    }
    addEventListener('pagehide', leaving, { signal })
    document.addEventListener('visibilitychange', () => document.hidden && leaving(), { signal })
    if (enabled) {
      document.addEventListener('focusout', () => void flush(), { signal })
      addEventListener('online', () => void flush(), { signal })
    }
    return () => {
      stop.abort()
      clearTimeout(latest.current.keeper)
      latest.current.keeper = 0
      leaving()
    }
  }, [enabled, flush])
  useEffect(() => {
    if (state !== 'offline' && !(state === 'saved' && value !== latest.current.saved)) return
    const timer = setTimeout(() => void flush(), state === 'offline' ? retry : pause)
    return () => clearTimeout(timer)
  }, [state, value, flush])

  return {
    state,
    savedAt,
    problem,
    found,
    settleFound: () => {
      setFound(null)
      if (isSame(latest.current.value, latest.current.saved)) forget(latest.current, memory)
    },
    flush: () => flush(),
  }
}

const atRest = <T>(saved: T) => ({ saved, running: false, keeper: 0, kept: false })

function keep(now: {
  value: unknown
  saved: unknown
  base: unknown
  memory: string
  kept: boolean
}): void {
  const { value, saved, base, memory } = now
  if (value === saved) return
  store(memory, { value, at: Date.now(), base })
  now.kept = true
}

/** What is on the server need not stay on the device. */
function forget(now: { keeper: number; kept: boolean }, memory: string): void {
  clearTimeout(now.keeper)
  now.keeper = 0
  now.kept = false
  store(memory, null)
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

/** Warns before the tab closes on something unsaved; for what does not save itself. */
export function useLeaveGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
}
