import { FileX2 } from 'lucide-react'
import { useWrite } from '#web/api.ts'
import { useLeaveGuard } from '#web/autosave.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import type { ApiProblem } from '#web/problem.ts'
import { to } from '#web/site.ts'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type ImportAnswer, importSales, listImports } from '../contract.ts'
import { both } from './both.ts'
import { isAsking, Missing } from './Missing.tsx'
import { Review } from './Review.tsx'
import { inputOf, useDryRun } from './use-dry-run.ts'
import { type WizardFrame, WizardPage, Working } from './WizardPage.tsx'

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
        key={JSON.stringify(dry.choices)}
        {...frame}
        dry={{ ...dry, answer: dry.answer }}
        save={save}
        problem={importing.problem}
      />
    )
  }
  if (isAsking(dry.problem)) return <Missing {...frame} dry={dry} asked={dry.problem.more} />
  return (
    <WizardPage {...frame} title={dry.problem ? words.wizard.failed : words.wizard.reading}>
      {dry.problem ? (
        <Failed problem={dry.problem} retry={() => void dry.read(dry.choices)} />
      ) : (
        <Working text={words.wizard.readingText} />
      )}
    </WizardPage>
  )
}

/** A file that is no history says why; anything else may pass, and is tried again. */
function Failed({ problem, retry }: { problem: ApiProblem; retry: () => void }) {
  const words = useWords(both)
  if (!problem.code.startsWith('import_')) return <ErrorState problem={problem} onRetry={retry} />
  return (
    <div role="alert">
      <EmptyState icon={FileX2} title={problem.detail}>
        {words.wizard.otherText}
      </EmptyState>
    </div>
  )
}

function Saving({ file, onOther, answer }: WizardFrame & { answer: ImportAnswer }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <WizardPage file={file} onOther={onOther} title={words.wizard.saving} busy>
      <Working text={words.wizard.savingText(formats.integer(answer.lines))} />
    </WizardPage>
  )
}
