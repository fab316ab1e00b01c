// The lines of a document as in a spreadsheet: every act has its key, and none destroys without a way
// back.
import './grid.css'
import { type FocusEvent, type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react'
import { standardVat } from '#features/sales/quotes/rules/vat.ts'
import { useRights } from '#web/session.ts'
import { toast } from '#web/ui/toasts.ts'
import { duplicated, inserted, moved, removed, replaced, vatAfter } from './edits.ts'
import { type Editor, lineKey } from './editor.ts'
import { goTo, type Place, placeOf, settleCaret } from './caret.ts'
import { usePasting } from './pasting.ts'
import { useDragging } from './dragging.ts'
import { asOption, blankLine, isBlank } from './line.ts'
import { LineRow } from './LineRow.tsx'
import { RowMenu } from './RowMenu.tsx'
import { useRowsInView } from './rows-in-view.ts'
import { useColumns } from './columns.ts'
import { AddBar } from './AddBar.tsx'
import type { Acts, RowTools } from './tools.ts'
import { useRows, useWanted, useWrongCell } from './use-editor.ts'

/** Drawn again when lines come and go, or the caret changes line; a key is its own row's affair. */
export const LineGrid = memo(function LineGrid({
  editor,
  tools: given,
  refused,
}: {
  editor: Editor
  tools: Omit<RowTools, 'goTo' | 'openMenu'>
  /** The cell that the server refused: `lines.3.price`. */
  refused: string | null
}) {
  const keys = useRows(editor)
  const wrong = useWrongCell(editor)
  const wanted = useWanted(editor)
  const grid = useRef<HTMLDivElement>(null)
  const [menu, setMenu] = useState<{ key: string; from: HTMLElement } | null>(null)
  const [described, setDescribed] = useState<string | null>(null)
  const [caret, setCaret] = useState<string | null>(null)
  const rows = useRef<HTMLDivElement>(null)
  const tools = useTools(given, grid, setMenu, setCaret)
  const pasting = usePasting(tools)
  const dragging = useDragging(editor)
  const { words, formats } = tools
  const columns = useColumns(useRights().role.seesCosts)
  const { inView, below, measure } = useRowsInView(editor, rows, wanted?.key ?? caret)
  useLayoutEffect(() => settleCaret(editor, grid.current))

  const acts = useActs(tools)
  const problem = /^lines\.(\d+)\.(\w+)/.exec(refused ?? wrong ?? '')
  const sign = formats.price(0 as never).replace(/[\d.,\s\u00a0\u202f]/g, '')
  return (
    <div className="line-grid min-w-0" style={{ ['--columns' as string]: columns.template }}>
      <div
        ref={grid}
        role="table"
        aria-label={words.lines}
        aria-rowcount={keys.length + 1}
        onKeyDown={(event) => pressed(event, tools, acts)}
        onPaste={pasting}
        onFocus={(event: FocusEvent) => setCaret(placeOf(event.target)?.key ?? null)}
        {...dragging.on}
      >
        <div role="rowgroup">
          <div role="row" className="line-head border-b border-line text-12 font-medium text-faint">
            <span role="columnheader">
              <span className="unseen">{words.drag}</span>
            </span>
            {(['name', ...columns.shown] as const).map((at) => (
              <span
                key={at}
                role="columnheader"
                className={`line-${at} flex items-center px-2 whitespace-nowrap ${at === 'name' || at === 'unit' ? '' : 'justify-end'}`}
              >
                {at === 'price' || at === 'net' || at === 'cost'
                  ? `${words.columns[at]} (${sign})`
                  : words.columns[at]}
              </span>
            ))}
            <span role="columnheader">
              <span className="unseen">{words.acts}</span>
            </span>
          </div>
        </div>
        <div ref={rows} role="rowgroup" className="line-rows" style={{ paddingBottom: below }}>
          {inView.map(({ index, gap }) => {
            const key = keys[index]
            return (
              key && (
                <LineRow
                  key={key}
                  name={key}
                  index={index}
                  gap={gap}
                  measure={measure}
                  wrong={problem?.[1] === String(index) ? (problem[2] ?? null) : null}
                  describing={described === key}
                  dropped={dragging.over?.key === key ? dragging.over.side : null}
                  shown={columns.shown}
                  hasCaret={caret === key}
                  tools={tools}
                />
              )
            )
          })}
        </div>
      </div>
      <AddBar tools={tools} columns={columns} />
      <RowMenu
        at={menu}
        onClose={() => setMenu(null)}
        tools={tools}
        acts={acts}
        onDescribe={setDescribed}
      />
    </div>
  )
})

/** The acts on a line, which keys and the menu share. */
function useActs({ editor, words, offersOptions, goTo: go }: RowTools): Acts {
  return {
    move: (key, step) => editor.editLines((lines) => moved(lines, key, step)),
    duplicate: ({ key, cell }) => {
      const copy = lineKey()
      editor.editLines((lines) => duplicated(lines, key, copy))
      go(copy, cell as 'name')
    },
    offer: (key) => {
      if (!offersOptions) return
      editor.editLines((lines) =>
        replaced(lines, key, (line) =>
          line.kind === 'item' && !isBlank(line) ? asOption(line, !line.optional) : line,
        ),
      )
    },
    insertAbove: (key) => {
      const line = blankLine(lineKey(), vatAfter(editor.state().lines, standardVat))
      editor.editLines((lines) => inserted(lines, key, [line], true))
      go(line.key, 'name')
    },
    remove: (key) => {
      const { lines } = editor.state()
      const index = lines.findIndex((line) => line.key === key)
      const before = editor.state()
      editor.editLines((all) => removed(all, key))
      if (editor.state() === before) return
      const next = editor.state().lines[index]
      if (next) go(next.key, 'name')
      // The toast undoes this deletion, whatever was typed since.
      const line = lines[index]
      const after = lines[index + 1]?.key ?? null
      const undo = () => line && editor.editLines((all) => inserted(all, after, [line], true))
      toast(words.removed, { undo })
    },
  }
}

/** What rows work with, the same object as long as nothing of it changes. */
function useTools(
  given: Omit<RowTools, 'goTo' | 'openMenu'>,
  grid: React.RefObject<HTMLDivElement | null>,
  setMenu: (menu: { key: string; from: HTMLElement }) => void,
  setCaret: (key: string) => void,
): RowTools {
  const kept = useRef<{ given: typeof given; tools: RowTools } | null>(null)
  if (kept.current?.given !== given) {
    const tools: RowTools = {
      ...given,
      goTo: (key, cell) => {
        // A line out of view is drawn first; the caret follows.
        if (!goTo(given.editor, grid.current, { key, cell })) setCaret(key)
      },
      openMenu: (key, from) => setMenu({ key, from }),
    }
    kept.current = { given, tools }
  }
  return kept.current.tools
}

/** The keys of the grid; the first cell has had its own before. */
function pressed(event: KeyboardEvent, tools: RowTools, acts: Acts): void {
  const place = placeOf(event.target)
  if (event.defaultPrevented || event.nativeEvent.isComposing || !place) return
  const chord = event.ctrlKey || event.metaKey
  const is = (key: string) => event.key.toLowerCase() === key
  const done = (act: () => void) => {
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  if (chord && !event.altKey && is('z')) {
    done(() => (event.shiftKey ? tools.editor.redo() : tools.editor.undo()))
  } else if (chord && is('y')) {
    done(tools.editor.redo)
  } else if (chord && is('d')) {
    done(() => acts.duplicate(place))
  } else if (event.altKey && !chord && event.code === 'KeyO') {
    done(() => acts.offer(place.key))
  } else if (chord && is('delete')) {
    done(() => acts.remove(place.key))
  } else if (event.altKey && (is('arrowup') || is('arrowdown'))) {
    done(() => {
      acts.move(place.key, is('arrowup') ? -1 : 1)
      tools.goTo(place.key, place.cell as 'name')
    })
  } else if (is('contextmenu') || (event.shiftKey && is('f10'))) {
    done(() => tools.openMenu(place.key, event.target as HTMLElement))
  } else {
    const step = stepOf(event)
    if (step !== 0) done(() => stride(place, step, tools))
  }
}

/** Enter and the arrows go from line to line; several lines of text, lists and menus keep theirs. */
function stepOf(event: KeyboardEvent): 1 | -1 | 0 {
  if (event.ctrlKey || event.metaKey || event.altKey) return 0
  const target = event.target as HTMLElement
  if (target instanceof HTMLButtonElement || target.dataset['multiline'] !== undefined) return 0
  if (event.key === 'Enter') return event.shiftKey ? -1 : 1
  if (target instanceof HTMLSelectElement || event.shiftKey) return 0
  if (event.key === 'ArrowDown') return 1
  return event.key === 'ArrowUp' ? -1 : 0
}

function stride(place: Place, step: 1 | -1, tools: RowTools): void {
  const { lines } = tools.editor.state()
  const index = lines.findIndex(({ key }) => key === place.key)
  const next = lines[index + step]
  if (!next) return
  const same = next.kind === 'item' && !isBlank(next)
  tools.goTo(next.key, same && place.cell !== 'description' ? (place.cell as 'name') : 'name')
}
