import { FileSearch, Upload } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '#web/formats.ts'
import type { ApiProblem } from '#web/problem.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { RateField } from '#web/ui/NumberField.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import type { Bps } from '#kernel/money.ts'
import type { ImportAnswer } from '../contract.ts'
import { both } from './both.ts'
import { Mapping, wholeMap } from './Mapping.tsx'
import { FileLine, HistoryBanner, Months, Notices, Tiles } from './Summary.tsx'
import { Problems } from './Problems.tsx'
import type { Choices, DryRun } from './use-dry-run.ts'
import { type WizardFrame, WizardPage } from './WizardPage.tsx'

type Ready = DryRun & { readonly answer: ImportAnswer }

/** What the file was understood to be, before anything is saved. */
export function Review({
  file,
  onOther,
  dry,
  save,
  problem,
}: WizardFrame & { dry: Ready; save: () => Promise<void>; problem: ApiProblem | null }) {
  const words = useWords(both)
  const formats = useFormats()
  const { answer } = dry
  // The columns in full, "none" included: what is left unsaid would be guessed again.
  const read = { ...dry.choices, map: wholeMap(answer.columns) }
  const [choices, setChoices] = useState<Choices>(read)
  const isChanged = JSON.stringify(choices) !== JSON.stringify(read)
  const documents = answer.created.invoices + answer.created.creditNotes
  const why = answer.accepted === 0 ? words.wizard.allRefused : words.wizard.nothingNew
  const readAgain = () => void dry.read(choices)
  return (
    <WizardPage
      file={file}
      onOther={onOther}
      title={words.wizard.title}
      subtitle={<FileLine report={answer} size={file.size} />}
      actions={
        isChanged ? (
          <Button variant="primary" icon={FileSearch} pending={dry.pending} onPress={readAgain}>
            {words.wizard.readAgain}
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={Upload}
            keys="ctrl+enter"
            pending={dry.pending}
            whyNot={documents === 0 ? why : undefined}
            onPress={() => void save()}
          >
            {documents === 0
              ? words.wizard.nothing
              : words.wizard.import(documents, formats.integer(documents))}
          </Button>
        )
      }
    >
      {problem && <Banner tone="red">{problem.detail}</Banner>}
      {isChanged && <Banner tone="orange">{words.wizard.changed}</Banner>}
      {!isChanged && documents === 0 && (
        <Banner tone={answer.accepted === 0 ? 'orange' : 'green'}>{why}</Banner>
      )}
      {dry.remembered && (
        <Banner
          tone="blue"
          actions={
            <Button size="small" onPress={() => void dry.read({ ...choices, map: {} })}>
              {words.wizard.forget}
            </Button>
          }
        >
          {words.wizard.rememberedTitle}
        </Banner>
      )}
      <Tiles report={answer} />
      <HistoryBanner report={answer} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Preview rows={answer.preview} />
          {answer.problems.length > 0 && <Problems problems={answer.problems} />}
          <Notices report={answer} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Section title={words.mapping.title}>
            <Mapping
              narrow
              headers={answer.headers}
              map={choices.map ?? {}}
              onChange={(map) => setChoices({ ...choices, map })}
            />
          </Section>
          <Settings answer={answer} choices={choices} onChange={setChoices} />
          <Months report={answer} />
        </div>
      </div>
    </WizardPage>
  )
}

function Preview({ rows }: { rows: ImportAnswer['preview'] }) {
  const words = useWords(both).preview
  const formats = useFormats()
  if (rows.length === 0) return null
  return (
    <Section title={words.title} flush>
      <Table
        label={words.title}
        rows={rows.map((row, i) => ({ ...row, key: String(i) }))}
        keyOf={(row) => row.key}
        columns={[
          { key: 'number', label: words.number, cell: (row) => row.number, heads: true },
          { key: 'day', label: words.day, cell: (row) => formats.day(row.day), minor: true },
          { key: 'customer', label: words.customer, cell: (row) => row.customer || words.counter },
          {
            key: 'reference',
            label: words.reference,
            cell: (row) => row.reference || '–',
            minor: true,
          },
          { key: 'name', label: words.name, cell: (row) => row.name || '–', minor: true },
          {
            key: 'quantity',
            label: words.quantity,
            cell: (row) => formats.quantity(row.quantity),
            figures: true,
          },
          {
            key: 'price',
            label: words.price,
            cell: (row) => formats.price(row.price),
            figures: true,
            minor: true,
          },
          { key: 'net', label: words.net, cell: (row) => formats.bare(row.net), figures: true },
        ]}
      />
    </Section>
  )
}

/** What the file itself may leave open: VAT, the order of dates, the decimal mark. */
function Settings({
  answer,
  choices,
  onChange,
}: {
  answer: ImportAnswer
  choices: Choices
  onChange: (choices: Choices) => void
}) {
  const words = useWords(both).options
  const { format } = answer
  return (
    <Section title={words.title}>
      <div className="flex flex-col gap-3">
        <RateField
          label={words.vat}
          hint={words.vatHint}
          value={choices.vat}
          onChange={(vat) => onChange({ ...choices, vat: vat ?? (0 as Bps) })}
        />
        {format.dates !== 'iso' && (
          <Select
            label={words.dates}
            hint={format.datesProven ? undefined : words.datesHint}
            value={choices.dates ?? format.dates}
            onChange={(dates) => onChange({ ...choices, dates })}
            options={(['day_first', 'month_first'] as const).map((value) => ({
              value,
              label: words[value],
            }))}
          />
        )}
        <Select
          label={words.decimals}
          value={choices.decimals ?? format.decimals}
          onChange={(decimals) => onChange({ ...choices, decimals })}
          options={(['point', 'comma'] as const).map((value) => ({ value, label: words[value] }))}
        />
      </div>
    </Section>
  )
}
