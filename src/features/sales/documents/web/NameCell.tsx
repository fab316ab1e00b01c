// The first cell of a line: an item found by reference, name or bar code, or free text.
import { PackagePlus, TextCursorInput } from 'lucide-react'
import { additions, otherLine } from './additions.ts'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { isBlank, type ItemLine, named, withItem } from './line.ts'
import { show } from '#features/catalog/items/contract.ts'
import { useRead } from '#web/api.ts'
import { cellLook } from './looks.ts'
import { type Extra, type ListKeys, Suggestions } from './Suggestions.tsx'
import type { FoundItem, RowTools } from './tools.ts'
import { editLine, lineKey } from './editor.ts'
import { inserted, replaced } from './edits.ts'

export function NameCell({
  line,
  number,
  tools,
  describing,
  hasCaret,
  showsUnit,
}: {
  line: ItemLine
  /** Its rank for the person, from 1. */
  number: number
  tools: RowTools
  describing: boolean
  hasCaret: boolean
  /** Whether the unit has a column of its own. */
  showsUnit: boolean
}) {
  const { editor, words } = tools
  const { key, name } = line
  const said = [
    line.reference,
    showsUnit ? '' : line.unit,
    line.remaining === null ? '' : words.remaining(tools.formats.quantity(line.remaining)),
  ]
    .filter(Boolean)
    .join(' · ')
  const edit = (description: string) =>
    editLine(editor, key, (one) => ({ ...one, description }) as ItemLine, 'description')
  return (
    <div className="flex min-w-0 flex-col justify-center">
      <ItemField line={line} number={number} tools={tools} />
      {(line.description !== '' || describing) && (
        <textarea
          rows={1}
          aria-label={words.cells.description(number)}
          data-cell="description"
          data-multiline
          value={line.description}
          maxLength={4000}
          autoFocus={describing && line.description === ''}
          onChange={(event) => edit(event.target.value)}
          className={`${cellLook} field-sizing-content min-h-7 resize-none py-1 text-12! leading-4 text-soft`}
        />
      )}
      {(said !== '' || line.optional || (hasCaret && line.item !== null)) && (
        <span className="flex min-w-0 items-center gap-2 px-2 pb-1 text-12 text-faint">
          {line.optional && <OptionMark line={line} number={number} tools={tools} />}
          <span className="truncate" title={line.reference || name}>
            {said}
          </span>
          {hasCaret && line.item !== null && (
            <PriceOrigin line={line} item={line.item} tools={tools} />
          )}
        </span>
      )}
    </div>
  )
}

/** Where the price of the line with the caret comes from: the catalogue, or a hand; one click puts it back. */
function PriceOrigin({ line, item, tools }: { line: ItemLine; item: string; tools: RowTools }) {
  const { editor, words, formats } = tools
  const { data } = useRead(
    show,
    { id: item },
    { staleTime: 300_000, enabled: line.listed === null },
  )
  const listed = line.listed ?? data?.price ?? null
  if (listed === null) return null
  if (line.price === listed) return <span className="shrink-0">{words.listed}</span>
  return (
    <button
      type="button"
      tabIndex={-1}
      title={words.useListed}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() =>
        editLine(editor, line.key, (one) => ({ ...one, price: listed }) as ItemLine, 'price')
      }
      className="shrink-0 rounded-sm text-orange underline decoration-dotted underline-offset-2"
    >
      {words.byHand(formats.price(listed))}
    </button>
  )
}

/** An option, and whether the total counts it: proposed with it or without it. */
function OptionMark({ line, number, tools }: { line: ItemLine; number: number; tools: RowTools }) {
  const { editor, words } = tools
  return (
    <label className="relative inline-flex min-h-6 shrink-0 cursor-pointer items-center gap-1 rounded-sm bg-accent-soft px-1.5 font-medium text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11">
      {/* What one hits is the whole mark: a box alone would be too small for a finger. */}
      <input
        type="checkbox"
        aria-label={words.cells.chosen(number)}
        data-cell="chosen"
        checked={line.chosen}
        onChange={(event) => {
          const chosen = event.target.checked
          editLine(editor, line.key, (one) => ({ ...one, chosen }) as ItemLine, 'chosen')
        }}
        className="peer absolute inset-0 m-0 size-full cursor-pointer opacity-0"
      />
      <span
        aria-hidden
        className="size-3 rounded-xs border border-accent peer-checked:bg-accent peer-checked:shadow-[inset_0_0_0_1.5px_var(--color-surface)]"
      />
      {line.chosen ? words.optionTaken : words.option}
    </label>
  )
}

