import { ChevronDown, Plus, X } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { FloatingList, FloatingOption } from './FloatingList.tsx'
import { type FieldLook, inputLook, useField } from './form.tsx'
import { useSearch } from './search.ts'
import { uiWords } from './words.ts'

export type Found = {
  readonly id: string
  readonly label: string
  /** Below or beside the label, quieter: a town, a reference. */
  readonly hint?: string | undefined
  /** At the end of the line: a price, a balance. */
  readonly aside?: ReactNode
}

export type ComboBoxProps<F extends Found> = FieldLook & {
  readonly value: F | null
  readonly onChange: (value: F | null) => void
  /** Asks the server; called at most once every 120 ms, the older answers dropped. */
  readonly search: (typed: string, signal: AbortSignal) => Promise<readonly F[]>
  /** Adds "+ Créer « … »" as the last line. */
  readonly onCreate?: ((typed: string) => void) | undefined
  /** Shift+Enter: picks, and keeps the list and the typed text for the next one. */
  readonly onAdd?: ((value: F) => void) | undefined
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly readOnly?: boolean
  /** Without a frame: a cell of a grid. */
  readonly bare?: boolean
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** One choice among many, searched on the server while one types. */
export function ComboBox<F extends Found>(props: ComboBoxProps<F>) {
  const { value, onChange, search, onCreate, onAdd, bare } = props
  const words = useWords(uiWords)
  const id = useId()
  const anchor = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const found = useSearch(search, typed ?? '', open)
  const { control, frame } = useField(props, value)
  const creating = onCreate !== undefined && (typed ?? '').trim() !== ''
  const last = found.results.length - 1 + (creating ? 1 : 0)
  const at = Math.max(0, Math.min(active, last))
  // Enter before the answer: it is of what was typed, not of what is still shown of before.
  const wanted = useRef<{ keep: boolean } | null>(null)
  useEffect(() => {
    const enter = wanted.current
    wanted.current = null
    if (enter && open && !found.busy) pick(at, enter.keep)
  }, [found.busy])

  function pick(index: number, keep: boolean): void {
    const one = found.results[index]
    if (one && keep && onAdd) return onAdd(one)
    if (one) onChange(one)
    else if (creating) onCreate?.((typed ?? '').trim())
    else return
    close()
  }
  function close(): void {
    wanted.current = null
    setOpen(false)
    setTyped(null)
    setActive(0)
  }
  function keys(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(last < 0 ? 0 : (at + step + last + 1) % (last + 1))
    } else if (event.key === 'Enter' && open && !event.ctrlKey && !event.metaKey) {
      const isAsked = found.busy && (typed ?? '').trim() !== ''
      if (last < 0 && !isAsked) return props.onKeyDown?.(event)
      event.preventDefault()
      if (isAsked) wanted.current = { keep: event.shiftKey }
      else pick(at, event.shiftKey)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      close()
    }
    props.onKeyDown?.(event)
  }

  const input = (
    <div ref={anchor} className="relative flex h-full w-full min-w-0">
      <input
        {...control}
        ref={props.ref}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open && last >= 0 ? `${id}-${at}` : undefined}
        value={typed ?? value?.label ?? ''}
        placeholder={props.placeholder ?? words.search}
        readOnly={props.readOnly}
        autoFocus={props.autoFocus}
        onFocus={(event) => event.target.select()}
        onClick={() => !props.readOnly && setOpen(true)}
        onChange={(event) => {
          wanted.current = null
          setTyped(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onBlur={() => {
          if (typed === '' && value) onChange(null)
          close()
        }}
        onKeyDown={keys}
        className={bare ? bareLook : classes(inputLook, 'h-9 pr-9')}
      />
      {!bare && (
        <span className="absolute inset-y-0 right-0 flex w-9 items-center justify-center text-faint">
          {value && !props.readOnly ? (
            <button
              type="button"
              tabIndex={-1}
              aria-label={words.clear}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                onChange(null)
                close()
              }}
              className="flex size-7 items-center justify-center rounded-sm hover:text-text"
            >
              <X aria-hidden size={16} />
            </button>
          ) : (
            <ChevronDown aria-hidden size={16} className="pointer-events-none" />
          )}
        </span>
      )}
      {open && (
        <FloatingList anchor={anchor} id={`${id}-list`} label={props.label} busy={found.busy}>
          {found.results.map((one, index) => (
            <FloatingOption
              key={one.id}
              id={`${id}-${index}`}
              active={index === at}
              selected={one.id === value?.id}
              onPick={() => pick(index, false)}
              onPoint={() => setActive(index)}
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate">{one.label}</span>
                {one.hint && <span className="block truncate text-12 text-faint">{one.hint}</span>}
              </span>
              {one.aside && <span className="figures shrink-0 text-13 text-soft">{one.aside}</span>}
            </FloatingOption>
          ))}
          {creating && (
            <FloatingOption
              id={`${id}-${found.results.length}`}
              active={at === found.results.length}
              onPick={() => pick(found.results.length, false)}
              onPoint={() => setActive(found.results.length)}
            >
              <Plus aria-hidden size={16} className="text-accent" />
              <span className="truncate font-medium text-accent">
                {words.create((typed ?? '').trim())}
              </span>
            </FloatingOption>
          )}
          {last < 0 && <Said {...found} typed={typed ?? ''} />}
        </FloatingList>
      )}
      <span role="status" className="unseen">
        {open && !found.busy ? words.results(found.results.length) : ''}
      </span>
    </div>
  )
  return bare ? input : frame(input)
}

function Said({ busy, failed, typed }: { busy: boolean; failed: boolean; typed: string }) {
  const words = useWords(uiWords)
  const text = failed
    ? words.searchFailed
    : busy
      ? words.loading
      : typed
        ? words.nothingFound
        : words.keepTyping
  return (
    <div
      role="option"
      aria-disabled="true"
      aria-selected="false"
      className="px-2 py-1.5 text-13 text-faint"
    >
      {text}
    </div>
  )
}

const bareLook =
  'h-full w-full min-w-0 bg-transparent px-2 text-13 focus:bg-surface focus:outline-2 focus:-outline-offset-2 focus:outline-accent'
