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
  const telling = useWrite(tellAppointment, {
    refresh: agendaReads,
    onDone: () => toast(words.told),
  })
  const saving = useWrite(changeAppointment, {
    refresh: agendaReads,
    onDone: (made) => {
      setDraft(null)
      const act = { label: words.tellAgain, onPress: () => void telling.run({ id: made.id }) }
      if (made.untold) toast(words.changed, { action: act })
    },
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  // Keys take it from one column to another, where it is drawn anew: the focus goes with it.
  const held = useRef<string | null>(null)
  useEffect(() => {
    if (held.current === null || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-appointment="${held.current}"]`)?.focus()
  }, [draft])

  async function save({ of, ...where }: Draft): Promise<void> {
    const done = await saving.run({ id: of.id, version: of.version, ...where })
    if (!done) setDraft(null)
  }
  return {
    draft,
    problem: saving.problem,
    /** Shows it there, and does not save it yet. */
    show: (of: Appointment, where: Where) => setDraft({ of, ...where }),
    drop: () => setDraft(null),
    /** Saves it there at once: what the hand has let go of. */
    put: (of: Appointment, where: Where) => {
      setDraft({ of, ...where })
      void save({ of, ...where })
    },
    /** Saves it there as soon as no other key follows. */
    step: (of: Appointment, where: Where) => {
      clearTimeout(timer.current)
      held.current = of.id
      const next = { of, ...where }
      setDraft(next)
      timer.current = window.setTimeout(() => void save(next), rest)
    },
  }
}
export type Moves = ReturnType<typeof useMoves>
