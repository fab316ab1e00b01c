// A task in full: made or changed.
import { Ban, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import { changeTask, listTasks, showTask, type Task } from '#features/relation/tasks/contract.ts'
import { type Priority, priorities } from '#features/relation/tasks/rules.ts'
import type { Repeat } from '#features/relation/tasks/rules/recurrence.ts'
import type { Day } from '#kernel/day.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useMerge } from '#web/merge.tsx'
import { useSession } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Switch } from '#web/ui/Checkbox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { listActivities } from '../contract.ts'
import { both } from './both.ts'
import { PeopleField } from './PeopleField.tsx'
import type { SubjectRef } from './places.ts'
import { RepeatField } from './RepeatField.tsx'
import { repeatWords, saidRepeat } from './repeats.ts'
import { useMaking } from './TaskInput.tsx'
import { TaskLinks, useTaskLinks } from './TaskLinks.tsx'
import { TimeField } from './TimeField.tsx'
import { useTaskActs } from './useTaskActs.ts'

type Values = {
  title: string
  description: string
  dueDay: Day | null
  dueTime: string
  priority: Priority
  repeats: Repeat | null
  private: boolean
  assignees: { id: string; name: string }[]
}

export function TaskSheet({
  task,
  about = null,
  onClose,
}: {
  /** Null for a new one. */
  task: Task | null
  about?: SubjectRef | null
  onClose: () => void
}) {
  const words = useWords(both)
  const { account } = useSession()
  const acts = useTaskActs()
  const links = useTaskLinks(task, about)
  // Pinned: what a colleague changes meanwhile is shown, and not overwritten.
  const [version] = useState(task?.version ?? 0)
  const form = useForm<Values>(
    task ? valuesOf(task) : { ...blank, assignees: [{ id: account.id, name: account.name }] },
  )
  const { data: people } = useRead(colleagues, {}, { staleTime: 300_000 })
  const saving = useSaving(task, onClose)
  const closed = task !== null && task.state !== 'open'

  function save(values = form.values, on = version): void {
    const { assignees, repeats, dueTime, ...rest } = values
    void saving.run(
      {
        ...rest,
        title: rest.title.trim(),
        dueTime: rest.dueDay && dueTime !== '' ? dueTime : null,
        repeats: rest.dueDay ? repeats : null,
        assignees: assignees.map(({ id }) => id),
        ...links.sent,
      },
      on,
    )
  }
  const merging = useTaskMerge(saving, form.values, save)
  return (
    <Sheet
      title={task ? words.task : words.newTask}
      open
      sticky={form.dirty || links.dirty}
      onClose={onClose}
      actions={
        <>
          {task?.state === 'open' && (
            <Button
              variant="quiet"
              icon={Ban}
              onPress={() => {
                acts.cancel(task)
                onClose()
              }}
            >
              {words.cancelTask}
            </Button>
          )}
          {closed && (
            <Button
              icon={RotateCcw}
              onPress={() => {
                acts.reopen(task)
                onClose()
              }}
            >
              {words.reopenTask}
            </Button>
          )}
          <span className="flex-1" />
          {/* On a phone the cross above says it, and the others stay on one line. */}
          <span className="contents max-sm:hidden">
            <Button onPress={onClose}>{words.cancel}</Button>
          </span>
          {!closed && (
            <Button
              variant="primary"
              keys="ctrl+enter"
              pending={saving.pending}
              onPress={() => save()}
            >
              {task ? words.save : words.add}
            </Button>
          )}
        </>
      }
    >
      <Form onSubmit={() => save()} problem={merging ? null : saving.problem}>
        <fieldset disabled={closed} className="flex min-w-0 flex-col gap-4">
          <TextField
            label={words.title}
            {...form.field('title')}
            maxLength={300}
            autoFocus={task === null}
          />
          <TaskLinks links={links} readOnly={closed} />
          <FieldRow>
            <DayField label={words.dueDay} {...form.field('dueDay')} optional />
            <TimeField label={words.dueTime} {...form.field('dueTime')} optional />
          </FieldRow>
          <RepeatField
            value={form.values.repeats}
            due={form.values.dueDay}
            onChange={(repeats) => form.set({ repeats })}
            beside={
              <Select
                label={words.priority}
                {...form.field('priority')}
                options={priorities.map((value) => ({ value, label: words.priorities[value] }))}
              />
            }
          />
          <PeopleField
            label={words.assignees}
            people={(people?.rows ?? []).filter(({ active }) => active)}
            value={form.values.assignees}
            onChange={(assignees) => form.set({ assignees })}
          />
          <TextArea label={words.description} {...form.field('description')} rows={4} optional />
          <Switch
            label={words.private}
            hint={words.privateHint}
            checked={form.values.private}
            onChange={(value) => form.set({ private: value })}
          />
        </fieldset>
        {task && <Traces task={task} />}
      </Form>
      {merging}
    </Sheet>
  )
}

