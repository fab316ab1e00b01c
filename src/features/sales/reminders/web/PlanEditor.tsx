// A plan with its levels, each with its day, its tone, its channel and its words.
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { FormSheet } from '#web/ui/FormDialog.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listPlans, type Plan, savePlan } from '../contract/plans.ts'
import { anchorsOf } from '../rules/plan.ts'
import type { EditedLevel } from './edited.ts'
import { LevelFields } from './LevelFields.tsx'
import { both } from './words.ts'

export function PlanEditor({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const words = useWords(both)
  const [name, setName] = useState(plan.name)
  const [levels, setLevels] = useState<readonly EditedLevel[]>(() =>
    plan.levels.map(({ words: _, ...level }) => ({ ...level, key: level.id })),
  )
  const [opened, setOpened] = useState<string | null>(null)
  const saving = useWrite(savePlan, {
    refresh: [listPlans],
    onDone: () => {
      toast(words.saved, { tone: 'green' })
      onClose()
    },
  })
  const save = () =>
    void saving.run({
      id: plan.id,
      version: plan.version,
      name,
      levels: levels.map(({ key: _, ...level }) => level),
    })
  const change = (key: string, over: Partial<EditedLevel>) =>
    setLevels(levels.map((one) => (one.key === key ? { ...one, ...over } : one)))
  const add = () => {
    const last = levels.at(-1)
    const key = `new ${levels.length} ${last?.key ?? ''}`
    const fresh: EditedLevel = {
      id: null,
      key,
      anchor: last?.anchor ?? anchorsOf[plan.kind][0]!,
      delay: (last?.delay ?? 0) + 7,
      hour: last?.hour ?? 9,
      workingDays: true,
      tone: last?.tone ?? 'friendly',
      channel: 'email',
      sender: last?.sender ?? 'company',
      texts: null,
    }
    setLevels([...levels, fresh])
    setOpened(key)
  }
  return (
    <FormSheet
      title={words.editTitle(plan.name)}
      sticky
      onClose={onClose}
      act={words.save}
      writing={saving}
      onSubmit={save}
      byEnter={false}
    >
      <TextField
        label={words.planName}
        name="name"
        value={name}
        maxLength={80}
        onChange={setName}
      />
      <div className="flex flex-col gap-2">
        <h3 className="text-14 font-semibold">{words.levels}</h3>
        <ul className="flex flex-col gap-2">
          {levels.map((level) => (
            <li key={level.key}>
              <LevelFields
                kind={plan.kind}
                level={level}
                open={opened === level.key}
                onOpen={() => setOpened(opened === level.key ? null : level.key)}
                onChange={(over) => change(level.key, over)}
                onRemove={() => setLevels(levels.filter(({ key }) => key !== level.key))}
              />
            </li>
          ))}
        </ul>
        <div>
          <Button size="small" icon={Plus} onPress={add}>
            {words.addLevel}
          </Button>
        </div>
      </div>
    </FormSheet>
  )
}
