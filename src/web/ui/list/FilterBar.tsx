import { Eraser, ListFilter, Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useShortcut } from '../../shortcuts.ts'
import { useToday } from '../../session.ts'
import { useWords } from '../../words.ts'
import { Button } from '../Button.tsx'
import { Chip } from '../Chip.tsx'
import { classes } from '../classes.ts'
import { FloatingList, FloatingOption } from '../FloatingList.tsx'
import { inputLook } from '../form.tsx'
import { Kbd } from '../Kbd.tsx'
import { Popover } from '../Popover.tsx'
import { useSearch } from '../search.ts'
import { inks } from '../Status.tsx'
import { useChipText } from './chips.ts'
import type { Filter, ListDefinition, Tools } from './definition.ts'
import { FilterForm } from './FilterForm.tsx'
import { usePhone } from './scrolled.ts'
import { type ListState, namesOf } from './state.ts'
import { likeliest, type Suggestion, suggestions } from './suggestions.ts'
import { listWords } from './words.ts'

type Part<R, W> = {
  readonly definition: ListDefinition<R, W>
  readonly state: ListState
  readonly tools: Tools<W>
}

/** `/` searches, `F` filters by a value, chips say what is in force, the rubber clears it all. */
export function FilterBar<R, W>(props: Part<R, W> & { children?: ReactNode }) {
  const { definition, state } = props
  const words = useWords(listWords)
  const [editing, setEditing] = useState<number | null>(null)
  const active = definition.filters.filter((filter) =>
    namesOf(filter).some((name) => state.filters[name]),
  )
  const grouped = definition.groups?.find(({ key }) => key === state.group)
  const edited = editing === null ? undefined : definition.filters[editing]
  const shown = edited && !active.includes(edited) ? [...active, edited] : active
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <SearchBox state={state} />
      {definition.filters.length > 0 && <FilterBox {...props} onForm={setEditing} />}
      {shown.map((filter) => {
        const index = definition.filters.indexOf(filter)
        return (
          <FilterChip
            key={index}
            {...props}
            filter={filter}
            open={editing === index}
            onOpen={(open) => setEditing(open ? index : null)}
          />
        )
      })}
      {grouped && (
        <Chip
          field={words.groupedBy}
          value={grouped.label(props.tools.words)}
          onRemove={() => state.setGroup('')}
        />
      )}
      {(active.length > 0 || state.q) && (
        <Button variant="quiet" size="small" icon={Eraser} onPress={state.clear}>
          {words.eraser}
        </Button>
      )}
      {props.children}
      {state.remembered && active.length > 0 && (
        <span className="text-12 text-faint">{words.remembered}</span>
      )}
    </div>
  )
}

/** The search of the list: asked once one stops typing, kept in the address. */
function SearchBox({ state }: { state: ListState }) {
  const words = useWords(listWords)
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(state.q)
  const sent = useRef(state.q)
  useShortcut('/', { label: words.search, group: 'list', run: () => box.current?.focus() })
  const timer = useRef(0)
  function send(): void {
    clearTimeout(timer.current)
    if (typed === sent.current) return
    sent.current = typed
    state.setQ(typed.trim())
  }
  useEffect(() => {
    timer.current = window.setTimeout(send, 180)
    return () => clearTimeout(timer.current)
  }, [typed])
  useEffect(() => {
    if (state.q === sent.current.trim()) return
    sent.current = state.q
    setTyped(state.q)
  }, [state.q])
  return (
    <span className="relative flex min-w-32 flex-1 sm:max-w-60 sm:min-w-44 print:hidden">
      <Search
        aria-hidden
        size={16}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-faint"
      />
      <input
        ref={box}
        type="search"
        aria-label={words.search}
        placeholder={words.searchShort}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => ['Enter', 'Escape'].includes(event.key) && box.current?.blur()}
        // What one does next is done to what was asked for.
        onBlur={send}
        className={classes(inputLook, 'peer h-9 pr-8 pl-8')}
      />
      <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center peer-focus:hidden max-sm:hidden">
        {typed === '' && <Kbd keys="/" />}
      </span>
    </span>
  )
}

