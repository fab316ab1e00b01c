import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useWrite } from '#web/api.ts'
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
  const saving = useWrite(saveSteps, {
    refresh: [projectLists, listProjects],
    onDone: () => toast(words.stepsSaved),
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
  const save = () =>
    void saving.run({ steps: steps.map(({ id, name, phase }) => ({ id, name, phase })) })
  return (
    <Section title={words.steps} hint={words.stepsHint}>
      <Form onSubmit={save} problem={saving.problem}>
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
            <Button variant="primary" pending={saving.pending} onPress={save}>
              {words.saveSteps}
            </Button>
          </div>
        )}
      </Form>
    </Section>
  )
}

/** An identifier that no step of the list has. */
function freshId(steps: Lists['steps']): string {
  let n = steps.length + 1
  while (steps.some(({ id }) => id === `step_${n}`)) n += 1
  return `step_${n}`
}
