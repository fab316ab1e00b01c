// The same tasks in columns, by day or by priority: dragged, or moved by the menu of a card.
import { ArrowRight, EllipsisVertical } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { TaskAbout, TaskCheck, TaskMarks } from '#features/relation/activities/web/TaskLine.tsx'
import { listActivities } from '#features/relation/activities/contract.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { classes } from '#web/ui/classes.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { useWords } from '#web/words.ts'
import { changeTask, listTasks, showTask, type Task } from '../contract.ts'
import { priorities, type Priority, sections } from '../rules.ts'
import { both } from './both.ts'

type Column = {
  readonly key: string
  readonly label: string
  readonly holds: (task: Task) => boolean
  /** What a task becomes by coming here; null where nothing may be put: one cannot make it late. */
  readonly change: {
    dueDay?: Day | null
    dueTime?: null
    repeats?: null
    priority?: Priority
  } | null
}

export function Board({
  by,
  rows,
  onOpen,
}: {
  by: 'section' | 'priority'
  rows: readonly Task[]
  onOpen: (task: Task) => void
}) {
  const formats = useFormats()
  const words = useWords(both)
  const { can } = useRights()
  const columns = useColumns(by)
  const moving = useWrite(changeTask, { refresh: [listTasks, showTask, listActivities] })
  const [over, setOver] = useState<string | null>(null)
  const writes = can('activities.write')

  function move(task: Task, column: Column): void {
    if (!column.change || column.holds(task)) return
    void moving.run({ id: task.id, version: task.version, ...column.change })
  }
  const dropped = (event: DragEvent, column: Column) => {
    event.preventDefault()
    setOver(null)
    const task = rows.find(({ id }) => id === event.dataTransfer.getData('text/plain'))
    if (task) move(task, column)
  }
  return (
    <div className="grid grid-cols-1 gap-3 md:grid-cols-2 lg:grid-cols-4">
      {moving.problem && <p className="col-span-full text-13 text-red">{moving.problem.detail}</p>}
      {columns.map((column) => {
        const here = rows.filter(column.holds)
        return (
          <section
            key={column.key}
            aria-label={column.label}
            onDragOver={(event) => {
              if (!column.change) return
              event.preventDefault()
              setOver(column.key)
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => dropped(event, column)}
            className={classes(
              'flex min-h-24 flex-col gap-2 rounded-lg p-2',
              over === column.key ? 'bg-accent-soft' : 'bg-sunken',
            )}
          >
            <h2 className="flex items-center justify-between px-1 text-13 font-semibold">
              {column.label}
              <span className="figures font-normal text-faint">{formats.integer(here.length)}</span>
            </h2>
            <ul className="flex flex-col gap-2">
              {here.map((task) => (
                <li key={task.id}>
                  <Card
                    task={task}
                    onOpen={onOpen}
                    others={columns.filter((one) => one.change && !one.holds(task))}
                    onMove={writes ? (where) => move(task, where) : null}
                  />
                </li>
              ))}
            </ul>
            {here.length === 0 && <p className="px-1 text-13 text-faint">{words.noneHere}</p>}
          </section>
        )
      })}
    </div>
  )
}

function useColumns(by: 'section' | 'priority'): readonly Column[] {
  const words = useWords(both)
  const today = useToday()
  if (by === 'priority') {
    return priorities.toReversed().map((priority) => ({
      key: priority,
      label: words.priorities[priority],
      holds: (task) => task.priority === priority,
      change: { priority },
    }))
  }
  const changes = {
    late: null,
    today: { dueDay: today },
    soon: { dueDay: addDays(today, 1) },
    undated: { dueDay: null, dueTime: null, repeats: null },
  } as const
  return sections.map((section) => ({
    key: section,
    label: words.sections[section],
    holds: (task) => task.section === section,
    change: changes[section],
  }))
}

function Card({
  task,
  others,
  onOpen,
  onMove,
}: {
  task: Task
  others: readonly Column[]
  onOpen: (task: Task) => void
  onMove: ((where: Column) => void) | null
}) {
  const words = useWords(both)
  return (
    <div
      draggable={onMove !== null}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', task.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      className="rounded-md border border-line bg-surface p-1.5"
    >
      <div className="flex items-start gap-1">
        <TaskCheck task={task} />
        <button
          type="button"
          onClick={() => onOpen(task)}
          className="min-w-0 flex-1 rounded-sm py-1.5 text-left text-14"
        >
          {task.title}
        </button>
        {onMove && (
          <Menu
            label={words.move(task.title)}
            icon={EllipsisVertical}
            size="small"
            sections={[
              {
                items: others.map((column) => ({
                  key: column.key,
                  label: words.moveTo(column.label),
                  icon: ArrowRight,
                  onPress: () => onMove(column),
                })),
              },
            ]}
          />
        )}
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 pb-1 pl-9">
        <TaskAbout task={task} />
        <TaskMarks task={task} />
      </div>
    </div>
  )
}
