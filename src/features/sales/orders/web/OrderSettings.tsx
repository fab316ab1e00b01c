import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Cents } from '#kernel/money.ts'
import { useReady, useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { AmountField, RateField } from '#web/ui/NumberField.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { changeOrderRules, type OrderRules, showOrderRules } from '../contract/control.ts'
import { orderWords } from './words.ts'

/** What is checked of orders, and what blocks them by itself. */
export function OrderSettings() {
  const rules = useReady(showOrderRules, {})
  const words = useWords(orderWords)
  return (
    <SettingsPage title={words.settings} subtitle={words.settingsText}>
      <Rules rules={rules} />
    </SettingsPage>
  )
}

type Check = OrderRules['checks'][number]

function Rules({ rules }: { rules: OrderRules }) {
  const words = useWords(orderWords)
  const [checks, setChecks] = useState<readonly Check[]>(rules.checks)
  const form = useForm({
    overdueDays: rules.overdueDays === null ? '' : String(rules.overdueDays),
    overdueAllowed: rules.overdueAllowed as Cents | null,
    creditLimit: rules.creditLimit,
    depositRate: rules.depositRate as OrderRules['depositRate'] | null,
  })
  const saving = useWrite(changeOrderRules, {
    refresh: [showOrderRules],
    onDone: (saved) => {
      setChecks(saved.checks)
      toast(words.saved, { tone: 'green' })
    },
  })
  const { overdueDays, overdueAllowed, creditLimit, depositRate } = form.values
  const save = () =>
    void saving.run({
      overdueDays: overdueDays.trim() === '' ? null : Number(overdueDays),
      overdueAllowed: overdueAllowed ?? (0 as Cents),
      creditLimit,
      depositRate: depositRate ?? (0 as OrderRules['depositRate']),
      checks: checks.filter(({ name }) => name.trim() !== ''),
    })
  return (
    <Form onSubmit={save} problem={saving.problem}>
      <Section title={words.checks}>
        <Checks checks={checks} onChange={setChecks} />
      </Section>
      <Section title={words.rules}>
        <div className="flex flex-col gap-4">
          <FieldRow>
            <TextField
              label={words.overdueDays}
              hint={words.overdueDaysHint}
              optional
              inputMode="numeric"
              {...form.field('overdueDays')}
            />
            <AmountField label={words.overdueAllowed} {...form.field('overdueAllowed')} />
          </FieldRow>
          <FieldRow>
            <AmountField
              label={words.creditLimit}
              hint={words.creditLimitHint}
              optional
              {...form.field('creditLimit')}
            />
            <RateField label={words.depositRate} {...form.field('depositRate')} />
          </FieldRow>
        </div>
      </Section>
      <div>
        <Button type="submit" variant="primary" keys="ctrl+enter" pending={saving.pending}>
          {words.save}
        </Button>
      </div>
    </Form>
  )
}

/** The list of the company: names, and whether a review needs each. */
function Checks({
  checks,
  onChange,
}: {
  checks: readonly Check[]
  onChange: (checks: readonly Check[]) => void
}) {
  const words = useWords(orderWords)
  const change = (at: number, over: Partial<Check>) =>
    onChange(checks.map((one, rank) => (rank === at ? { ...one, ...over } : one)))
  return (
    <div className="flex flex-col gap-3">
      <p className="text-13 text-soft">{words.checksText}</p>
      <ul className="flex flex-col gap-2 empty:hidden">
        {checks.map((check, at) => (
          <li key={check.id ?? `new-${at}`} className="flex flex-wrap items-center gap-3">
            <div className="min-w-48 flex-1">
              <TextField
                label={words.check}
                hideLabel
                name={`checks.${at}.name`}
                value={check.name}
                maxLength={120}
                onChange={(name) => change(at, { name })}
              />
            </div>
            <Checkbox
              label={words.required}
              checked={check.required}
              onChange={(required) => change(at, { required })}
            />
            <IconButton
              icon={X}
              label={words.removeCheck(check.name)}
              onPress={() => onChange(checks.filter((_, rank) => rank !== at))}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button
          size="small"
          icon={Plus}
          onPress={() => onChange([...checks, { name: '', required: true }])}
        >
          {words.addCheck}
        </Button>
      </div>
    </div>
  )
}
