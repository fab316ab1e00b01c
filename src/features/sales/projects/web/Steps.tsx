// Where a project stands: every step in its order, one press to go to another.
import { Archive, Check } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { classes } from '#web/ui/classes.ts'
import { Confirm } from '#web/ui/Dialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listProjects, moveProject, type Project, showProject } from '../contract.ts'
import { projectLists } from '../contract/settings.ts'
import { projectWords } from './words.ts'

export function Steps({ project }: { project: Project }) {
  const words = useWords(projectWords)
  const formats = useFormats()
  const { can } = useRights()
  const { data } = useRead(projectLists, {})
  const [asked, setAsked] = useState<string | null>(null)
  const from = useRef(project.step.id)
  const moving = useWrite(moveProject, {
    refresh: [showProject, listProjects, projectLists],
    onDone: ({ step }) => {
      setAsked(null)
      const before = from.current
      toast(words.moved(step.name), {
        undo: () => void moving.run({ id: project.id, step: before, knowingly: true }),
      })
    },
  })
  const steps = data?.steps ?? [{ ...project.step, projects: 0 }]
  const at = steps.findIndex(({ id }) => id === project.step.id)
  // On a narrow screen, where one stands comes before where one was.
  const here = useRef<HTMLLIElement>(null)
  useEffect(() => {
    const list = here.current?.parentElement
    if (here.current && list) list.scrollLeft = here.current.offsetLeft - list.offsetLeft - 48
  }, [at])
  const isDue = moving.problem?.code === 'project_due'
  const move = (step: string, knowingly = false) => {
    if (step === project.step.id || !can('projects.write')) return
    from.current = project.step.id
    setAsked(step)
    void moving.run({ id: project.id, step, version: project.version, knowingly })
  }
  return (
    <section aria-label={words.steps}>
      <ol className="flex gap-1 overflow-x-auto pb-1" tabIndex={0} aria-label={words.steps}>
        {steps.map(({ id, name, phase }, rank) => {
          const isHere = rank === at
          const isBehind = rank < at
          const Icon = phase === 'archived' ? Archive : Check
          return (
            <li key={id} ref={isHere ? here : null} className="flex min-w-max flex-1">
              <button
                type="button"
                aria-current={isHere ? 'step' : undefined}
                aria-label={isHere ? words.stepNow(name) : words.moveTo(name)}
                disabled={!can('projects.write')}
                onClick={() => move(id)}
                className={classes(
                  'flex h-9 flex-1 items-center justify-center gap-1 rounded-md border px-2 text-12 whitespace-nowrap transition-colors duration-100',
                  isHere && 'border-accent bg-accent-soft font-semibold text-accent',
                  isBehind && 'border-line bg-surface text-soft hover:bg-hover',
                  !isHere && !isBehind && 'border-dashed border-line text-faint hover:bg-hover',
                )}
              >
                {(isBehind || phase === 'archived') && (
                  <Icon aria-hidden size={14} className="shrink-0" />
                )}
                {name}
              </button>
            </li>
          )
        })}
      </ol>
      <p className="text-12 text-faint">{words.since(formats.day(project.stepSince))}</p>
      <Confirm
        title={words.archiveTitle}
        open={isDue && asked !== null}
        onClose={() => {
          setAsked(null)
          moving.reset()
        }}
        act={words.archive}
        pending={moving.pending}
        onConfirm={() => asked && move(asked, true)}
      >
        {moving.problem?.detail ?? ''}
      </Confirm>
      {moving.problem && !isDue && (
        <p role="alert" className="text-13 text-red">
          {moving.problem.detail}
        </p>
      )}
    </section>
  )
}
