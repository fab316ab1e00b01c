// What there is to do: late, today, later, some day; as one list, or as a board.
import { CircleCheckBig, Kanban, ListTodo, Plus, SquareKanban } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import { TaskInput } from '#features/relation/activities/web/TaskInput.tsx'
import { TaskLine } from '#features/relation/activities/web/TaskLine.tsx'
import { TaskSheet } from '#features/relation/activities/web/TaskSheet.tsx'
import { useRead, useReady } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo, useQueryString, useSetQueryString } from '#web/navigation.ts'
import { useRights, useSession } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { listTasks, showTask, type Task } from '../contract.ts'
import { sections } from '../rules.ts'
import { Board } from './Board.tsx'
import { both } from './both.ts'
import { sectionLooks } from './looks.ts'

/** As many as one person ever has open; the rest is said to be left out. */
const most = 200

export function MyTasks() {
  return <Tasks />
}

/** `C` `T`: the list, with the line to type into at hand. */
export function NewTask() {
  return <Tasks adding />
}

/** A task at its own address: over the list that it is in. */
export function OneTask({ id }: { id: string }) {
  const task = useReady(showTask, { id })
  const go = useGo()
  return (
    <>
      <Tasks />
      <TaskSheet task={task} onClose={() => go(to('/mes-taches'))} />
    </>
  )
}

