// What is kept of a customer in files: given, opened, deleted.
import { FileText, Image, Paperclip, Table2, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { addressOf, useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { addFile, customerHistory, listFiles, readFile, removeFile } from '../contract/papers.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'

const accepted = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.odt,.ods,.txt,.csv'

export function Files({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const { id } = customer
  const { data, problem, pending, refetch } = useRead(listFiles, { id })
  const [asked, setAsked] = useState<{ id: string; name: string } | null>(null)
  const refresh = [listFiles, customerHistory]
  const adding = useWrite(addFile, {
    refresh,
    onDone: ({ name }) => toast(words.fileKept(name), { tone: 'green' }),
  })
  const removing = useWrite(removeFile, {
    refresh,
    onDone: () => {
      setAsked(null)
      toast(words.fileRemoved)
    },
  })
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  const writes = can('customers.write')
  const rows = data?.rows ?? []
  return (
    <Section title={words.files}>
      <div className="flex flex-col gap-4">
        {writes && (
          <FileDrop
            label={words.addFile}
            value={null}
            accept={accepted}
            maxMegabytes={20}
            hint={words.filesHint}
            onChange={(file) => file && void adding.run({ id, name: file.name }, file)}
          />
        )}
        {adding.problem && <Banner tone="red">{adding.problem.detail}</Banner>}
        {(pending || adding.pending) && <RowBones rows={1} />}
        {data && rows.length === 0 && !adding.pending && (
          <p className="text-14 text-soft">{words.noFile}</p>
        )}
        {rows.length > 0 && (
          <ul aria-label={words.files} className="flex flex-col divide-y divide-line-soft">
            {rows.map((file) => {
              const Icon = iconOf(file.mediaType)
              return (
                <li key={file.id} className="flex min-h-12 items-center gap-3 py-1.5">
                  <Icon aria-hidden size={18} className="shrink-0 text-faint" />
                  <span className="min-w-0 flex-1">
                    <a
                      href={addressOf(readFile, { id, file: file.id })}
                      target="_blank"
                      rel="noopener"
                      className="block truncate text-14 font-medium hover:underline"
                    >
                      {file.name}
                    </a>
                    <span className="block text-12 text-faint">
                      {[formats.moment(file.at), file.person, sizeOf(file.size, formats.integer)]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  {writes && (
                    <IconButton
                      icon={Trash2}
                      label={words.removeFile(file.name)}
                      onPress={() => setAsked(file)}
                    />
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </div>
      <Confirm
        title={words.removeFileTitle}
        open={asked !== null}
        onClose={() => setAsked(null)}
        act={words.remove}
        danger
        pending={removing.pending}
        onConfirm={() => asked && void removing.run({ id, file: asked.id })}
      >
        {removing.problem?.detail ?? `${asked?.name ?? ''}. ${words.removeFileText}`}
      </Confirm>
    </Section>
  )
}

function iconOf(mediaType: string) {
  if (mediaType.startsWith('image/')) return Image
  if (mediaType === 'application/pdf') return FileText
  return /sheet|csv/.test(mediaType) ? Table2 : Paperclip
}

const sizeOf = (bytes: number, written: (n: number) => string): string =>
  bytes < 1_000_000
    ? `${written(Math.ceil(bytes / 1_000))} ko`
    : `${written(Math.round(bytes / 1_000_000))} Mo`
