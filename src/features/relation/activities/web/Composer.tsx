// What one writes on a record: a note, a call, a visit, a task, an appointment.
import {
  CalendarPlus,
  type LucideIcon,
  MapPinned,
  NotebookPen,
  Phone,
  SquareCheckBig,
} from 'lucide-react'
import { useState } from 'react'
import { show as showCustomer } from '#features/relation/customers/contract.ts'
import { addDays } from '#kernel/day.ts'
import { useRead } from '#web/api.ts'
import { useRights, useToday } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { useWords } from '#web/words.ts'
import type { NoteKind } from '../rules.ts'
import { AppointmentSheet } from './AppointmentSheet.tsx'
import { both } from './both.ts'
import { NoteForm } from './NoteForm.tsx'
import type { SubjectRef } from './places.ts'
import { TaskInput } from './TaskInput.tsx'

export type Written = NoteKind | 'task' | 'appointment'

const kinds: readonly { kind: Written; icon: LucideIcon; keys?: string }[] = [
  { kind: 'note', icon: NotebookPen, keys: 'n' },
  { kind: 'call', icon: Phone },
  { kind: 'visit', icon: MapPinned },
  { kind: 'task', icon: SquareCheckBig },
  { kind: 'appointment', icon: CalendarPlus },
]

/** `customer`: whose people one may have spoken to. */
export function Composer({ about, customer }: { about: SubjectRef; customer: string | null }) {
  const words = useWords(both)
  const { can } = useRights()
  const [kind, setKind] = useState<Written | null>(null)
  if (!can('activities.write')) return null
  return (
    <div className="rounded-lg border border-line bg-surface print:hidden">
      <div role="group" aria-label={words.activities} className="flex flex-wrap gap-1 p-2">
        {kinds.map((one) => (
          <Button
            key={one.kind}
            size="small"
            variant={kind === one.kind ? 'secondary' : 'quiet'}
            icon={one.icon}
            aria-pressed={kind === one.kind}
            tip={words.writeKind[one.kind]}
            onPress={() => setKind(kind === one.kind ? null : one.kind)}
            {...(one.keys ? { keys: one.keys } : {})}
          >
            {words.kinds[one.kind]}
          </Button>
        ))}
      </div>
      {kind === 'appointment' && (
        <NewAppointment about={about} customer={customer} onClose={() => setKind(null)} />
      )}
      {kind !== null && kind !== 'appointment' && (
        <div className="border-t border-line p-3">
          {kind === 'task' ? (
            <TaskInput about={about} autoFocus onMade={() => setKind(null)} />
          ) : (
            <NoteForm
              key={kind}
              kind={kind}
              about={about}
              customer={customer}
              onDone={() => setKind(null)}
            />
          )}
        </div>
      )}
    </div>
  )
}

/** About the record, with its customer: their address is one press away. */
function NewAppointment({
  about,
  customer,
  onClose,
}: {
  about: SubjectRef
  customer: string | null
  onClose: () => void
}) {
  const today = useToday()
  const { data } = useRead(showCustomer, { id: customer ?? '' }, { enabled: customer !== null })
  if (customer !== null && !data) return null
  return (
    <AppointmentSheet
      appointment={null}
      about={about.type === 'customer' ? null : about}
      begun={{
        day: addDays(today, 1),
        minutes: 540,
        lasts: 60,
        customer: data ? { id: data.id, label: data.name } : null,
      }}
      onClose={onClose}
    />
  )
}