function Tasks({ adding = false }: { adding?: boolean }) {
  const words = useWords(both)
  const { can } = useRights()
  const [open, setOpen] = useState<Task | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const { whose, view, asked, q } = useAsked()
  const read = useRead(listTasks, asked, { placeholderData: (before) => before })
  const rows = read.data?.rows ?? []
  const writes = can('activities.write')
  return (
    <Page
      title={words.title}
      actions={
        <>
          <Filters whose={whose} q={q} />
          <Views view={view} />
        </>
      }
    >
      {writes && (
        <section aria-label={words.new}>
          <TaskInput about={null} ref={input} autoFocus={adding} />
        </section>
      )}
      {read.problem && <ErrorState problem={read.problem} onRetry={read.refetch} />}
      {read.pending && <RowBones rows={6} />}
      {read.data && rows.length === 0 && (
        <EmptyState
          icon={CircleCheckBig}
          title={q || whose !== 'me' ? words.nothingFound : words.nothing}
          action={
            writes && (
              <Button variant="primary" icon={Plus} onPress={() => input.current?.focus()}>
                {words.new}
              </Button>
            )
          }
        >
          {q || whose !== 'me' ? null : words.nothingText}
        </EmptyState>
      )}
      {rows.length > 0 &&
        (view === 'list' ? (
          <Sections rows={rows} total={read.data?.indicators ?? {}} onOpen={setOpen} />
        ) : (
          <Board by={view} rows={rows} onOpen={setOpen} />
        ))}
      {(read.data?.total ?? 0) > rows.length && (
        <p className="text-13 text-faint">{words.more(rows.length)}</p>
      )}
      <Closed whose={whose} onOpen={setOpen} />
      {open && <TaskSheet key={open.id} task={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const views = ['list', 'section', 'priority'] as const
type View = (typeof views)[number]

/** What the address asks: whose tasks, seen how. */
function useAsked() {
  const { account } = useSession()
  const query = useQueryString()
  const whose = query['de'] ?? 'me'
  const view: View = views.find((one) => one === query['vue']) ?? 'list'
  const q = query['q'] ?? ''
  const person =
    whose === 'me'
      ? { assignee: account.id }
      : whose === 'nobody'
        ? { unassigned: 'true' as const }
        : whose === 'all'
          ? {}
          : { assignee: whose }
  const filters = { ...person, ...(q ? { q } : {}) }
  return { whose, view, q, asked: { ...filters, state: ['open' as const], limit: most } }
}

function Views({ view }: { view: View }) {
  const words = useWords(both)
  const change = useSetQueryString()
  const all = [
    { key: 'list', icon: ListTodo, label: words.list },
    { key: 'section', icon: Kanban, label: words.bySection },
    { key: 'priority', icon: SquareKanban, label: words.byPriority },
  ] as const
  return (
    <div role="group" aria-label={words.view} className="flex gap-1">
      {all.map(({ key, icon, label }) => (
        <IconButton
          key={key}
          icon={icon}
          label={label}
          pressed={view === key}
          onPress={() => change({ vue: key === 'list' ? undefined : key })}
        />
      ))}
    </div>
  )
}

function Filters({ whose, q }: { whose: string; q: string }) {
  const words = useWords(both)
  const { account } = useSession()
  const change = useSetQueryString()
  const { data } = useRead(colleagues, {}, { staleTime: 300_000 })
  const others = (data?.rows ?? []).filter(({ id, active }) => active && id !== account.id)
  return (
    <>
      <div className="w-44">
        <Select
          label={words.whose}
          hideLabel
          value={whose}
          onChange={(value) => change({ de: value === 'me' ? undefined : value })}
          options={[
            { value: 'me', label: words.me },
            { value: 'all', label: words.everyone },
            { value: 'nobody', label: words.unassigned },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <div className="w-56 max-sm:hidden">
        <TextField
          label={words.search}
          hideLabel
          type="search"
          placeholder={words.search}
          value={q}
          onChange={(value) => change({ q: value || undefined })}
        />
      </div>
    </>
  )
}

function Sections({
  rows,
  total,
  onOpen,
}: {
  rows: readonly Task[]
  total: Readonly<Record<string, { count: number }>>
  onOpen: (task: Task) => void
}) {
  const words = useWords(both)
  const formats = useFormats()
  const box = useRef<HTMLDivElement>(null)
  const walk = (step: number) => stepTo(box.current, step)
  useShortcut('j', { label: words.task, run: () => walk(1) })
  useShortcut('k', { label: words.task, run: () => walk(-1) })
  function keys(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    walk(event.key === 'ArrowDown' ? 1 : -1)
  }
  return (
    <div ref={box} className="flex flex-col gap-5" onKeyDown={keys}>
      {sections.map((section) => {
        const here = rows.filter((task) => task.section === section)
        if (here.length === 0) return null
        const { icon: Icon, ink } = sectionLooks[section]
        return (
          <section key={section} aria-labelledby={`section-${section}`}>
            <h2
              id={`section-${section}`}
              className="flex items-center gap-2 border-b border-line px-2 pb-1.5 text-14 font-semibold"
            >
              <Icon aria-hidden size={16} className={ink} />
              {words.sections[section]}
              <span className="figures text-13 font-normal text-faint">
                {formats.integer(total[section]?.count ?? here.length)}
              </span>
            </h2>
            <ul>
              {here.map((task) => (
                <li key={task.id} className="border-b border-line-soft last:border-b-0">
                  <TaskLine task={task} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** Up and down among the titles, from whatever is focused in them. */
function stepTo(box: HTMLElement | null, step: number): void {
  const titles = [...(box?.querySelectorAll<HTMLElement>('[data-task]') ?? [])]
  const row = document.activeElement?.closest('li')
  const at = titles.findIndex((title) => row?.contains(title))
  const next = titles[at < 0 ? (step > 0 ? 0 : titles.length - 1) : at + step]
  next?.focus()
}

function Closed({ whose, onOpen }: { whose: string; onOpen: (task: Task) => void }) {
  const words = useWords(both)
  const { account } = useSession()
  const [shown, setShown] = useState(false)
  const { data } = useRead(
    listTasks,
    {
      state: ['done', 'cancelled'],
      sort: 'closed',
      direction: 'desc',
      limit: 20,
      ...(whose === 'all' || whose === 'nobody'
        ? {}
        : { assignee: whose === 'me' ? account.id : whose }),
    },
    { enabled: shown },
  )
  return (
    <div>
      <Button size="small" variant="quiet" aria-expanded={shown} onPress={() => setShown(!shown)}>
        {shown ? words.hideClosed : words.showClosed}
      </Button>
      {shown && data && (
        <section aria-label={words.closed} className="mt-2">
          <ul>
            {data.rows.map((task) => (
              <li key={task.id}>
                <TaskLine task={task} onOpen={onOpen} />
              </li>
            ))}
          </ul>
          {data.rows.length === 0 && <p className="px-2 text-13 text-faint">{words.noneHere}</p>}
        </section>
      )}
    </div>
  )
}
