import { useDeferredValue, useSyncExternalStore } from 'react'
import type { Editor } from './editor.ts'
import type { EditorState, Sums } from './state.ts'

/** The lines, drawn again when one of them changes. */
export const useLines = (editor: Editor): EditorState['lines'] =>
  useSyncExternalStore(editor.subscribe, () => editor.state().lines)

export const useHead = (editor: Editor): EditorState['head'] =>
  useSyncExternalStore(editor.subscribe, () => editor.state().head)

export const useRegimes = (editor: Editor): EditorState['regimes'] =>
  useSyncExternalStore(editor.subscribe, () => editor.state().regimes)

export const useEditorState = (editor: Editor): EditorState =>
  useSyncExternalStore(editor.subscribe, editor.state)

/** The sums, at each key. */
export const useSums = (editor: Editor): Sums => useSyncExternalStore(editor.subscribe, editor.sums)

/** The document as it stands once there is time for it: what need not follow each key. */
export const useEditorStateLater = (editor: Editor): EditorState =>
  useDeferredValue(useEditorState(editor))