function ItemField({ line, number, tools }: { line: ItemLine; number: number; tools: RowTools }) {
  const { editor, words } = tools
  const { key, name } = line
  const id = useId()
  const anchor = useRef<HTMLDivElement>(null)
  const list = useRef<ListKeys<FoundItem>>(null)
  const [open, setOpen] = useState(false)
  const [pointed, setPointed] = useState<string | undefined>(undefined)
  const blank = isBlank(line)

  const take = (found: FoundItem): void => {
    editLine(editor, key, (one) => (one.kind === 'item' ? withItem(one, found) : one), 'item')
    setOpen(false)
    tools.goTo(key, 'quantity')
  }
  /** Shift+Enter: a line of its own above, and one goes on choosing with the same words. */
  const add = (found: FoundItem): void => {
    const more = withItem({ ...line, key: lineKey(), name: '', quantity: null }, found)
    editor.editLines((lines) => inserted(lines, key, [more], true))
  }
  const keepText = (): void => {
    setOpen(false)
    tools.goTo(key, 'quantity')
  }
  /** Enter came before the answer did: the caret goes on, and the line fills itself. */
  const takeFirst = async (): Promise<void> => {
    const typed = name
    keepText()
    const [first] = await tools.search(typed.trim()).catch(() => [])
    if (!first) return
    editLine(
      editor,
      key,
      (one) =>
        one.kind === 'item' && one.item === null && one.name === typed ? withItem(one, first) : one,
      'item',
    )
  }

  function keys(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    if (isArrow && open) {
      event.preventDefault()
      list.current?.move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'ArrowDown' && blank && !event.shiftKey) {
      event.preventDefault()
      setOpen(true)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      enter(event.shiftKey)
    }
  }
  function enter(isAdding: boolean): void {
    if (!open) return void (name !== '' && tools.goTo(key, 'quantity'))
    if (kinds) return kinds[Math.max(0, list.current?.at() ?? 0)]?.onPick()
    const chosen = list.current?.chosen() ?? null
    if (chosen === 'waiting') return void (name.trim() === '' ? null : takeFirst())
    if (chosen === null) return name === '' ? setOpen(false) : keepText()
    if ('extra' in chosen) return chosen.extra.onPick()
    if (isAdding) add(chosen.found)
    else take(chosen.found)
  }

  const typed = name.trim()
  // "/" asks for what is no item: a section, a text, a subtotal, a page break.
  const kinds = typed.startsWith('/')
    ? additions(words, typed.slice(1)).map(({ kind, icon, label }): Extra => ({
        key: kind,
        label,
        icon,
        onPick: () => {
          setOpen(false)
          editor.editLines((lines) => replaced(lines, key, () => otherLine(kind, key)))
          // After what needs no words, one goes on with the next item.
          const isTyped = kind === 'section' || kind === 'text'
          editor.want({
            key: (isTyped ? key : editor.state().lines.at(-1)?.key) ?? key,
            cell: 'name',
          })
        },
      }))
    : null
  const extras: Extra[] = kinds
    ? kinds
    : typed === ''
      ? []
      : [
          { key: 'free', label: words.freeLine(typed), icon: TextCursorInput, onPick: keepText },
          ...(tools.createItem
            ? [
                {
                  key: 'create',
                  label: words.createItem(typed),
                  icon: PackagePlus,
                  onPick: () => {
                    setOpen(false)
                    tools.createItem?.(key, typed)
                  },
                },
              ]
            : []),
        ]

  return (
    <>
      <div ref={anchor} className="group/name relative min-w-0 rounded-sm hover:bg-surface">
        {/* At rest the name is read whole, on as many lines as it takes; one edits it on one. */}
        <div
          aria-hidden
          className={`min-h-8 px-2 py-1.5 text-13 leading-5 group-focus-within/name:invisible ${blank ? 'text-faint' : ''}`}
        >
          {blank ? words.newLine : name}
        </div>
        <input
          type="text"
          role="combobox"
          aria-label={words.cells.name(number)}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? `${id}-list` : undefined}
          aria-activedescendant={open ? pointed : undefined}
          autoComplete="off"
          spellCheck={!open}
          maxLength={300}
          data-cell="name"
          value={name}
          placeholder={blank ? words.newLineHint : undefined}
          onChange={(event) => {
            const text = event.target.value
            editLine(editor, key, (one) => (one.kind === 'item' ? named(one, text) : one), 'name')
            // Once an item is chosen, its name is only being reworded.
            if (line.item === null) setOpen(text.trim() !== '')
          }}
          onBlur={() => setOpen(false)}
          onKeyDown={keys}
          className={`${cellLook} absolute inset-0 opacity-0 focus:opacity-100`}
        />
      </div>
      {open && (
        <Suggestions<FoundItem>
          id={id}
          label={words.items}
          anchor={anchor}
          typed={typed}
          search={kinds ? nothing : tools.search}
          keyOf={(found) => found.id}
          show={(found) => <ItemOption found={found} tools={tools} />}
          extras={extras}
          onPick={take}
          onPoint={setPointed}
          {...(kinds ? {} : { whenNothing: words.noItem })}
          keys={list}
        />
      )}
    </>
  )
}

const nothing = async (): Promise<readonly FoundItem[]> => []

const ItemOption = ({ found, tools }: { found: FoundItem; tools: RowTools }) => (
  <>
    <span className="min-w-0 flex-1">
      <span className="block truncate">{found.name}</span>
      <span className="block truncate text-12 text-faint">{found.reference}</span>
    </span>
    <span className="figures shrink-0 text-13 text-soft">
      {tools.formats.price(found.price)}
      {found.unit && ` / ${found.unit}`}
    </span>
  </>
)
