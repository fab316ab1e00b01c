// What was said and what is to come around a record: on top of its history, or on its page.
import {
  CalendarDays,
  History,
  type LucideIcon,
  MapPinned,
  NotebookPen,
  Pencil,
  Phone,
  SquareCheckBig,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import { showAppointment } from '#features/relation/appointments/contract.ts'
import { showTask } from '#features/relation/tasks/contract.ts'
import { readDay } from '#kernel/day.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useSession, useToday } from '#web/session.ts'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Confirm, Dialog } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Timeline, type TimelineEntry } from '#web/ui/Timeline.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { type Activity, deleteNote, findSubject, listActivities, showNote } from '../contract.ts'
import type { Outcome } from '../rules.ts'
import { both } from './both.ts'
import { AppointmentSheet } from './AppointmentSheet.tsx'
import { Composer } from './Composer.tsx'
import { nearDay } from './days.ts'
import { NoteForm } from './NoteForm.tsx'
import { placeOfSubject, type SubjectRef } from './places.ts'
import { TaskCheck } from './TaskLine.tsx'
import { TaskSheet } from './TaskSheet.tsx'

const few = 20

/** On the page of a document: the composer, what is to come, what was. */
export function RecordActivities({ about }: { about: SubjectRef }) {
  const words = useWords(both)
  const { can } = useRights()
  const [limit, setLimit] = useState(few)
  const { data: found } = useRead(findSubject, about, { enabled: can('activities.read') })
  const { entries, more, problem, pending, refetch } = useActivityEntries(about, limit)
  if (!can('activities.read')) return null
  return (
    <Section title={words.activities}>
      <Composer about={about} customer={found?.customer?.id ?? null} />
      <Ahead about={about} />
      {problem && <ErrorState problem={problem} onRetry={refetch} small />}
      {pending && <RowBones rows={2} />}
      {!pending && !problem && entries.length === 0 && (
        <EmptyState icon={History} title={words.none} small />
      )}
      {entries.length > 0 && <Timeline label={words.past} entries={entries} />}
      {more && limit === few && (
        <div className="flex justify-center">
          <Button size="small" variant="quiet" onPress={() => setLimit(200)}>
            {words.older}
          </Button>
        </div>
      )}
    </Section>
  )
}

/** What is still to come: tasks to tick, appointments. */
export function Ahead({ about, framed = false }: { about: SubjectRef; framed?: boolean }) {
  const words = useWords(both)
  const { data } = useRead(listActivities, { ...about, limit: few })
  if (!data || data.ahead.length === 0) return null
  return (
    <section
      aria-label={words.ahead}
      className={framed ? 'rounded-lg border border-line bg-surface px-4 pt-3 pb-1' : ''}
    >
      <h3 className="text-13 font-semibold text-soft">{words.ahead}</h3>
      <ul>
        {data.ahead.map((one) => (
          <li key={one.id} className="border-b border-line-soft last:border-b-0">
            <AheadLine activity={one} of={about} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function AheadLine({ activity, of }: { activity: Activity; of: SubjectRef }) {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  const today = useToday()
  const [open, setOpen] = useState(false)
  const { id, title, kind, due, people } = activity
  const day = readDay(due ?? '')
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-0.5">
      {kind === 'task' ? (
        <TaskCheck task={{ id, title, state: 'open', priority: 'normal' }} />
      ) : (
        <span className="flex size-8 items-center justify-center">
          <CalendarDays aria-hidden size={16} className="text-blue" />
        </span>
      )}
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="min-h-6 min-w-0 rounded-sm text-left text-14"
      >
        {title}
      </button>
      <On activity={activity} of={of} />
      <span className="figures ml-auto text-13 text-soft">
        {kind === 'appointment'
          ? formats.moment(activity.at)
          : day && (
              <span className={day < today ? 'text-red' : ''}>
                {nearDay(day, today, { formats, locale, words })}
              </span>
            )}
      </span>
      {people.length > 0 && <span className="text-13 text-faint">{words.list(people)}</span>}
      {open && kind === 'task' && <OpenTask id={id} onClose={() => setOpen(false)} />}
      {open && kind === 'appointment' && <OpenAppointment id={id} onClose={() => setOpen(false)} />}
    </div>
  )
}

function OpenTask({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = useRead(showTask, { id })
  return data ? <TaskSheet task={data} onClose={onClose} /> : null
}

function OpenAppointment({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = useRead(showAppointment, { id })
  return data ? <AppointmentSheet appointment={data} onClose={onClose} /> : null
}

/** What was, as a timeline draws it. */
export function useActivityEntries(about: SubjectRef, limit: number) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const { data, problem, pending, refetch } = useRead(
    listActivities,
    { ...about, limit },
    { enabled: can('activities.read'), placeholderData: (before) => before },
  )
  const entries = (data?.rows ?? []).map((one): TimelineEntry => ({
    id: one.id,
    icon: icons[one.kind],
    text: <Headline activity={one} of={about} />,
    when: formats.moment(one.at),
    iso: one.at,
    ...(one.person ? { who: one.person.name } : {}),
    children: <Body activity={one} of={about} />,
  }))
  return { entries, more: data?.more ?? false, problem, pending, refetch, words }
}

const icons: Readonly<Record<Activity['kind'], LucideIcon>> = {
  note: NotebookPen,
  call: Phone,
  visit: MapPinned,
  task: SquareCheckBig,
  appointment: CalendarDays,
}

function Headline({ activity, of }: { activity: Activity; of: SubjectRef }) {
  const words = useWords(both)
  const { kind, title, outcome, minutes, people, audience, state } = activity
  const said = kind === 'note' || kind === 'call' || kind === 'visit'
  const parts = [
    said && outcome ? words.outcomes[outcome as Outcome] : '',
    minutes ? words.lasted(minutes) : '',
    said && people.length > 0 ? words.with(words.list(people)) : '',
    audience === 'client' ? words.audiences.client : '',
    kind === 'task' && state ? words.states[state as 'done'] : '',
    kind === 'appointment' ? (outcome ?? '') : '',
  ].filter(Boolean)
  return (
    <>
      <span className="font-medium">{words.kinds[kind]}</span>
      {title && ` ${title}`}
      {parts.length > 0 && <span className="text-soft"> · {parts.join(' · ')}</span>}{' '}
      <On activity={activity} of={of} />
    </>
  )
}

/** On the page of a customer, the document that it was about. */
function On({ activity: { about }, of }: { activity: Activity; of: SubjectRef }) {
  const words = useWords(both)
  if (!about || about.id === of.id) return null
  return (
    <Anchor
      href={placeOfSubject(about)}
      className="inline-flex min-h-6 items-center rounded-sm text-13 text-soft hover:text-text hover:underline"
    >
      {about.label || words.subjectTypes[about.type]}
    </Anchor>
  )
}

function Body({ activity, of }: { activity: Activity; of: SubjectRef }) {
  const { account } = useSession()
  const { can } = useRights()
  const { kind, text, person } = activity
  const said = kind === 'note' || kind === 'call' || kind === 'visit'
  const own = said && person?.id === account.id && can('activities.write')
  if (text === '' && !own) return null
  return (
    <div className="flex items-start gap-2">
      <p className="min-w-0 flex-1 whitespace-pre-line text-text">{text}</p>
      {own && <OwnNote id={activity.id} of={of} />}
    </div>
  )
}

/** One mends or takes back what one has written. */
function OwnNote({ id, of }: { id: string; of: SubjectRef }) {
  const words = useWords(both)
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null)
  const { data: note } = useRead(showNote, { id }, { enabled: open === 'edit' })
  const deleting = useWrite(deleteNote, {
    refresh: [listActivities],
    onDone: () => toast(words.deleted),
  })
  const close = () => setOpen(null)
  return (
    <span className="flex shrink-0">
      <IconButton size="small" icon={Pencil} label={words.edit} onPress={() => setOpen('edit')} />
      <IconButton
        size="small"
        icon={Trash2}
        label={words.remove}
        onPress={() => setOpen('delete')}
      />
      {open === 'edit' && note && (
        <Dialog title={words.kinds[note.kind]} open sticky size="medium" onClose={close}>
          <NoteForm kind={note.kind} about={of} customer={null} note={note} onDone={close} />
        </Dialog>
      )}
      <Confirm
        title={words.deleteAsk}
        act={words.remove}
        danger
        open={open === 'delete'}
        onClose={close}
        pending={deleting.pending}
        onConfirm={() => void deleting.run({ id }).then(close)}
      >
        {words.deleteText}
      </Confirm>
    </span>
  )
}
