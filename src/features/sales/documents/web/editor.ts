// The document being edited, outside of the components: a key typed changes one line, and only what
// shows that line is drawn again. It outlives the change of address when a new draft gets its id.
import { type Regimes, standardVat } from '#features/sales/quotes/rules/vat.ts'
import type { Cents } from '#kernel/money.ts'
import { newKey } from '#web/api.ts'
import { replaced, withBlank, written } from './edits.ts'
import { changed, corrected, type History, history, redone, undone } from './history.ts'
import type { Cell, EditorLine } from './line.ts'
import { type EditorState, type Head, type Sums, sumsOf } from './state.ts'
import { type Unread, type UnreadLines, withUnread } from './unread.ts'

/** Where the caret is wanted once the lines are drawn. */
export type Wanted = { readonly key: string; readonly cell: Cell }

export type Editor = {
  readonly state: () => EditorState
  readonly sums: () => Sums
  /** The keys of the lines in their order: the same list until one comes, goes or moves. */
  readonly rows: () => readonly string[]
  /** A line, and what it shows as its amount. */
  readonly line: (key: string) => EditorLine | undefined
  readonly amount: (key: string) => Cents | null
  readonly canUndo: () => boolean
  readonly canRedo: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Changes the lines; `about` names what is typed, so that one undo takes it all back. */
  readonly editLines: (
    edit: (lines: EditorState['lines']) => EditorState['lines'],
    about?: string,
  ) => void
  readonly editHead: (change: Partial<Head>, regimes?: Regimes) => void
  /** Replaces the state as one change: what a merge or a draft of this device gives. */
  readonly replace: (state: EditorState) => void
  /** What the server says, which is no change to be undone. */
  readonly correct: (correct: (state: EditorState) => EditorState) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Wants the caret in a cell; the grid puts it there once it is drawn. */
  readonly want: (wanted: Wanted | null) => void
  readonly wanted: () => Wanted | null
  /** The cells whose text is no number, beside the document: what was typed, and why. */
  readonly unread: () => UnreadLines
  readonly tellUnread: (key: string, cell: Cell, unread: Unread | null) => void
}

/** Names a line on this screen. */
export const lineKey = (): string => newKey()

/** The state with its blank last line. */
export const ready = (state: EditorState): EditorState => {
  const lines = withBlank(state.lines, lineKey(), standardVat)
  return lines === state.lines ? state : { ...state, lines }
}

/** What is saved of it: the blank last line stays on the screen. */
export const saved = ({ head, lines, regimes }: EditorState): EditorState => ({
  head,
  lines: written(lines),
  regimes,
})

export function createEditor(start: EditorState): Editor {
  let past: History<EditorState> = history(ready(start))
  let sums: { of: EditorState; sums: Sums } | null = null
  let wanted: Wanted | null = null
  let unread: UnreadLines = new Map()
  let rows: readonly string[] = past.present.lines.map(({ key }) => key)
  let ranks: { of: EditorState['lines']; ranks: ReadonlyMap<string, number> } | null = null
  const listeners = new Set<() => void>()

  function set(next: History<EditorState> | null): void {
    if (!next || next === past) return
    past = next
    const { lines } = past.present
    if (rows.length !== lines.length || lines.some(({ key }, rank) => key !== rows[rank])) {
      rows = lines.map(({ key }) => key)
    }
    tell()
  }
  function tell(): void {
    for (const listener of listeners) listener()
  }
  /** Asked by each row drawn at each key: looked up, never searched for. */
  function rankOf(key: string): number {
    const { lines } = past.present
    if (ranks?.of !== lines) {
      ranks = { of: lines, ranks: new Map(lines.map((line, rank) => [line.key, rank])) }
    }
    return ranks.ranks.get(key) ?? -1
  }
  const sumsNow = (): Sums => {
    if (sums?.of !== past.present) sums = { of: past.present, sums: sumsOf(past.present) }
    return sums.sums
  }
  const change = (state: EditorState, about: string | null): void =>
    set(changed(past, ready(state), about))

  return {
    state: () => past.present,
    sums: sumsNow,
    rows: () => rows,
    line: (key) => past.present.lines[rankOf(key)],
    amount: (key) => sumsNow().amounts[rankOf(key)] ?? null,
    canUndo: () => past.past.length > 0,
    canRedo: () => past.future.length > 0,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    editLines: (edit, about) => {
      const { present } = past
      const lines = edit(present.lines)
      if (lines !== present.lines) change({ ...present, lines }, about ?? null)
    },
    editHead: (change_, regimes) => {
      const { present } = past
      const names = Object.keys(change_)
      change(
        { ...present, head: { ...present.head, ...change_ }, regimes: regimes ?? present.regimes },
        names.length === 1 ? `head.${names[0]}` : null,
      )
    },
    replace: (state) => change(state, null),
    correct: (correct) => {
      const state = correct(past.present)
      if (state !== past.present) set(corrected(past, ready(state)))
    },
    undo: () => set(undone(past)),
    redo: () => set(redone(past)),
    want: (to) => {
      wanted = to
      tell()
    },
    wanted: () => wanted,
    unread: () => unread,
    tellUnread: (key, cell, told) => {
      if (told === null && !unread.get(key)?.[cell]) return
      unread = withUnread(unread, key, cell, told)
      tell()
    },
  }
}

/** One line changed by a function: what the cells of a row do. */
export const editLine = (
  editor: Editor,
  key: string,
  to: (line: EditorLine) => EditorLine,
  cell: string,
): void => editor.editLines((lines) => replaced(lines, key, to), `${key}.${cell}`)
