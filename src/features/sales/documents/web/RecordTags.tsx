// The tags of the record that one looks at, beside its state: put and taken off where they stand.
import { useQueryClient } from '@tanstack/react-query'
import { Tag as TagIcon, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { createTag, listTags } from '#features/base/tags/contract.ts'
import type { TaggedKind } from '#features/base/tags/rules.ts'
import { putTagOn, tagsOfRecord, takeTagOff } from '#features/insight/tagging/contract.ts'
import type { Module } from '#kernel/rights.ts'
import { call, useRead, useWrite } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import { useRights } from '#web/session.ts'
import { ComboBox } from '#web/ui/ComboBox.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { useWords } from '#web/words.ts'
import { tagWords } from './many/tag-words.ts'

const moduleOf: Readonly<Record<TaggedKind, Module>> = {
  customer: 'customers',
  project: 'projects',
  quote: 'quotes',
  order: 'orders',
  delivery: 'deliveries',
  invoice: 'invoices',
  purchase: 'purchases',
  payment: 'payments',
}

/** Where they are a column too: read again once they have changed. */
const lists: Readonly<Record<TaggedKind, string>> = {
  customer: 'GET /customers',
  project: 'GET /projects',
  quote: 'GET /quotes',
  order: 'GET /orders',
  delivery: 'GET /deliveries',
  invoice: 'GET /invoices',
  purchase: 'GET /purchase-orders',
  payment: 'GET /payments',
}

/** `state={<>…<RecordTags type="quote" id={quote.id} /></>}`. */
export function RecordTags({ type, id }: { readonly type: TaggedKind; readonly id: string }) {
  const words = useWords(tagWords)
  const { can } = useRights()
  const writes = can(`${moduleOf[type]}.write`)
  const { data } = useRead(tagsOfRecord, { type, id })
  const refreshLists = useListsAgain(type)
  const taking = useWrite(takeTagOff, {
    refresh: [tagsOfRecord, listTags],
    onDone: refreshLists,
  })
  const tags = data?.rows
  if (!tags || (tags.length === 0 && !writes)) return null
  return (
    <ul aria-label={words.tags} className="flex min-w-0 flex-wrap items-center gap-1">
      {tags.map((tag) => (
        <li
          key={tag.id}
          className="flex min-h-6 items-center rounded-full bg-violet-soft pl-2 text-12 font-medium text-violet"
        >
          <span className={writes ? '' : 'pr-2'}>{tag.name}</span>
          {writes && (
            <button
              type="button"
              aria-label={words.takeOff(tag.name)}
              onClick={() => void taking.run({ type, id, tag: tag.id })}
              className="inline-flex size-6 items-center justify-center rounded-full opacity-60 hover:opacity-100 focus-visible:opacity-100 print:hidden"
            >
              <X aria-hidden size={12} />
            </button>
          )}
        </li>
      ))}
      {writes && (
        <li className="print:hidden">
          <Putting type={type} id={id} worn={tags.map((tag) => tag.id)} />
        </li>
      )}
    </ul>
  )
}

function useListsAgain(type: TaggedKind): () => void {
  const queries = useQueryClient()
  const read = [lists[type], 'GET /documents']
  return () =>
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => read.includes(String(queryKey[0])),
    })
}

/** A tag is looked for among those of the company, or made by its name. */
function Putting({ type, id, worn }: { type: TaggedKind; id: string; worn: readonly string[] }) {
  const words = useWords(tagWords)
  const { can } = useRights()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const refreshLists = useListsAgain(type)
  const putting = useWrite(putTagOn, {
    refresh: [tagsOfRecord, listTags],
    onDone: () => {
      refreshLists()
      setOpen(false)
    },
  })
  const creating = useWrite(createTag, {
    onDone: (made) => void putting.run({ type, id, tag: made.id }),
  })
  return (
    <>
      <IconButton
        ref={trigger}
        icon={TagIcon}
        size="small"
        label={words.put}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPress={() => setOpen(!open)}
      />
      <Popover trigger={trigger} open={open} onClose={() => setOpen(false)} label={words.put}>
        <div className="w-64">
          <ComboBox
            label={words.tag}
            name="tag"
            value={null}
            autoFocus
            error={(putting.problem ?? creating.problem)?.detail}
            onChange={(tag) => tag && void putting.run({ type, id, tag: tag.id })}
            search={async (typed, signal) => {
              const { rows } = await call(listTags, {}, { signal })
              return rows
                .filter((tag) => !worn.includes(tag.id) && folded(tag.name).includes(folded(typed)))
                .map((tag) => ({ id: tag.id, label: tag.name }))
            }}
            {...(can('activities.write')
              ? { onCreate: (name: string) => void creating.run({ name }) }
              : {})}
          />
        </div>
      </Popover>
    </>
  )
}
