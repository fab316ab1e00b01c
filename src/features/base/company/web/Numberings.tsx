import { useReady, useWrite } from '#web/api.ts'
import { useRights, useToday } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useWords } from '#web/words.ts'
import { changeNumbering, listNumberings } from '../contract.ts'
import { numberOf, whyNotNumbering } from '../rules.ts'
import { both } from './settings.tsx'

type Series = OutputOf<typeof listNumberings>['series'][number]

/** How each kind of document is numbered, with the number that comes next. */
export function Numberings() {
  const words = useWords(both)
  const { series } = useReady(listNumberings, {})
  return (
    <SettingsPage title={words.numbering} subtitle={words.numberingText}>
      {series.map((one) => (
        <SeriesForm key={`${one.kind} ${one.version}`} series={one} />
      ))}
    </SettingsPage>
  )
}

function SeriesForm({ series }: { series: Series }) {
  const words = useWords(both)
  const today = useToday()
  const mayChange = useRights().can('company.administer')
  const { kind, version } = series
  const form = useForm({
    prefix: series.prefix,
    digits: String(series.digits),
    yearly: series.yearly,
  })
  const saving = useWrite(changeNumbering, {
    refresh: [listNumberings],
    onDone: () => toast(words.saved),
  })
  const numbering = { ...form.values, digits: Number(form.values.digits) }
  const wrong = whyNotNumbering(numbering) !== null
  const next = wrong ? '—' : numberOf(numbering, Number(today.slice(0, 4)), 1)
  const fixed = series.locked || !mayChange
  return (
    <Section title={words.kinds[kind]}>
      <p className="flex items-baseline gap-2 text-14">
        <span className="text-faint">{words.next}</span>
        <span className="figures font-medium">{series.locked ? series.next : next}</span>
      </p>
      {fixed ? (
        series.locked && <p className="text-13 text-faint">{words.locked}</p>
      ) : (
        <Form
          onSubmit={() => void saving.run({ kind, version, ...numbering })}
          problem={saving.problem}
        >
          <FieldRow>
            <TextField label={words.prefix} hint={words.prefixHint} {...form.field('prefix')} />
            <Select
              label={words.digits}
              {...form.field('digits')}
              options={['3', '4', '5', '6', '7', '8', '9'].map((value) => ({
                value,
                label: value,
              }))}
            />
          </FieldRow>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Checkbox
              label={words.yearly}
              checked={form.values.yearly}
              onChange={(yearly) => form.set({ yearly })}
            />
            {form.dirty && (
              <Button type="submit" pending={saving.pending}>
                {words.save}
              </Button>
            )}
          </div>
        </Form>
      )}
    </Section>
  )
}
