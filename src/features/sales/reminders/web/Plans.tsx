// The plans of the company: what leaves, when and in which words, drawn as a line of time.
import { Pencil, Plus, Power, PowerOff, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { channelIcons, ToneBadge } from '#features/sales/documents/web/reminders/looks.tsx'
import type { Bps } from '#kernel/money.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { RateField } from '#web/ui/NumberField.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import {
  createPlan,
  listPlans,
  type Plan,
  removePlan,
  saveRate,
  switchOff,
} from '../contract/plans.ts'
import { whenOf } from '../rules/names.ts'
import { type Kind, kinds } from '../rules/plan.ts'
import { PlanEditor } from './PlanEditor.tsx'
import { SwitchOn } from './SwitchOn.tsx'
import { both } from './words.ts'

export function Plans() {
  const words = useWords(both)
  const { rows, setting, leaves } = useReady(listPlans, {})
  const administers = useRights().can('company.administer')
  const [creating, setCreating] = useState(false)
  return (
    <SettingsPage
      title={words.settings}
      subtitle={words.settingsText}
      actions={
        administers && (
          <Button icon={Plus} onPress={() => setCreating(true)}>
            {words.newPlan}
          </Button>
        )
      }
    >
      {!leaves && <Banner tone="orange">{words.noServer}</Banner>}
      {rows.map((plan) => (
        <OnePlan key={plan.id} plan={plan} />
      ))}
      <Penalties key={setting.version} setting={setting} />
      {creating && <NewPlan onClose={() => setCreating(false)} />}
    </SettingsPage>
  )
}

function OnePlan({ plan }: { plan: Plan }) {
  const words = useWords(both)
  const formats = useFormats()
  const administers = useRights().can('company.administer')
  const [opened, setOpened] = useState<'edit' | 'on' | 'remove' | null>(null)
  const close = () => setOpened(null)
  const refresh = [listPlans]
  const stopping = useWrite(switchOff, { refresh, onDone: () => toast(words.switchedOff) })
  const removing = useWrite(removePlan, {
    refresh,
    onDone: () => {
      toast(words.removed)
      close()
    },
  })
  const { id, version, active } = plan
  return (
    <Section
      title={plan.name}
      actions={
        administers && (
          <span className="flex flex-wrap items-center gap-1.5">
            {!plan.usual && !active && (
              <IconButton
                icon={Trash2}
                size="small"
                label={words.remove}
                onPress={() => setOpened('remove')}
              />
            )}
            <Button size="small" icon={Pencil} onPress={() => setOpened('edit')}>
              {words.edit}
            </Button>
            {active ? (
              <Button
                size="small"
                icon={PowerOff}
                pending={stopping.pending}
                onPress={() => void stopping.run({ id, version })}
              >
                {words.switchOff}
              </Button>
            ) : (
              <Button size="small" variant="primary" icon={Power} onPress={() => setOpened('on')}>
                {words.switchOn}
              </Button>
            )}
          </span>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-soft">
          <Badge hue={active ? 'green' : 'grey'} icon={active ? Power : PowerOff}>
            {active ? words.on : words.off}
          </Badge>
          <span>{words.kinds[plan.kind]}</span>
          {plan.usual && <span>{words.usual}</span>}
          {plan.clients > 0 && <span>{words.followed(plan.clients)}</span>}
          {active && plan.since && <span>{words.since(formats.day(plan.since))}</span>}
        </p>
        <Line plan={plan} />
      </div>
      {opened === 'edit' && <PlanEditor plan={plan} onClose={close} />}
      {opened === 'on' && <SwitchOn plan={plan} onClose={close} />}
      <Confirm
        title={words.remove}
        open={opened === 'remove'}
        onClose={close}
        act={words.remove}
        danger
        pending={removing.pending}
        onConfirm={() => void removing.run({ id })}
      >
        <p className="text-14">{words.removeText}</p>
      </Confirm>
    </Section>
  )
}

/** The levels along a line of time, each with its day, its tone and its channel. */
function Line({ plan }: { plan: Plan }) {
  const words = useWords(both)
  const locale = useLocale()
  return (
    <ol
      aria-label={words.timeline(plan.name)}
      className="grid gap-x-0 gap-y-4 sm:grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))]"
    >
      {plan.levels.map((level) => {
        const Icon = channelIcons[level.channel]
        return (
          <li
            key={level.id}
            className="relative flex flex-col gap-1.5 border-line pl-5 max-sm:border-l-2 sm:border-t-2 sm:pt-4 sm:pr-3 sm:pl-0"
          >
            <span
              aria-hidden
              className="absolute top-1 left-[-7px] size-3 rounded-full border-2 border-accent bg-surface sm:top-[-7px] sm:left-0"
            />
            <span className="text-13 font-medium">{whenOf(level, locale)}</span>
            <span>
              <ToneBadge tone={level.tone} />
            </span>
            <span className="flex items-center gap-1.5 text-12 text-soft">
              <Icon aria-hidden size={14} className="text-faint" />
              {words.channels[level.channel]} · {words.hour(level.hour)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function Penalties({ setting }: { setting: { penaltyRate: Bps | null; version: number } }) {
  const words = useWords(both)
  const administers = useRights().can('company.administer')
  const form = useForm({ penaltyRate: setting.penaltyRate })
  const saving = useWrite(saveRate, {
    refresh: [listPlans],
    onDone: () => toast(words.saved, { tone: 'green' }),
  })
  const save = () => void saving.run({ ...form.values, version: setting.version })
  return (
    <Section title={words.penalties} hint={words.penaltiesText}>
      <Form onSubmit={save} problem={saving.problem}>
        <fieldset disabled={!administers} className="flex min-w-0 flex-col gap-4">
          <div className="max-w-60">
            <RateField
              label={words.rate}
              hint={words.rateHint}
              optional
              {...form.field('penaltyRate')}
            />
          </div>
          {administers && (
            <div>
              <Button type="submit" pending={saving.pending}>
                {words.save}
              </Button>
            </div>
          )}
        </fieldset>
      </Form>
    </Section>
  )
}

function NewPlan({ onClose }: { onClose: () => void }) {
  const words = useWords(both)
  const [kind, setKind] = useState<Kind>('invoice')
  const form = useForm({ name: '' })
  const making = useWrite(createPlan, {
    refresh: [listPlans],
    onDone: () => {
      toast(words.created, { tone: 'green' })
      onClose()
    },
  })
  const make = () => void making.run({ kind, ...form.values })
  return (
    <FormDialog
      title={words.newPlan}
      sticky
      onClose={onClose}
      act={words.create}
      writing={making}
      onSubmit={make}
    >
      <FieldRow>
        <TextField label={words.planName} maxLength={80} autoFocus {...form.field('name')} />
        <Select
          label={words.planKind}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
      </FieldRow>
    </FormDialog>
  )
}
