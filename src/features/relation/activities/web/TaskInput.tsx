// One line in which a task is typed: what is read in it stands below, and may be refused.
import { CalendarDays, Clock, Flag, type LucideIcon, UserRound, X } from 'lucide-react'
import { type ReactNode, type Ref, useId, useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import { createTask, listTasks, type Task } from '#features/relation/tasks/contract.ts'
import type { Priority } from '#features/relation/tasks/rules.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useSession, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { classes } from '#web/ui/classes.ts'
import { inputLook } from '#web/ui/form.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { useGo } from '#web/navigation.ts'
import { listActivities } from '../contract.ts'
import { both } from './both.ts'
import { spokenDay } from './days.ts'
import type { SubjectRef } from './places.ts'
import { type Left, readTask } from './read-task.ts'

export function TaskInput({
  about,
  fixed = {},
  onMade,
  autoFocus = false,
  aside,
  ref,
}: {
  about: SubjectRef | null
  /** What is meant unless the text says otherwise: a column of the board. */
  fixed?: { dueDay?: Task['dueDay']; priority?: Priority }
  onMade?: (task: Task) => void
  autoFocus?: boolean
  /** Beside what is read: the record that it will be linked to. */
  aside?: ReactNode
  ref?: Ref<HTMLInputElement>
}) {
  const words = useWords(both)
  const locale = useLocale()
  const formats = useFormats()
  const today = useToday()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState<ReadonlySet<Left>>(new Set())
  const { data: people } = useRead(colleagues, {}, { staleTime: 300_000 })
  const active = (people?.rows ?? []).filter((one) => one.active)
  const read = readTask(typed, today, active, left)
  const making = useMaking((made) => {
    setTyped('')
    setLeft(new Set())
    onMade?.(made)
  })
  const leave = (what: Left) => setLeft((before) => new Set([...before, what]))
  const named = active.filter((one) => read.people.includes(one.id)).map(({ name }) => name)

  function make(): void {
    if (read.title === '' || making.pending) return
    const dueDay = read.day ?? fixed.dueDay ?? null
    void making.run({
      title: read.title,
      ...(dueDay ? { dueDay } : {}),
      ...(read.time ? { dueTime: read.time } : {}),
      ...((read.priority ?? fixed.priority) ? { priority: read.priority ?? fixed.priority! } : {}),
      ...(read.people.length > 0 ? { assignees: [...read.people] } : {}),
      ...(about ? { about } : {}),
    })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        make()
      }}
    >
      <div className="flex items-stretch gap-2">
        <input
          ref={ref}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            if (event.target.value === '') setLeft(new Set())
          }}
          aria-label={words.quickLabel}
          aria-describedby={`${id}-read`}
          aria-invalid={making.problem ? true : undefined}
          placeholder={words.quickHint}
          autoComplete="off"
          autoFocus={autoFocus}
          maxLength={300}
          className={classes(inputLook, 'h-9 flex-1')}
        />
        <Button type="submit" variant="primary" pending={making.pending} whyNot={null}>
          {words.add}
        </Button>
      </div>
      <div id={`${id}-read`} aria-live="polite" className="mt-2 flex min-h-6 flex-wrap gap-1.5">
        {read.day && (
          <Read icon={CalendarDays} onLeave={() => leave('day')}>
            {spokenDay(read.day, today, formats, locale)}
          </Read>
        )}
        {read.time && (
          <Read icon={Clock} onLeave={() => leave('time')}>
            {read.time}
          </Read>
        )}
        {read.priority && (
          <Read icon={Flag} onLeave={() => leave('priority')}>
            {words.priorities[read.priority]}
          </Read>
        )}
        {named.length > 0 && (
          <Read icon={UserRound} onLeave={() => leave('people')}>
            {named.join(', ')}
          </Read>
        )}
        {aside}
        {typed === '' && <span className="py-0.5 text-12 text-faint">{words.quickHelp}</span>}
      </div>
      {making.problem && <p className="mt-1 text-13 text-red">{making.problem.detail}</p>}
    </form>
  )
}

/** Something read in the text; the cross puts it back. */
export function Read({
  icon: Icon,
  children,
  onLeave,
}: {
  icon: LucideIcon
  children: string
  onLeave?: (() => void) | undefined
}) {
  const words = useWords(both)
  return (
    <span className="inline-flex h-6 max-w-full items-center gap-1 rounded-full bg-accent-soft pr-0.5 pl-2 text-12 font-medium text-text">
      <Icon aria-hidden size={14} className="shrink-0 text-accent" />
      <span className="truncate">{children}</span>
      {onLeave ? (
        <button
          type="button"
          aria-label={words.notThis(children)}
          onClick={onLeave}
          className="inline-flex size-6 shrink-0 items-center justify-center rounded-full text-soft hover:text-text"
        >
          <X aria-hidden size={12} />
        </button>
      ) : (
        <span className="w-1.5" />
      )}
    </span>
  )
}

/** Makes a task and says so; the way back is in the toast. */
export function useMaking(onMade: (task: Task) => void) {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  const today = useToday()
  const { account } = useSession()
  const go = useGo()
  return useWrite(createTask, {
    refresh: [listTasks, listActivities],
    onDone: (made) => {
      const day = made.dueDay && spokenDay(made.dueDay, today, formats, locale)
      const foreign = !made.assignees.some(({ id }) => id === account.id)
      const title = foreign
        ? `${made.title} (${made.assignees.map(({ name }) => name).join(', ')})`
        : made.title
      toast(day ? words.createdOn(title, day) : words.created(title), {
        action: { label: words.open, onPress: () => go(to('/taches/:id', { id: made.id })) },
      })
      onMade(made)
    },
  })
}
