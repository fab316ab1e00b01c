import './working.css'
import { FileSearch, RotateCcw } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useLeaveGuard } from '#web/autosave.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type ImportAnswer, importSales, listImports } from '../contract.ts'
import type { ColumnMap, Field } from '../rules/columns.ts'
import { both } from './both.ts'
import { Mapping } from './Mapping.tsx'
import { Review } from './Review.tsx'
import { inputOf, useDryRun } from './use-dry-run.ts'

/** A file from its dropping to its import: read, shown as it is understood, then saved. */
export function Wizard({ file, onOther }: { file: File; onOther: () => void }) {
  const words = useWords(both)
  const go = useGo()
  const dry = useDryRun(file)
  const importing = useWrite(importSales, {
    refresh: [listImports],
    onDone: ({ id }) => {
      toast(id ? words.wizard.done : words.wizard.unchanged)
      if (id) go(to('/imports/:id', { id }))
      else onOther()
    },
  })
  useLeaveGuard(importing.pending)
  const save = async () => void importing.run(inputOf(file, dry.choices), await dry.pack())
  const frame = { file, onOther }

  if (importing.pending && dry.answer) return <Saving {...frame} answer={dry.answer} />
  if (dry.answer) {
    return (
      <Review
        {...frame}
        dry={{ ...dry, answer: dry.answer }}
        save={save}
        problem={importing.problem}
      />
    )
  }
  if (dry.problem?.more['headers']) return <Missing {...frame} dry={dry} />
  return (
    <WizardPage {...frame} title={dry.problem ? words.wizard.failed : words.wizard.reading}>
      {dry.problem ? (
        <ErrorState problem={dry.problem} onRetry={() => void dry.read(dry.choices)} />
      ) : (
        <Working title={words.wizard.reading} text={words.wizard.readingText} />
      )}
    </WizardPage>
  )
}

export type WizardFrame = { readonly file: File; readonly onOther: () => void }

export function WizardPage({
  file,
  onOther,
  title,
  subtitle,
  actions,
  busy = false,
  children,
}: WizardFrame & {
  title: string
  subtitle?: ReactNode
  actions?: ReactNode
  busy?: boolean
  children: ReactNode
}) {
  const words = useWords(both)
  return (
    <Page
      title={title}
      crumbs={[{ label: words.title, href: to('/imports') }]}
      subtitle={subtitle ?? file.name}
      actions={
        <>
          {!busy && (
            <Button icon={RotateCcw} onPress={onOther}>
              {words.wizard.other}
            </Button>
          )}
          {actions}
        </>
      }
    >
      {children}
    </Page>
  )
}

/** The file lacks columns that it must have: the person points them out. */
function Missing({ file, onOther, dry }: WizardFrame & { dry: ReturnType<typeof useDryRun> }) {
  const words = useWords(both)
  const { headers, columns, missing } = dry.problem?.more as {
    headers: readonly string[]
    columns: ColumnMap
    missing: readonly Field[]
  }
  const [map, setMap] = useState<ColumnMap>(columns)
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

function Saving({ file, onOther, answer }: WizardFrame & { answer: ImportAnswer }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <WizardPage file={file} onOther={onOther} title={words.wizard.saving} busy>
      <Working
        title={words.wizard.saving}
        text={words.wizard.savingText(formats.integer(answer.lines))}
      />
    </WizardPage>
  )
}

/** Something that takes its time: what, since when, and a bar that moves unless motion is unwanted. */
function Working({ title, text }: { title: string; text: string }) {
  const words = useWords(both)
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div role="status" className="mx-auto flex w-full max-w-120 flex-col gap-3 py-20">
      <div className="flex items-baseline justify-between gap-4">
        <p className="text-16 font-semibold">{title}…</p>
        {seconds > 1 && (
          <p aria-hidden className="figures text-13 text-faint">
            {words.wizard.savingFor(seconds)}
          </p>
        )}
      </div>
      <div aria-hidden className="import-track h-1 overflow-hidden rounded-full bg-sunken">
        <div className="import-runner h-full w-1/3 rounded-full bg-accent" />
      </div>
      <p className="text-14 text-soft">{text}</p>
    </div>
  )
}
