// Appointments that are being moved: drawn where they go at once, and saved when the hand rests.
import { useEffect, useRef, useState } from 'react'
import { agendaReads } from '#features/relation/activities/web/appointment-values.ts'
import { agendaWords } from '#features/relation/activities/web/agenda-words.ts'
import { useWrite } from '#web/api.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type Appointment, changeAppointment, tellAppointment } from '../contract.ts'

export type Where = {
  readonly startsAt: string
  readonly endsAt: string
  readonly people?: string[]
}
type Draft = Where & { readonly of: Appointment }

/** How long keys may follow each other before what they have done is saved. */
const rest = 500

export function useMoves() {
  const words = useWords(agendaWords)
  const [draft, setDraft] = useState<Draft | null>(null)
  const timer = useRef(0)
  /** What keys have moved and the timer will save. */
  const waiting = useRef<Draft | null>(null)
  /** One save after the other, each upon what the one before has made. */
  const saves = useRef<Promise<unknown>>(Promise.resolve())
  const versions = useRef(new Map<string, number>())
  const telling = useWrite(tellAppointment, {
    refresh: agendaReads,
    onDone: () => toast(words.told),
  })
  const saving = useWrite(changeAppointment, {
    refresh: agendaReads,
    onDone: (made) => {
      versions.current.set(made.id, made.version)
      const act = { label: words.tellAgain, onPress: () => void telling.run({ id: made.id }) }
      if (made.untold) toast(words.changed, { action: act })
    },
  })
  // Whoever leaves has moved it nevertheless.
  useEffect(() => () => flush(), [])
  // Keys take it from one column to another, where it is drawn anew: the focus goes with it.
  const held = useRef<string | null>(null)
  useEffect(() => {
    if (held.current === null || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-appointment="${held.current}"]`)?.focus()
  }, [draft])

  async function saveAfter(before: Promise<unknown>, next: Draft): Promise<void> {
    await before
    const { of, ...where } = next
    const version = Math.max(of.version, versions.current.get(of.id) ?? 0)
    await saving.run({ id: of.id, version, ...where })
    // It may have been moved again meanwhile.
    setDraft((now) => (now === next ? null : now))
  }
  function save(next: Draft): void {
    saves.current = saveAfter(saves.current, next)
  }
  function flush(): void {
    clearTimeout(timer.current)
    const next = waiting.current
    waiting.current = null
    if (next) save(next)
  }
  return {
    draft,
    problem: saving.problem,
    /** Shows it there, and does not save it yet. */
    show: (of: Appointment, where: Where) => setDraft({ of, ...where }),
    drop: () => setDraft(null),
    /** Saves it there at once: what the hand has let go of. */
    put: (of: Appointment, where: Where) => {
      const next = { of, ...where }
      setDraft(next)
      save(next)
    },
    /** Saves it there as soon as no other key follows. */
    step: (of: Appointment, where: Where) => {
      clearTimeout(timer.current)
      held.current = of.id
      const next = { of, ...where }
      setDraft(next)
      // Another one is not saved by the keys of this one.
      if (waiting.current?.of.id !== of.id) flush()
      waiting.current = next
      timer.current = window.setTimeout(flush, rest)
    },
  }
}
export type Moves = ReturnType<typeof useMoves>
