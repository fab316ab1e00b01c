// What is kept of a customer in files.
import { addressOf, useRead, useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { KeptFiles } from '#web/ui/KeptFiles.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { addFile, customerHistory, listFiles, readFile, removeFile } from '../contract/papers.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'

export function Files({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const { can } = useRights()
  const { id } = customer
  const { data, problem, pending, refetch } = useRead(listFiles, { id })
  const refresh = [listFiles, customerHistory]
  const adding = useWrite(addFile, {
    refresh,
    onDone: ({ name }) => toast(words.fileKept(name), { tone: 'green' }),
  })
  const removing = useWrite(removeFile, { refresh, onDone: () => toast(words.fileRemoved) })
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  const writes = can('customers.write')
  return (
    <Section title={words.files}>
      <KeptFiles
        rows={data?.rows}
        pending={pending}
        hrefOf={(file) => addressOf(readFile, { id, file })}
        none={words.noFile}
        adding={
          writes
            ? { ...adding, run: (file) => void adding.run({ id, name: file.name }, file) }
            : null
        }
        removing={writes ? { ...removing, run: (file) => removing.run({ id, file }) } : null}
      />
    </Section>
  )
}
