import { useDeferredValue, useSyncExternalStore } from 'react'
import type { Cents } from '#kernel/money.ts'
import type { Editor, Wanted } from './editor.ts'
import type { EditorLine } from './line.ts'
import type { EditorState, Sums } from './state.ts'
import { allRead, type UnreadCells } from './unread.ts'

/** Which lines there are, by their keys: drawn again when one comes, goes or moves. */
export const useRows = (editor: Editor): readonly string[] =>
  useSyncExternalStore(editor.subscribe, editor.rows)

/** One line and its amount: a key typed in another draws nothing of it again. */
export const useLine = (editor: Editor, key: string): EditorLine | undefined =>
  useSyncExternalStore(editor.subscribe, () => editor.line(key))

export const useAmount = (editor: Editor, key: string): Cents | null =>
  useSyncExternalStore(editor.subscribe, () => editor.amount(key))

/** The cells of a line whose text is no number. */
export const useUnread = (editor: Editor, key: string): UnreadCells =>
  useSyncExternalStore(editor.subscribe, () => editor.unread().get(key) ?? allRead)

/** The cell that cannot be added up, or null. */
export const useWrongCell = (editor: Editor): string | null =>
  useSyncExternalStore(editor.subscribe, () => editor.sums().wrong?.param ?? null)

/** Where the caret is about to be. */
export const useWanted = (editor: Editor): Wanted | null =>
  useSyncExternalStore(editor.subscribe, editor.wanted)

export const useHead = (editor: Editor): EditorState['head'] =>
  useSyncExternalStore(editor.subscribe, () => editor.state().head)

export const useRegimes = (editor: Editor): EditorState['regimes'] =>
  useSyncExternalStore(editor.subscribe, () => editor.state().regimes)

/** The sums, at each key. */
export const useSums = (editor: Editor): Sums => useSyncExternalStore(editor.subscribe, editor.sums)

/** The document as it stands once there is time for it: what need not follow each key. */
export const useEditorStateLater = (editor: Editor): EditorState =>
  useDeferredValue(useSyncExternalStore(editor.subscribe, editor.state))
