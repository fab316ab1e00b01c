// What any list lets one do with tags: put one on a selection, take one off.
import { Tag as TagIcon, TagX } from 'lucide-react'
import { useState } from 'react'
import { createTag, listTags } from '#features/base/tags/contract.ts'
import type { Module } from '#kernel/rights.ts'
import { call, useWrite } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import { useRights } from '#web/session.ts'
import { ComboBox, type Found } from '#web/ui/ComboBox.tsx'
import type { BulkJob } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import { tagWords } from './tag-words.ts'

/** `bulk={[…, ...useTagging('orders', 'orders')]}`: nothing for whoever may not write there. */
export function useTagging<R>(list: string, ...modules: Module[]): readonly BulkJob<R>[] {
  const words = useWords(tagWords)
  const { can } = useRights()
  const [tag, setTag] = useState<Found | null>(null)
  const options = (creates: boolean) => ({
    value: { tag: tag?.id ?? null },
    whyNot: tag ? null : words.which,
    form: <TagField value={tag} onChange={setTag} creates={creates && can('activities.write')} />,
  })
  if (!modules.some((module) => can(`${module}.write`))) return []
  return [
    {
      key: 'tag',
      act: `${list}.tag`,
      label: words.put,
      icon: TagIcon,
      text: () => words.putText,
      options: options(true),
    },
    {
      key: 'untag',
      act: `${list}.untag`,
      label: words.take,
      icon: TagX,
      text: () => words.takeText,
      options: options(false),
    },
  ]
}

/** A tag among those of the company, or a new one by its name. */
function TagField({
  value,
  onChange,
  creates,
}: {
  value: Found | null
  onChange: (tag: Found | null) => void
  creates: boolean
}) {
  const words = useWords(tagWords)
  const creating = useWrite(createTag, {
    refresh: [listTags],
    onDone: ({ id, name }) => onChange({ id, label: name }),
  })
  return (
    <ComboBox
      label={words.tag}
      name="tag"
      value={value}
      onChange={onChange}
      autoFocus
      search={async (typed, signal) => {
        const { rows } = await call(listTags, {}, { signal })
        return rows
          .filter(({ name }) => folded(name).includes(folded(typed)))
          .map(({ id, name }) => ({ id, label: name }))
      }}
      {...(creates ? { onCreate: (name: string) => void creating.run({ name }) } : {})}
    />
  )
}
