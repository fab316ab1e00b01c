// What is kept of a project in files.
import { addressOf, useRead, useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { KeptFiles } from '#web/ui/KeptFiles.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import type { Project } from '../contract.ts'
import {
  addProjectFile,
  listProjectFiles,
  projectHistory,
  readProjectFile,
  removeProjectFile,
} from '../contract/history.ts'
import { projectWords } from './words.ts'

export function Files({ project: { id } }: { project: Project }) {
  const words = useWords(projectWords)
  const writes = useRights().can('projects.write')
  const { data, problem, pending, refetch } = useRead(listProjectFiles, { id })
  const refresh = [listProjectFiles, projectHistory]
  const onKept = ({ name }: { name: string }) => toast(words.fileKept(name), { tone: 'green' })
  const adding = useWrite(addProjectFile, { refresh, onDone: onKept })
  const removing = useWrite(removeProjectFile, {
    refresh,
    onDone: () => toast(words.fileRemoved),
  })
  const add = (file: File) => void adding.run({ id, name: file.name }, file)
  return (
    <Section title={words.files}>
      {problem ? (
        <ErrorState problem={problem} onRetry={refetch} small />
      ) : (
        <KeptFiles
          rows={data?.rows}
          pending={pending}
          hrefOf={(file) => addressOf(readProjectFile, { id, file })}
          none={words.noFile}
          adding={writes ? { ...adding, run: add } : null}
          removing={writes ? { ...removing, run: (file) => removing.run({ id, file }) } : null}
        />
      )}
    </Section>
  )
}