const blank: Omit<Values, 'assignees'> = {
  title: '',
  description: '',
  dueDay: null,
  dueTime: '',
  priority: 'normal',
  repeats: null,
  private: false,
}

const valuesOf = (task: Task): Values => ({
  title: task.title,
  description: task.description,
  dueDay: task.dueDay,
  dueTime: task.dueTime ?? '',
  priority: task.priority,
  repeats: task.repeats,
  private: task.private,
  assignees: [...task.assignees],
})

/** One way to save, whether it is made or changed. */
function useSaving(task: Task | null, onClose: () => void) {
  const words = useWords(both)
  const making = useMaking(onClose)
  const changing = useWrite(changeTask, {
    refresh: [listTasks, showTask, listActivities],
    onDone: () => {
      toast(words.changed)
      onClose()
    },
  })
  type Asked = Parameters<typeof making.run>[0] & { unlink: string[] }
  return {
    pending: making.pending || changing.pending,
    problem: making.problem ?? changing.problem,
    reset: changing.reset,
    run: ({ unlink, ...values }: Asked, version: number) =>
      task ? changing.run({ id: task.id, version, unlink, ...values }) : making.run(values),
  }
}

/** What a colleague has saved meanwhile, beside what one has typed. */
function useTaskMerge(
  { problem, reset }: Pick<ReturnType<typeof useSaving>, 'problem' | 'reset'>,
  mine: Values,
  onResolve: (values: Values, version: number) => void,
) {
  const words = useWords(both)
  const formats = useFormats()
  const repeating = useWords(repeatWords)
  const locale = useLocale()
  const current = problem?.more['current'] as Task | undefined
  return useMerge<Values>({
    problem,
    mine,
    theirs: current ? { ...valuesOf(current), version: current.version } : null,
    fields: [
      { name: 'title', label: words.title, show: (of) => of.title },
      {
        name: 'dueDay',
        label: words.dueDay,
        show: (of) => (of.dueDay ? formats.day(of.dueDay) : ''),
      },
      { name: 'dueTime', label: words.dueTime, show: (of) => of.dueTime },
      { name: 'priority', label: words.priority, show: (of) => words.priorities[of.priority] },
      {
        name: 'repeats',
        label: repeating.repeats,
        show: ({ repeats: of, dueDay }) =>
          of ? saidRepeat(of, dueDay, { words: repeating, locale, formats }) : repeating.never,
      },
      {
        name: 'assignees',
        label: words.assignees,
        show: (of) => words.list(of.assignees.map(({ name }) => name)),
      },
      { name: 'description', label: words.description, show: (of) => of.description },
    ],
    onResolve,
    onClose: reset,
  })
}

function Traces({ task }: { task: Task }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <div className="text-12 text-faint">
      {task.author && <p>{words.madeBy(task.author.name, formats.moment(task.createdAt))}</p>}
      {task.closedBy && task.closedAt && (
        <p>{words.closedBy(task.closedBy.name, formats.moment(task.closedAt))}</p>
      )}
    </div>
  )
}
