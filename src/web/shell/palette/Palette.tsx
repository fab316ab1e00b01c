import { CornerDownLeft, Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { PaletteItem } from '../../palette.ts'
import { paletteSources } from '../../screens.ts'
import { classes } from '../../ui/classes.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useSearch } from '../../ui/search.ts'
import { useLocale, useWords } from '../../words.ts'
import { split, useLocalItems, useTake } from './items.ts'
import { paletteWords } from './words.ts'

/** Ctrl+K: finds anything, does anything. The screen stays in view behind a light veil. */
export function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const words = useWords(paletteWords)
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [within, setWithin] = useState<PaletteItem | null>(null)
  const take = useTake()
  const { items, busy, failed } = useItems(typed, within, () => {
    onClose()
    onHelp()
  })
  const at = Math.min(active, items.length - 1)
  useLayoutEffect(() => dialog.current?.showModal(), [])

  function type(text: string): void {
    setTyped(text)
    setActive(0)
  }
  function pick(item: PaletteItem | undefined, newTab: boolean): void {
    if (!item) return
    onClose()
    take(item, newTab)
  }
  function keys(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const item = items[at]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && items.length > 0) setActive((at + step + items.length) % items.length)
    else if (event.key === 'Enter') pick(item, event.ctrlKey || event.metaKey)
    else if (event.key === 'Tab' && !event.shiftKey && item?.acts?.length) {
      setWithin(item)
      type('')
    } else if (event.key === 'Backspace' && typed === '' && within) setWithin(null)
    else return
    event.preventDefault()
  }

  return (
    <dialog
      ref={dialog}
      aria-label={words.title}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      className="motion-fade m-0 mx-auto mt-[12vh] w-[min(640px,calc(100vw-24px))] overflow-hidden rounded-xl bg-raised p-0 text-text shadow-float backdrop:bg-scrim max-sm:mt-3"
    >
      <div className="flex h-12 items-center gap-2 border-b border-line px-4">
        <Search aria-hidden size={18} className="shrink-0 text-faint" />
        {within && (
          <span className="max-w-48 truncate rounded-sm bg-sunken px-2 py-0.5 text-13 font-medium">
            {within.label}
          </span>
        )}
        <input
          autoFocus
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-label={words.title}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
          placeholder={words.placeholder}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={keys}
          className="h-full min-w-0 flex-1 bg-transparent text-16 focus:outline-none"
        />
        <Kbd keys="escape" />
      </div>
      <Results
        id={id}
        items={items}
        at={at}
        onPoint={setActive}
        onPick={pick}
        label={words.title}
      />
      {items.length === 0 && (typed !== '' || failed) && (
        <p className="px-3 py-6 text-center text-soft">
          {failed ? words.searchFailed : busy ? '…' : words.nothing(typed)}
        </p>
      )}
      <Foot hasActs={Boolean(items[at]?.acts?.length)} />
      <p role="status" className="unseen">
        {busy ? '' : words.results(items.length)}
      </p>
    </dialog>
  )
}

type Items = {
  readonly items: readonly PaletteItem[]
  readonly busy: boolean
  readonly failed: boolean
}

function useItems(typed: string, within: PaletteItem | null, onHelp: () => void): Items {
  const locale = useLocale()
  const [prefix, text] = split(typed)
  const local = useLocalItems(typed, onHelp)
  const asked = within === null && text !== '' && !['>', '=', '?'].includes(prefix)
  const far = useSearch<PaletteItem>(
    async (question, signal) => {
      const [mark, said] = split(question)
      const sources = paletteSources.filter(({ prefix: own = '' }) => own === mark)
      const found = await Promise.all(
        sources.map((source) => source.search(said, { signal, locale })),
      )
      return found.flat()
    },
    typed,
    asked,
  )
  if (within) return { items: within.acts ?? [], busy: false, failed: false }
  const items = asked ? [...far.results, ...local] : local
  return {
    items: grouped(items).slice(0, 40),
    busy: far.busy && asked,
    failed: far.failed && asked,
  }
}

/** Groups kept together, in the order of their first item: what is seen is what the arrows follow. */
function grouped(items: readonly PaletteItem[]): readonly PaletteItem[] {
  const groups = [...new Set(items.map((item) => item.group))]
  return groups.flatMap((group) => items.filter((item) => item.group === group))
}

function Results({
  id,
  items,
  at,
  label,
  onPoint,
  onPick,
}: {
  id: string
  items: readonly PaletteItem[]
  at: number
  label: string
  onPoint: (index: number) => void
  onPick: (item: PaletteItem, newTab: boolean) => void
}) {
  const active = useRef<HTMLDivElement>(null)
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const groups = [...new Set(items.map((item) => item.group))]
  return (
    <div
      role="listbox"
      id={`${id}-list`}
      aria-label={label}
      className="max-h-[min(420px,60vh)] overflow-y-auto p-1.5 empty:hidden"
    >
      {groups.map((group) => (
        <div key={group} role="group" aria-label={group}>
          <p aria-hidden className="px-2.5 pt-2 pb-1 text-12 font-medium text-faint">
            {group}
          </p>
          {items.map((item, index) => {
            if (item.group !== group) return null
            const Icon = item.icon
            const on = index === at
            return (
              <div
                key={`${item.id} ${index}`}
                ref={on ? active : undefined}
                id={`${id}-${index}`}
                role="option"
                aria-selected={on}
                onPointerMove={on ? undefined : () => onPoint(index)}
                onClick={(event) => onPick(item, event.ctrlKey || event.metaKey)}
                className={classes(
                  'flex h-9 items-center gap-2.5 rounded-md px-2.5 text-14 pointer-coarse:h-11',
                  on && 'bg-pointed',
                )}
              >
                {Icon && <Icon aria-hidden size={16} className="shrink-0 text-soft" />}
                <span className="min-w-0 truncate">{item.label}</span>
                {item.hint && (
                  <span className="min-w-0 truncate text-13 text-faint">{item.hint}</span>
                )}
                <span className="ml-auto flex shrink-0 items-center gap-2">
                  {item.keys && <Kbd keys={item.keys} />}
                </span>
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

function Foot({ hasActs }: { hasActs: boolean }) {
  const words = useWords(paletteWords)
  return (
    <div className="flex items-center gap-4 border-t border-line px-4 py-2 text-12 text-faint max-sm:hidden">
      <span className="flex items-center gap-1">
        <CornerDownLeft aria-hidden size={12} /> {words.open}
      </span>
      <span className="flex items-center gap-1">
        <Kbd keys="ctrl+enter" /> {words.newTab}
      </span>
      {hasActs && (
        <span className="flex items-center gap-1">
          <Kbd keys="tab" /> {words.acts}
        </span>
      )}
      <span className="ml-auto flex gap-3">
        {words.prefixes.map(([key, name]) => (
          <span key={key}>
            <b className="font-semibold text-soft">{key}</b> {name}
          </span>
        ))}
      </span>
    </div>
  )
}
