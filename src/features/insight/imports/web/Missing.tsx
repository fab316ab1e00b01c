import { FileSearch } from 'lucide-react'
import { useState } from 'react'
import type { ApiProblem } from '#web/problem.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import type { ColumnMap, Field } from '../rules/columns.ts'
import { both } from './both.ts'
import { Mapping, wholeMap } from './Mapping.tsx'
import type { DryRun } from './use-dry-run.ts'
import { type WizardFrame, WizardPage } from './WizardPage.tsx'

/** What the refusal for want of columns brings. */
type Asked = {
  readonly headers: readonly string[]
  readonly columns: ColumnMap
  readonly missing: readonly Field[]
}
export const isAsking = (problem: ApiProblem | null): problem is ApiProblem & { more: Asked } =>
  Array.isArray(problem?.more['headers'])

/** The file lacks columns that it must have: the person points them out. */
export function Missing({
  file,
  onOther,
  dry,
  asked: { headers, columns, missing },
}: WizardFrame & { dry: DryRun; asked: Asked }) {
  const words = useWords(both)
  const [map, setMap] = useState<ColumnMap>(wholeMap(columns))
  const lacks = missing.some((field) => !map[field])
  const read = () => void dry.read({ ...dry.choices, map })
  return (
    <WizardPage
      file={file}
      onOther={onOther}
      title={words.wizard.mapTitle}
      actions={
        <Button
          variant="primary"
          icon={FileSearch}
          keys="ctrl+enter"
          pending={dry.pending}
          whyNot={lacks ? words.mapping.toChoose : undefined}
          onPress={read}
        >
          {words.wizard.readAgain}
        </Button>
      }
    >
      <Banner tone="orange">{words.wizard.mapText}</Banner>
      <Section title={words.mapping.title}>
        <Mapping headers={headers} map={map} onChange={setMap} />
      </Section>
    </WizardPage>
  )
}
