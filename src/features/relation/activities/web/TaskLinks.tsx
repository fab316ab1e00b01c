// The records that a task is about: named, untied, and others found by one search.
import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Task } from '#features/relation/tasks/contract.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { ComboBox } from '#web/ui/ComboBox.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { useWords } from '#web/words.ts'
import { findSubject } from '../contract.ts'
import { subjectModules, subjectTypes } from '../rules.ts'
import { both } from './both.ts'
import { findRecords, type FoundRecord } from './find-records.ts'
import { placeOfSubject, subjectIcons, type SubjectRef } from './places.ts'

/** A record that a task is about; its name is asked where it is not known. */
type Linked = SubjectRef & { readonly label?: string }

/** What one ties and unties while a task is written, and what is sent of it. */
export function useTaskLinks(task: Task | null, about: SubjectRef | null) {
  const before: readonly Linked[] = task
    ? [...(task.about ? [task.about] : []), ...task.others]
    : []
  const [links, setLinks] = useState<readonly Linked[]>(task ? before : about ? [about] : [])
  const has = (list: readonly Linked[], { id }: Linked) => list.some((one) => one.id === id)
  return {
    links,
    left: task ? task.otherCount - task.others.length : 0,
    dirty: links.length !== before.length || !links.every((one) => has(before, one)),
    add: (one: Linked) => setLinks((now) => (has(now, one) ? now : [...now, one])),
    remove: ({ id }: Linked) => setLinks((now) => now.filter((one) => one.id !== id)),
    sent: {
      link: links.filter((one) => !has(before, one)).map(({ type, id }) => ({ type, id })),
      unlink: before.filter((one) => !has(links, one)).map(({ id }) => id),
    },
  }
}

export function TaskLinks({
  links: { links, left, add, remove },
  readOnly,
}: {
  links: ReturnType<typeof useTaskLinks>
  readOnly: boolean
}) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const field = useRef<HTMLInputElement>(null)
  const mayLink = !readOnly && subjectTypes.some((type) => can(`${subjectModules[type]}.read`))
  return (
    <div className="flex flex-col gap-2">
      {links.length > 0 && (
        <ul aria-label={words.about} className="flex flex-col gap-1 text-14">
          {links.map((one) => (
            <LinkedRecord
              key={one.id}
              about={one}
              onRemove={
                readOnly
                  ? undefined
                  : () => {
                      remove(one)
                      // What had the focus is gone: the next one is tied from here.
                      field.current?.focus()
                    }
              }
            />
          ))}
          {left > 0 && <li className="text-soft">{words.others(left, formats.integer(left))}</li>}
        </ul>
      )}
      {mayLink && (
        <ComboBox<FoundRecord>
          ref={field}
          label={words.linkTo}
          placeholder={words.linkHint}
          value={null}
          onChange={(found) => found && add(found.about)}
          search={findRecords(words, formats)}
          optional
        />
      )}
    </div>
  )
}

function LinkedRecord({ about, onRemove }: { about: Linked; onRemove?: (() => void) | undefined }) {
  const words = useWords(both)
  const { data } = useRead(findSubject, { type: about.type, id: about.id })
  const Icon = subjectIcons[about.type]
  const label = data?.subject.label || about.label || words.subjectTypes[about.type]
  const whose = about.type === 'customer' ? '' : (data?.customer?.name ?? '')
  return (
    <li className="flex min-w-0 items-center gap-2">
      <Icon aria-hidden size={16} className="shrink-0 text-soft" />
      <span className="flex min-w-0 flex-1 flex-wrap gap-x-2">
        <Anchor
          href={placeOfSubject(about)}
          className="max-w-full truncate rounded-sm font-medium hover:underline"
        >
          {label}
        </Anchor>
        {whose && <span className="truncate text-soft">{whose}</span>}
      </span>
      {onRemove && <IconButton icon={X} label={words.unlink(label)} onPress={onRemove} />}
    </li>
  )
}
