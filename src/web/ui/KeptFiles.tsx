// The files kept of a record: given, opened, deleted.
import { FileText, Image, Paperclip, Table2, Trash2 } from 'lucide-react'
import { createElement, useState } from 'react'
import { useFormats } from '../formats.ts'
import type { ApiProblem } from '../problem.ts'
import { useWords } from '../words.ts'
import { Banner } from './Banner.tsx'
import { Confirm } from './Dialog.tsx'
import { FileDrop } from './FileDrop.tsx'
import { IconButton } from './IconButton.tsx'
import { RowBones } from './Skeletons.tsx'
import { uiWords } from './words.ts'

const accepted = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.odt,.ods,.txt,.csv'

export type KeptFile = {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  readonly at: string
  readonly person: string | null
}

type Writing = { readonly pending: boolean; readonly problem: ApiProblem | null }

export function KeptFiles({
  rows,
  pending,
  hrefOf,
  none,
  adding,
  removing,
}: {
  rows: readonly KeptFile[] | undefined
  pending: boolean
  hrefOf: (file: string) => string
  /** What is said where there is none. */
  none: string
  /** Null for who only reads. */
  adding: (Writing & { readonly run: (file: File) => void }) | null
  removing: (Writing & { readonly run: (file: string) => Promise<unknown> }) | null
}) {
  const words = useWords(uiWords)
  const [asked, setAsked] = useState<KeptFile | null>(null)
  return (
    <div className="flex flex-col gap-4">
      {adding && (
        <FileDrop
          label={words.addFile}
          value={null}
          accept={accepted}
          maxMegabytes={20}
          hint={words.filesHint}
          onChange={(file) => file && adding.run(file)}
        />
      )}
      {adding?.problem && <Banner tone="red">{adding.problem.detail}</Banner>}
      {(pending || adding?.pending) && <RowBones rows={1} />}
      {rows?.length === 0 && !adding?.pending && <p className="text-14 text-soft">{none}</p>}
      {rows && rows.length > 0 && (
        <ul aria-label={words.files} className="flex flex-col divide-y divide-line-soft">
          {rows.map((file) => (
            <Row
              key={file.id}
              file={file}
              href={hrefOf(file.id)}
              onRemove={removing ? () => setAsked(file) : null}
            />
          ))}
        </ul>
      )}
      <Confirm
        title={words.removeFileTitle}
        open={asked !== null}
        onClose={() => setAsked(null)}
        act={words.removeForGood}
        danger
        pending={removing?.pending ?? false}
        onConfirm={() => asked && void removing?.run(asked.id).then(() => setAsked(null))}
      >
        {removing?.problem?.detail ?? `${asked?.name ?? ''}. ${words.removeFileText}`}
      </Confirm>
    </div>
  )
}

function Row({
  file,
  href,
  onRemove,
}: {
  file: KeptFile
  href: string
  onRemove: (() => void) | null
}) {
  const words = useWords(uiWords)
  const formats = useFormats()
  return (
    <li className="flex min-h-12 items-center gap-3 py-1.5">
      {createElement(iconOf(file.mediaType), {
        'aria-hidden': true,
        size: 18,
        className: 'shrink-0 text-faint',
      })}
      <span className="min-w-0 flex-1">
        <a
          href={href}
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
      {onRemove && (
        <IconButton icon={Trash2} label={words.removeFile(file.name)} onPress={onRemove} />
      )}
    </li>
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
