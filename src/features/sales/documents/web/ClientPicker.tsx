// The client of a document: found by a fragment, or made on the spot.
import { UserPlus, X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import { lookup } from '#features/relation/customers/contract/finding.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { call } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { inputLook } from '#web/ui/form.tsx'
import { tooltip } from '#web/ui/tooltip.tsx'
import { useWords } from '#web/words.ts'
import { NewClient } from './NewClient.tsx'
import { type Side, useSide } from './side.ts'
import type { Client } from './state.ts'
import { type ListKeys, Suggestions } from './Suggestions.tsx'
import { documentWords } from './words.ts'

type Found = OutputOf<typeof lookup>['rows'][number]

const searches: Readonly<
  Record<Side, (q: string, signal?: AbortSignal) => Promise<readonly Found[]>>
> = {
  sale: async (q, signal) =>
    (await call(lookup, { q, role: 'customer', limit: 8 }, { signal })).rows,
  purchase: async (q, signal) =>
    (await call(lookup, { q, role: 'supplier', limit: 8 }, { signal })).rows,
}

export function ClientPicker({
  value,
  onChange,
  autoFocus = false,
  problem,
  fixed = null,
  ref,
}: {
  value: Client | null
  onChange: (client: Client) => void
  autoFocus?: boolean
  problem?: string | null
  /** Why it may not be changed. */
  fixed?: string | null
  ref?: Ref<{ focus: () => void }>
}) {
  const words = useWords(documentWords)
  const side = useSide()
  const search = searches[side]
  const said = side === 'sale' ? words.client : words.supplier
  const { can } = useRights()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<ListKeys<Found>>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [pointed, setPointed] = useState<string | undefined>(undefined)
  const [creating, setCreating] = useState<string | null>(null)
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }))

  function take(client: Client): void {
    setOpen(false)
    setTyped(null)
    onChange(client)
  }
  /** Enter came before the answer did: the best match of what is typed, not of what was. */
  async function takeFirst(): Promise<void> {
    const asked = (typed ?? '').trim()
    const [first] = await search(asked).catch(() => [])
    if (first && input.current?.value.trim() === asked) take(first)
  }
  function keys(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || fixed !== null) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (open) list.current?.move(event.key === 'ArrowDown' ? 1 : -1)
      else setOpen(true)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setOpen(false)
      setTyped(null)
    } else if (event.key === 'Enter' && open && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      const chosen = list.current?.chosen()
      if (chosen === 'waiting') void takeFirst()
      else if (chosen && 'found' in chosen) take(chosen.found)
      else if (chosen) chosen.extra.onPick()
    }
  }
  const asked = (typed ?? '').trim()
  const create = {
    key: 'create',
    label: words.createClient(asked),
    icon: UserPlus,
    onPick: () => {
      setOpen(false)
      setCreating(asked)
    },
  }
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-13 font-medium text-soft">
        {said}
      </label>
      <div className="relative flex">
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          autoFocus={autoFocus}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? `${id}-list` : undefined}
          aria-activedescendant={open ? pointed : undefined}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-error` : undefined}
          value={typed ?? value?.name ?? ''}
          readOnly={fixed !== null}
          {...tooltip(fixed ?? undefined)}
          placeholder={words.clientPlaceholder}
          onFocus={(event) => event.target.select()}
          onClick={() => fixed === null && setOpen(true)}
          onChange={(event) => {
            setTyped(event.target.value)
            setOpen(true)
          }}
          onBlur={() => {
            setOpen(false)
            setTyped(null)
          }}
          onKeyDown={keys}
          className={`${inputLook} h-9 pr-9 font-medium`}
        />
        {typed !== null && typed !== '' && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={words.changeClient}
            {...tooltip(words.changeClient)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setTyped('')}
            className="absolute inset-y-0 right-0 flex w-9 items-center justify-center text-faint hover:text-text"
          >
            <X aria-hidden size={16} />
          </button>
        )}
      </div>
      {problem && (
        <p id={`${id}-error`} className="text-13 text-red">
          {problem}
        </p>
      )}
      {open && (
        <Suggestions<Found>
          id={id}
          label={said}
          anchor={input}
          typed={asked}
          search={search}
          keyOf={(found) => found.id}
          show={(found) => <Option found={found} />}
          extras={side === 'sale' && can('customers.write') ? [create] : []}
          onPick={take}
          onPoint={setPointed}
          keys={list}
        />
      )}
      {creating !== null && (
        <NewClient
          name={creating}
          onClose={() => {
            setCreating(null)
            input.current?.focus()
          }}
          onMade={(client) => {
            setCreating(null)
            take(client)
          }}
        />
      )}
    </div>
  )
}

const Option = ({ found }: { found: Found }) => (
  <>
    <span className="min-w-0 flex-1">
      <span className="block truncate">{found.name}</span>
      {(found.city || found.email) && (
        <span className="block truncate text-12 text-faint">
          {[found.city, found.email].filter(Boolean).join(' · ')}
        </span>
      )}
    </span>
    <span className="figures shrink-0 text-12 text-faint">{found.code}</span>
  </>
)
