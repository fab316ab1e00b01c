// The records that a task is about, as its sheet names them.
import type { Task } from '#features/relation/tasks/contract.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Button } from '#web/ui/Button.tsx'
import { ComboBox } from '#web/ui/ComboBox.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { useWords } from '#web/words.ts'
import { findSubject } from '../contract.ts'
import { both } from './both.ts'
import { findCustomers } from './find-customers.ts'
import { placeOfSubject, subjectIcons, type SubjectRef } from './places.ts'

/** The record that a task is about first. */
export function LinkedTo({
  about,
  onUnlink,
}: {
  about: SubjectRef | null
  onUnlink?: (() => void) | undefined
}) {
  const words = useWords(both)
  const { data } = useRead(
    findSubject,
    about ? { type: about.type, id: about.id } : { type: 'customer', id: '' },
    { enabled: about !== null },
  )
  if (!about) return null
  const Icon = subjectIcons[about.type]
  const label = data?.subject.label || words.subjectTypes[about.type]
  const whose = about.type === 'customer' ? '' : (data?.customer?.name ?? '')
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-2 text-14">
      <Icon aria-hidden size={16} className="shrink-0 text-soft" />
      <span className="unseen">{words.about}</span>
      <Anchor href={placeOfSubject(about)} className="rounded-sm font-medium hover:underline">
        {label}
      </Anchor>
      {whose && <span className="text-soft">{whose}</span>}
      {onUnlink && (
        <Button size="small" variant="quiet" onPress={onUnlink}>
          {words.unlink}
        </Button>
      )}
    </p>
  )
}

/** What is about nothing yet may be tied to a customer; to a document, from its own page. */
export function LinkTo({ onLink }: { onLink: (about: SubjectRef) => void }) {
  const words = useWords(both)
  return (
    <ComboBox
      label={words.linkTo}
      value={null}
      onChange={(found) => found && onLink({ type: 'customer', id: found.id })}
      search={findCustomers}
      optional
    />
  )
}

/** The other records of a task that many share. */
export function OtherSubjects({ task: { others, otherCount } }: { task: Task }) {
  const words = useWords(both)
  const { integer } = useFormats()
  const left = otherCount - others.length
  return (
    <ul aria-label={words.alsoAbout} className="flex flex-wrap gap-x-4 gap-y-1 text-14">
      {others.map((other) => {
        const Icon = subjectIcons[other.type]
        return (
          <li key={other.id} className="flex min-w-0 items-center gap-1.5">
            <Icon aria-hidden size={16} className="shrink-0 text-soft" />
            <Anchor href={placeOfSubject(other)} className="truncate rounded-sm hover:underline">
              {other.label || words.subjectTypes[other.type]}
            </Anchor>
          </li>
        )
      })}
      {left > 0 && <li className="text-soft">{words.others(left, integer(left))}</li>}
    </ul>
  )
}
