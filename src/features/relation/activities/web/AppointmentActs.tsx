import { BellRing, CalendarX, CheckCheck, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import {
  type Appointment,
  cancelAppointment,
  holdAppointment,
  reopenAppointment,
  tellAppointment,
} from '#features/relation/appointments/contract.ts'
import { useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { agendaReads } from './appointment-values.ts'
import { agendaWords } from './agenda-words.ts'

/** What becomes of an appointment: told, held, cancelled, taken up again. */
export function AppointmentActs({
  appointment,
  onDone,
}: {
  appointment: Appointment
  onDone: () => void
}) {
  const words = useWords(agendaWords)
  const { can } = useRights()
  const [asking, setAsking] = useState(false)
  const { id, state, toldAt, kind, about: deal } = appointment
  const hasPapers = deal !== null && ['order', 'delivery', 'project'].includes(deal.type)
  const [papers, setPapers] = useState(kind === 'fitting' || kind === 'delivery')
  const about = (said: string) => ({
    refresh: agendaReads,
    onDone: () => {
      toast(said)
      onDone()
    },
  })
  const telling = useWrite(tellAppointment, about(words.told))
  const holding = useWrite(holdAppointment, about(words.held))
  const cancelling = useWrite(cancelAppointment, about(words.cancelled))
  const reopening = useWrite(reopenAppointment, about(words.reopened))
  const problem = telling.problem ?? holding.problem ?? cancelling.problem
  if (!can('activities.write')) return null
  if (state === 'held') {
    return (
      <Button icon={RotateCcw} onPress={() => void reopening.run({ id })}>
        {words.reopen}
      </Button>
    )
  }
  if (state !== 'planned') return null
  return (
    <>
      {problem && <p className="w-full text-13 text-red">{problem.detail}</p>}
      {hasPapers && !appointment.private && (
        <div className="w-full">
          <Checkbox label={words.papers} checked={papers} onChange={setPapers} />
        </div>
      )}
      <Button
        size="small"
        icon={BellRing}
        pending={telling.pending}
        whyNot={appointment.private ? words.privateNotTold : null}
        onPress={() => void telling.run({ id, papers: hasPapers && papers })}
      >
        {toldAt ? words.tellAgain : words.tell}
      </Button>
      {appointment.customer && (
        <LinkButton
          size="small"
          href={to('/clients/:id/rendez-vous', { id: appointment.customer.id })}
        >
          {words.meetingSheet}
        </LinkButton>
      )}
      <Button size="small" icon={CheckCheck} onPress={() => void holding.run({ id })}>
        {words.hold}
      </Button>
      <Button
        size="small"
        variant={asking ? 'danger' : 'quiet'}
        icon={CalendarX}
        onPress={() => (asking ? void cancelling.run({ id }) : setAsking(true))}
      >
        {asking && toldAt ? words.cancelAndTell : words.cancel}
      </Button>
    </>
  )
}
