import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useMerge } from '#web/merge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/form.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listProjects } from '../contract.ts'
import { projectLists, saveSteps } from '../contract/settings.ts'
import { type ProjectPhase, projectPhases } from '../rules.ts'
import type { Lists } from './settings-lists.ts'
import { projectWords } from './words.ts'

type Step = Pick<Lists['steps'][number], 'id' | 'name' | 'phase'>

const plain = ({ id, name, phase }: Step): Step => ({ id, name, phase })

/** The steps in their order, written in place and saved together. */
export function StepsForm({
  steps: saved,
  mayChange,
}: {
  steps: Lists['steps']
  mayChange: boolean
}) {
  const all = useWords(projectWords)
  const words = all.settings
  const [steps, setSteps] = useState(saved)
  // What the list was when one began to write on it; while nobody writes, what it is.
  const [opened, setOpened] = useState(saved)
  useEffect(() => {
    if (steps !== opened) return
    setOpened(saved)
    setSteps(saved)
  }, [saved])
  const saving = useWrite(saveSteps, {
    refresh: [projectLists, listProjects],
    onDone: ({ steps: now }) => {
      toast(words.stepsSaved)
      setOpened(now)
      setSteps(now)
    },
  })
  const change = (rank: number, by: Partial<Lists['steps'][number]>) =>
    setSteps(steps.map((step, n) => (n === rank ? { ...step, ...by } : step)))
  const swap = (rank: number, other: number) =>
    setSteps(
      steps.map((step, n) => (n === rank ? steps[other]! : n === other ? steps[rank]! : step)),
    )
  const add = () =>
    setSteps([
      ...steps.slice(0, -1),
      { id: freshId(steps), name: '', phase: 'active', projects: 0 },
      ...steps.slice(-1),
    ])
  const save = (values = { steps }, was: readonly Step[] = opened) =>
    void saving.run({ steps: values.steps.map(plain), was: was.map(plain) })
  const current = saving.problem?.more['current'] as { steps: readonly Step[] } | undefined
  const theirs = current?.steps.map((step) => ({
    ...step,
    projects: saved.find(({ id }) => id === step.id)?.projects ?? 0,
  }))
  const merging = useMerge<{ steps: Lists['steps'] }>({
    problem: saving.problem,
    mine: { steps },
    theirs: theirs ? { steps: theirs, version: 0 } : null,
    fields: [
      {
        name: 'steps',
        label: words.steps,
        show: (values) => values.steps.map(({ name }) => name).join(', '),
      },
    ],
    onResolve: (values) => save(values, current?.steps ?? opened),
    onClose: saving.reset,
  })
  return (
    <Section title={words.steps} hint={words.stepsHint}>
      <Form onSubmit={() => save()} problem={merging ? null : saving.problem}>
        <ol className="flex flex-col gap-2" aria-label={words.steps}>
          {steps.map((step, rank) => (
            <li key={step.id} className="flex flex-wrap items-end gap-2">
              <span className="min-w-48 flex-1">
                <TextField
                  label={words.step}
                  hideLabel={rank > 0}
                  value={step.name}
                  readOnly={!mayChange}
                  onChange={(name) => change(rank, { name })}
                />
              </span>
              <span className="w-36">
                <Select<ProjectPhase>
                  label={words.phase}
                  hideLabel={rank > 0}
                  value={step.phase}
                  disabled={!mayChange || step.projects > 0}
                  onChange={(phase) => change(rank, { phase })}
                  options={projectPhases.map((value) => ({ value, label: all.phases[value] }))}
                />
              </span>
              <span className="flex h-9 w-24 items-center text-12 text-faint">
                {words.projects(step.projects)}
              </span>
              {mayChange && (
                <span className="flex">
                  <IconButton
                    icon={ArrowUp}
                    label={words.up(step.name)}
                    whyNot={rank === 0 ? words.isFirst : null}
                    onPress={() => swap(rank, rank - 1)}
                  />
                  <IconButton
                    icon={ArrowDown}
                    label={words.down(step.name)}
                    whyNot={rank === steps.length - 1 ? words.isLast : null}
                    onPress={() => swap(rank, rank + 1)}
                  />
                  <IconButton
                    icon={Trash2}
                    label={words.removeStep(step.name)}
                    whyNot={step.projects > 0 ? words.inUse : null}
                    onPress={() => setSteps(steps.filter((_, n) => n !== rank))}
                  />
                </span>
              )}
            </li>
          ))}
        </ol>
        {mayChange && (
          <div className="flex flex-wrap justify-between gap-2">
            <Button icon={Plus} onPress={add}>
              {words.addStep}
            </Button>
            <Button variant="primary" pending={saving.pending} onPress={() => save()}>
              {words.saveSteps}
            </Button>
          </div>
        )}
      </Form>
      {merging}
    </Section>
  )
}

/** An identifier that no step of the list has. */
function freshId(steps: Lists['steps']): string {
  let n = steps.length + 1
  while (steps.some(({ id }) => id === `step_${n}`)) n += 1
  return `step_${n}`
}