function FilterBox<R, W>({
  definition,
  state,
  tools,
  onForm,
}: Part<R, W> & { onForm: (index: number) => void }) {
  const words = useWords(listWords)
  const today = useToday()
  const phone = usePhone()
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const near = suggestions(typed, {
    ...tools,
    filters: definition.filters,
    list: words,
    today,
    query: state.filters,
  })
  const far = useRecords(definition.filters, tools.words, typed, open)
  const all = [...near, ...far]
  const at = Math.min(active, all.length - 1)
  useShortcut('f', { label: words.filter, group: 'list', run: () => box.current?.focus() })

  function pick(one: Suggestion | undefined): void {
    if (!one) return
    setTyped('')
    setActive(0)
    setOpen(false)
    if (one.change) state.setFilters(one.change)
    else onForm(one.filter)
  }
  function keys(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && all.length > 0) {
      event.preventDefault()
      setOpen(true)
      setActive(open ? (at + step + all.length) % all.length : 0)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      pick(all[at])
    } else if (event.key === 'Escape') {
      if (open) setOpen(false)
      else box.current?.blur()
    }
  }

  return (
    <span
      ref={anchor}
      className="relative flex min-w-32 flex-1 sm:max-w-72 sm:min-w-44 print:hidden"
    >
      <ListFilter
        aria-hidden
        size={16}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-faint"
      />
      <input
        ref={box}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={words.filter}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
        placeholder={phone ? words.filter : words.filterPlaceholder}
        value={typed}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onKeyDown={keys}
        className={classes(inputLook, 'peer h-9 pr-8 pl-8')}
      />
      <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center peer-focus:hidden max-sm:hidden">
        <Kbd keys="f" />
      </span>
      {open && all.length > 0 && (
        <FloatingList anchor={anchor} id={`${id}-list`} label={words.filter}>
          {all.map((one, index) => {
            const Icon = one.choice?.icon
            return (
              <FloatingOption
                key={one.id}
                id={`${id}-${index}`}
                active={index === at}
                onPick={() => pick(one)}
                onPoint={() => setActive(index)}
              >
                <span className="w-28 shrink-0 truncate text-13 text-faint">
                  <span className={all[index - 1]?.field === one.field ? 'unseen' : ''}>
                    {one.field}
                  </span>
                </span>
                {Icon && <Icon aria-hidden size={16} className={inks[one.choice?.hue ?? 'grey']} />}
                <span className="min-w-0 truncate">{one.value}</span>
              </FloatingOption>
            )
          })}
        </FloatingList>
      )}
    </span>
  )
}

/** The records of other nouns that bear the typed text: found on the server, two letters or more. */
function useRecords<W>(
  filters: readonly Filter<W>[],
  words: W,
  typed: string,
  open: boolean,
): readonly Suggestion[] {
  const asked = open && typed.trim().length >= 2
  const { results } = useSearch<Suggestion>(
    async (text, signal) => {
      const found = filters.map(async (filter, index) => {
        if (filter.kind !== 'record') return []
        const records = await filter.search(text, signal)
        return records.slice(0, 4).map((record) => ({
          id: `${index}-${record.id}`,
          field: filter.label(words),
          value: record.label,
          change: { [filter.name]: record.id },
          filter: index,
        }))
      })
      return likeliest((await Promise.all(found)).flat(), text, filters)
    },
    typed,
    asked,
  )
  return asked ? results : []
}

function FilterChip<R, W>({
  filter,
  state,
  tools,
  open,
  onOpen,
}: Part<R, W> & { filter: Filter<W>; open: boolean; onOpen: (open: boolean) => void }) {
  const trigger = useRef<HTMLButtonElement>(null)
  const text = useChipText(filter, state.filters, tools)
  const clear = () =>
    state.setFilters(Object.fromEntries(namesOf(filter).map((name) => [name, undefined])))
  return (
    <>
      <Chip
        ref={trigger}
        field={filter.label(tools.words)}
        value={text}
        onPress={filter.kind === 'flag' ? undefined : () => onOpen(true)}
        onRemove={() => {
          onOpen(false)
          clear()
        }}
      />
      <Popover
        trigger={trigger}
        open={open}
        onClose={() => onOpen(false)}
        label={filter.label(tools.words)}
      >
        <FilterForm filter={filter} state={state} tools={tools} onDone={() => onOpen(false)} />
      </Popover>
    </>
  )
}
