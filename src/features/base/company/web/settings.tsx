// What the two rubrics of the company's settings share: one record, of which each edits a part.
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import type { OutputOf } from '#kernel/endpoint.ts'
import { formatIban, formatSiren, formatSiret, formatVatNumber } from '#kernel/identifiers.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { type MergeField, useMerge } from '#web/merge.tsx'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Form, type FormState, useForm } from '#web/ui/form.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { changeCompany, Company, CompanySettings, showCompany } from '../contract.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export const both = { fr, en }
export type Settings = z.output<typeof CompanySettings>
type Shown = OutputOf<typeof showCompany>

const names = Object.keys(CompanySettings.shape) as (keyof Settings)[]
/** The settings as they are read: long numbers in groups, which the server takes apart again. */
const settingsOf = (company: Shown): Settings => ({
  ...(Object.fromEntries(names.map((name) => [name, company[name]])) as Settings),
  siren: company.siren && formatSiren(company.siren),
  siret: company.siret && formatSiret(company.siret),
  vatNumber: company.vatNumber && formatVatNumber(company.vatNumber),
  iban: company.iban && formatIban(company.iban),
})

/**
 * A part of the settings as a form. What is saved is the whole record, at the version that was read;
 * a conflict is merged field by field.
 */
export function CompanyForm({
  fields,
  children,
}: {
  /** The fields of this part, with their names for the merge. */
  fields: readonly MergeField<Settings>[]
  children: (form: FormState<Settings>, company: Shown) => ReactNode
}) {
  const company = useReady(showCompany, {})
  const words = useWords(both)
  const mayChange = useRights().can('company.administer')
  const [version, setVersion] = useState(company.version)
  const form = useForm(settingsOf(company))
  const saving = useWrite(changeCompany, {
    refresh: [showCompany],
    onDone: (saved) => {
      setVersion(saved.version)
      form.reset(settingsOf(saved))
      toast(words.saved)
    },
  })
  const theirs = saving.problem?.more['current']
  const merging = useMerge({
    problem: saving.problem,
    mine: form.values,
    theirs: theirs ? asSettings(theirs) : null,
    fields,
    onResolve: (values, on) => void saving.run({ ...values, version: on }),
    onClose: saving.reset,
  })
  return (
    <Form
      onSubmit={() => void saving.run({ ...form.values, version })}
      problem={merging ? null : saving.problem}
    >
      {!mayChange && <Banner tone="grey">{words.readOnly}</Banner>}
      <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-6">
        {children(form, company)}
        {mayChange && (
          <div className="flex flex-wrap items-center gap-3">
            <Button
              type="submit"
              variant="primary"
              pending={saving.pending}
              keys="ctrl+enter"
              onPress={() => void saving.run({ ...form.values, version })}
            >
              {words.save}
            </Button>
            <p className="text-13 text-faint">{words.frozen}</p>
          </div>
        )}
      </fieldset>
      {merging}
    </Form>
  )
}

function asSettings(wire: unknown): Settings & { version: number } {
  const company = z.decode(Company, wire as z.input<typeof Company>)
  return { ...settingsOf(company), version: company.version }
}

/** Names the fields of a part for the merge: their values as they are written. */
export const mergeFields = (
  named: Partial<Record<keyof Settings, string>>,
): readonly MergeField<Settings>[] =>
  (Object.entries(named) as [keyof Settings, string][]).map(([name, label]) => ({
    name,
    label,
    show: (settings) => shownAs(settings[name]),
  }))

/** A value of either side, in the merge: what is ticked has a tick. */
const shownAs = (value: Settings[keyof Settings]): string =>
  typeof value === 'boolean' ? (value ? '✓' : '–') : String(value ?? '')
