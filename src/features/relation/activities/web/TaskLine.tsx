// A task on one line: a round to tick, what it is, about what, for when, by whom.
import { Check, ChevronsUp, ChevronUp, Lock, type LucideIcon, Minus, Repeat } from 'lucide-react'
import { useState } from 'react'
import type { Task } from '#features/relation/tasks/contract.ts'
import type { Priority } from '#features/relation/tasks/rules.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useSession, useToday } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { classes } from '#web/ui/classes.ts'
import { type Hue, inks } from '#web/ui/Status.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { tooltip } from '#web/ui/tooltip.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { both } from './both.ts'
import { nearDay } from './days.ts'
import { placeOfSubject, subjectIcons } from './places.ts'
import { repeatWords, saidRepeat } from './repeats.ts'
import { useTaskActs } from './useTaskActs.ts'

export const priorityLooks: Readonly<Record<Priority, { icon: LucideIcon; hue: Hue } | null>> = {
  low: { icon: Minus, hue: 'grey' },
  normal: null,
  high: { icon: ChevronUp, hue: 'orange' },
  urgent: { icon: ChevronsUp, hue: 'red' },
}

export function TaskLine({ task, onOpen }: { task: Task; onOpen: (task: Task) => void }) {
  return (
    <div className="group flex min-h-(--row) items-start gap-2 px-2 py-1 hover:bg-hover">
      <TaskCheck task={task} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5 py-1">
        <button
          type="button"
          data-task={task.id}
          onClick={() => onOpen(task)}
          className={classes(
            'min-h-6 min-w-0 rounded-sm text-left text-14 sm:truncate',
            task.state === 'open' ? 'text-text' : 'text-faint line-through',
          )}
        >
          {task.title}
        </button>
        <TaskAbout task={task} />
        <span className="ml-auto flex shrink-0 items-center gap-3 max-sm:ml-0">
          <TaskMarks task={task} />
        </span>
      </div>
    </div>
  )
}

/** The round that one ticks: done at once, and the toast has the way back. */
export function TaskCheck({ task }: { task: Pick<Task, 'id' | 'title' | 'state' | 'priority'> }) {
  const words = useWords(both)
  const { can } = useRights()
  const acts = useTaskActs()
  const [ticked, setTicked] = useState(false)
  const done = task.state === 'done' || (ticked && !acts.problem)
  const closed = task.state !== 'open'
  const look = priorityLooks[task.priority]
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={done}
      aria-label={closed ? words.reopen(task.title) : words.finish(task.title)}
      disabled={!can('activities.write')}
      onClick={() => {
        if (ticked && !closed) return
        setTicked(!closed)
        if (closed) acts.reopen(task)
        else acts.finish(task)
      }}
      className="flex size-8 shrink-0 items-center justify-center rounded-full"
    >
      <span
        className={classes(
          'flex size-[18px] items-center justify-center rounded-full border-2 transition-colors',
          done
            ? 'border-fill bg-fill text-on-fill'
            : classes(
                'text-transparent hover:text-soft',
                look && look.hue !== 'grey' ? edges[look.hue] : 'border-edge',
              ),
        )}
      >
        <Check aria-hidden size={12} strokeWidth={3} />
      </span>
    </button>
  )
}

const edges: Readonly<Record<Hue, string>> = {
  grey: 'border-edge',
  blue: 'border-blue',
  orange: 'border-orange',
  green: 'border-green',
  red: 'border-red',
  violet: 'border-violet',
}

/** The record that it is about: a way to it. */
export function TaskAbout({ task }: { task: Pick<Task, 'about' | 'customer' | 'otherCount'> }) {
  const words = useWords(both)
  const { integer } = useFormats()
  const { about, customer, otherCount } = task
  if (!about) return null
  const Icon = subjectIcons[about.type]
  const label = about.label || words.subjectTypes[about.type]
  const whose = about.type === 'customer' ? '' : (customer?.name ?? '')
  const others = otherCount > 0 ? words.others(otherCount, integer(otherCount)) : ''
  return (
    <Anchor
      href={placeOfSubject(about)}
      className="inline-flex min-h-6 min-w-0 items-center gap-1 rounded-sm text-13 text-soft hover:text-text hover:underline"
    >
      <Icon aria-hidden size={14} className="shrink-0" />
      <span className="truncate">
        {[whose ? `${label} · ${whose}` : label, others].filter(Boolean).join(' ')}
      </span>
    </Anchor>
  )
}

/** How pressing, how often, for whom, and when. */
export function TaskMarks({ task }: { task: Task }) {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  const today = useToday()
  const { account } = useSession()
  const look = priorityLooks[task.priority]
  const repeating = useWords(repeatWords)
  const repeats =
    task.repeats && saidRepeat(task.repeats, task.dueDay, { words: repeating, locale, formats })
  const [only] = task.assignees
  const mine = task.assignees.length === 1 && only?.id === account.id
  return (
    <>
      {task.private && (
        <span className="text-faint" {...tooltip(words.private)}>
          <Lock aria-hidden size={14} />
          <span className="unseen">{words.private}</span>
        </span>
      )}
      {repeats && (
        <span className="text-faint" {...tooltip(repeats)}>
          <Repeat aria-hidden size={14} />
          <span className="unseen">{repeats}</span>
        </span>
      )}
      {look && (
        <span
          className={classes(
            'inline-flex items-center gap-0.5 text-12 font-medium',
            inks[look.hue],
          )}
        >
          <look.icon aria-hidden size={16} />
          {words.priorities[task.priority]}
        </span>
      )}
      {task.dueDay && (
        <span
          className={classes(
            'figures text-13',
            task.section === 'late'
              ? 'font-medium text-red'
              : task.section === 'today'
                ? 'text-text'
                : 'text-soft',
          )}
        >
          {(task.dueDay !== today || !task.dueTime) &&
            nearDay(task.dueDay, today, { formats, locale, words })}
          {task.dueTime && ` ${task.dueTime}`}
        </span>
      )}
      {!mine && task.assignees.length > 0 && (
        <span
          className="inline-flex -space-x-1"
          {...tooltip(words.list(task.assignees.map(({ name }) => name)))}
        >
          {task.assignees.slice(0, 3).map(({ id, name }) => (
            <span key={id} className="rounded-full ring-2 ring-canvas">
              <Avatar name={name} />
            </span>
          ))}
          <span className="unseen">{words.list(task.assignees.map(({ name }) => name))}</span>
        </span>
      )}
    </>
  )
}
