// The steps of a billing plan as they are written; what each comes to follows every key.
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { BillingPlan } from '#features/sales/billing/contract.ts'
import {
  planned,
  retentionMost,
  type StepKind,
  type StepTrigger,
  stepTriggers,
  type StepWorth,
  whyNotPlan,
} from '#features/sales/billing/rules/plan.ts'
import { type Recovery, recoveries } from '#features/sales/invoices/rules/situation.ts'
import type { Day } from '#kernel/day.ts'
import { type Bps, bps, type Cents } from '#kernel/money.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { AmountField, RateField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { reasonText } from '../reason.ts'
import { triggerText } from './PlanSteps.tsx'
import { planWords } from './plan-words.ts'
import { billingAt } from './endpoints.ts'
import { billingReads } from './reads.ts'

type Typed = {
  readonly key: string
  readonly id?: string
  readonly kind: StepKind
  readonly label: string
  readonly trigger: StepTrigger
  readonly day: Day | null
  readonly percent: Bps | null
  readonly amount: Cents | null
  readonly billed: boolean
  /** Its invoice is issued, and counted in the deal: a draft is not yet. */
  readonly counted: boolean
  /** What it was invoiced for. */
  readonly gross: Cents | null
}
type Words = typeof planWords.fr

export function PlanEditor({ plan, onClose }: { plan: BillingPlan; onClose: () => void }) {
  const words = useWords(planWords)
  const locale = useLocale()
  const formats = useFormats()
  const [steps, setSteps] = useState<readonly Typed[]>(() => typedOf(plan))
  const [recovery, setRecovery] = useState<Recovery>(plan.recovery)
  const [retention, setRetention] = useState<Bps | null>(plan.retention)
  const [bond, setBond] = useState(plan.bond)
  const saving = useWrite(billingAt[plan.of].savePlan, {
    refresh: billingReads,
    onDone: () => {
      toast(words.saved, { tone: 'green' })
      onClose()
    },
  })
  const held = bond === '' ? (retention ?? bps(0)) : bps(0)
  const worth = planned(
    plan.deal,
    steps.map((step) => ({ ...step, billed: step.counted })),
    { recovery, retention: held },
  )
  const isRight = worth.left === 0 && worth.steps.every((one) => one === null || !one.problem)
  const wrong = whyNotPlan(steps)
  const tooHigh = (retention ?? 0) > retentionMost
  const reason = tooHigh
    ? reasonText('retention_too_high', locale)
    : wrong
      ? reasonText(wrong.code, locale)
      : null
  const save = () =>
    void saving.run({
      id: plan.id,
      version: plan.version,
      recovery,
      retention: retention ?? bps(0),
      bond: bond.trim(),
      steps: steps.map(({ key: _, billed: __, counted: ___, gross: ____, ...step }) => step),
    })
  const add = (...kinds: readonly StepKind[]) => setSteps(withMore(steps, kinds, words))
  return (
    <FormDialog
      size="large"
      title={words.planTitle}
      sticky
      onClose={onClose}
      act={words.save}
      whyNot={reason}
      writing={saving}
      onSubmit={save}
    >
      {steps.length === 0 && (
        <div className="flex flex-wrap gap-2">
          <Button onPress={() => add('deposit', 'balance')}>{words.startDeposit}</Button>
          <Button onPress={() => add('deposit', 'situation', 'situation', 'situation', 'balance')}>
            {words.startSituations}
          </Button>
        </div>
      )}
      <ol className="flex flex-col">
        {steps.map((step, at) => (
          <StepRow
            of={plan.of}
            key={step.key}
            step={step}
            worth={worth.steps[at] ?? null}
            onChange={(change) =>
              setSteps(steps.map((one, rank) => (rank === at ? { ...one, ...change } : one)))
            }
            onRemove={() => setSteps(steps.filter((_, rank) => rank !== at))}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" icon={Plus} onPress={() => add('deposit')}>
          {words.addDeposit}
        </Button>
        <Button size="small" icon={Plus} onPress={() => add('situation')}>
          {words.addSituation}
        </Button>
        {!steps.some(({ kind }) => kind === 'balance') && (
          <Button size="small" icon={Plus} onPress={() => add('balance')}>
            {words.addBalance}
          </Button>
        )}
        <p role="status" className={`ml-auto text-13 ${isRight ? 'text-green' : 'text-orange'}`}>
          {steps.length === 0
            ? ''
            : isRight
              ? words.sumRight
              : worth.left === 0
                ? ''
                : words.sumLeft(formats.amount(worth.left))}
        </p>
      </div>
      <fieldset className="flex flex-col gap-4 border-t border-line pt-4">
        <legend className="unseen">{words.terms}</legend>
        <FieldRow>
          <Select
            label={words.recovery}
            value={recovery}
            onChange={setRecovery}
            options={recoveries.map((value) => ({ value, label: words.recoveries[value] }))}
          />
          <RateField
            label={words.retentionRate}
            name="retention"
            value={retention}
            onChange={setRetention}
            error={tooHigh ? reasonText('retention_too_high', locale) : null}
          />
          <TextField
            label={words.bond}
            name="bond"
            value={bond}
            onChange={setBond}
            placeholder={words.bondPlaceholder}
            maxLength={200}
            optional
          />
        </FieldRow>
      </fieldset>
    </FormDialog>
  )
}

function StepRow({
  of,
  step,
  worth,
  onChange,
  onRemove,
}: {
  of: BillingPlan['of']
  step: Typed
  worth: StepWorth | null
  onChange: (change: Partial<Typed>) => void
  onRemove: () => void
}) {
  const words = useWords(planWords)
  const formats = useFormats()
  const { kind, label, trigger, billed } = step
  const shown = label || words.kinds[kind]
  return (
    <li className="grid grid-cols-2 items-end gap-x-3 gap-y-2 border-b border-line-soft py-3 first:pt-0 sm:grid-cols-[minmax(11rem,1fr)_7rem_7rem_6.5rem_8rem_8.5rem_2rem]">
      <TextField
        label={words.kinds[kind]}
        name={`label-${step.key}`}
        value={label}
        onChange={(to) => onChange({ label: to })}
        maxLength={200}
      />
      <div className={trigger === 'date' ? '' : 'sm:col-span-2'}>
        <Select
          label={words.stepTrigger}
          value={trigger}
          onChange={(to) => onChange({ trigger: to })}
          disabled={billed}
          options={stepTriggers.map((value) => ({ value, label: triggerText(value, of, words) }))}
        />
      </div>
      {trigger === 'date' && (
        <DayField
          label={words.stepDay}
          name={`day-${step.key}`}
          value={step.day}
          onChange={(day) => onChange({ day })}
          readOnly={billed}
        />
      )}
      {kind === 'balance' ? (
        <span className="max-sm:hidden" />
      ) : (
        <RateField
          label={words.stepPercent}
          name={`percent-${step.key}`}
          value={step.amount === null ? step.percent : null}
          onChange={(percent) => onChange({ percent, amount: null })}
          readOnly={billed}
        />
      )}
      {kind === 'deposit' ? (
        <AmountField
          label={words.stepAmount}
          name={`amount-${step.key}`}
          value={step.amount}
          onChange={(amount) => onChange({ amount })}
          readOnly={billed}
        />
      ) : (
        <span className="max-sm:hidden" />
      )}
      <p className="figures flex h-9 flex-col justify-center text-right text-13">
        {step.gross !== null && formats.amount(step.gross)}
        {worth && worth.problem === null && step.gross === null && formats.amount(worth.gross)}
        {worth && worth.problem === null && worth.retention > 0 && (
          <span className="text-12 whitespace-nowrap text-faint">
            {words.heldPart(formats.amount(worth.retention))}
          </span>
        )}
      </p>
      {billed ? (
        <span />
      ) : (
        <IconButton icon={Trash2} label={`${words.stepRemove}, ${shown}`} onPress={onRemove} />
      )}
      {worth?.problem && (
        <p className="col-span-full text-13 text-red">{words.problems[worth.problem]}</p>
      )}
    </li>
  )
}

const typedOf = (plan: BillingPlan): Typed[] =>
  plan.steps.map(({ invoice, dueSince: _, ...step }) => ({
    ...step,
    key: step.id,
    billed: invoice !== null,
    counted: invoice?.state === 'issued',
    gross: invoice?.gross ?? null,
  }))

/** Steps with some more, in the place where they make sense: the balance stays last. */
function withMore(steps: readonly Typed[], kinds: readonly StepKind[], words: Words): Typed[] {
  let all = [...steps]
  for (const kind of kinds) {
    const situations = all.filter((step) => step.kind === 'situation')
    const n = situations.length + 1
    const last = situations.at(-1)?.percent ?? 0
    const many = kinds.filter((one) => one === 'situation').length
    const made: Typed = {
      key: `new-${all.length}-${kind}-${n}`,
      kind,
      label: kind === 'situation' ? words.labels.situation(n) : words.labels[kind],
      trigger: kind === 'deposit' ? 'signature' : kind === 'balance' ? 'reception' : 'hand',
      day: null,
      percent:
        kind === 'balance'
          ? null
          : kind === 'deposit'
            ? bps(3000)
            : bps(many > 1 ? n * 3000 : Math.min(10_000, last + 3000)),
      amount: null,
      billed: false,
      counted: false,
      gross: null,
    }
    const balance = all.findIndex((step) => step.kind === 'balance')
    const at = balance < 0 || kind === 'balance' ? all.length : balance
    all = all.toSpliced(at, 0, made)
  }
  return all
}
