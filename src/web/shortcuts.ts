// Keys: one listener for the page, a stack of what the screen on top offers. Letters never fire in a
// field, during a composition (IME), under an open dialog, or once switched off (WCAG 2.1.4).
import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import { preferences } from './preferences.ts'

export type Shortcut = {
  /** 'p', 'shift+x', 'ctrl+enter', '?', or two keys one after the other: 'c d'. */
  readonly keys: string
  readonly label: string
  readonly group: string
  readonly run: (event: KeyboardEvent) => void
}

/** How many dialogs a component stands in: what they offer goes before what lies under them. */
export const LayerContext = createContext(0)
/** Confirms what is on top, and never what lies under it. */
const confirming = 'ctrl+enter'

type Offered = Shortcut & { readonly layer: number }
const stack: Offered[] = []
const open: number[] = []
const listeners = new Set<() => void>()
let shown: readonly Shortcut[] = []
let first: { key: string; at: number } | null = null

/** A dialog over what it is opened from, while it is on screen: the layer of what stands in it. */
export function useLayer(): number {
  const layer = useContext(LayerContext) + 1
  useLayoutEffect(() => {
    open.push(layer)
    return () => void open.splice(open.indexOf(layer), 1)
  }, [layer])
  return layer
}

/** Offers a shortcut while the component is on screen; the latest offered on the top layer wins. */
export function useShortcut(
  keys: string | undefined,
  about: { label: string; group?: string; run: (event: KeyboardEvent) => void; when?: boolean },
): void {
  const latest = useRef(about.run)
  useEffect(() => {
    latest.current = about.run
  })
  const { label, group = '', when = true } = about
  const layer = useContext(LayerContext)
  // With what is drawn: a key that is pressed as a dialog appears is the dialog's.
  useLayoutEffect(() => {
    if (!keys || !when) return
    const offered = {
      keys,
      label,
      group,
      layer,
      run: (event: KeyboardEvent) => latest.current(event),
    }
    stack.push(offered)
    changed()
    return () => {
      stack.splice(stack.indexOf(offered), 1)
      changed()
    }
  }, [keys, label, group, when, layer])
}

/** Offers several at once; they are told apart by their keys. */
export function useShortcutList(list: readonly Shortcut[]): void {
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
  })
  const named = list.map((one) => `${one.keys}:${one.label}`).join('|')
  const layer = useContext(LayerContext)
  useLayoutEffect(() => {
    const offered = latest.current.map((one) => ({
      ...one,
      layer,
      run: (event: KeyboardEvent) =>
        latest.current.find(({ keys }) => keys === one.keys)?.run(event),
    }))
    stack.push(...offered)
    changed()
    return () => {
      for (const one of offered) stack.splice(stack.indexOf(one), 1)
      changed()
    }
  }, [named, layer])
}

/** What can be pressed here, the nearest first, each key once: for the `?` sheet and the palette. */
export const useShortcuts = (): readonly Shortcut[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )

/** Starts listening; called once by main.tsx. Gives back the way to stop. */
export function startShortcuts(): () => void {
  const stop = new AbortController()
  addEventListener('keydown', pressed, { signal: stop.signal })
  startHints(stop.signal)
  return () => stop.abort()
}

/** A typed event as we write keys: 'ctrl+enter', 'shift+x', '['. Cmd counts as Ctrl. */
function written(event: KeyboardEvent): string {
  const key = event.key.toLowerCase()
  const letter = /^[a-z]$/.test(key)
  const named = key.length > 1
  return [
    event.ctrlKey || event.metaKey ? 'ctrl+' : '',
    event.altKey ? 'alt+' : '',
    event.shiftKey && (letter || named) ? 'shift+' : '',
    key === ' ' ? 'space' : key,
  ].join('')
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.key === 'Process') return
  const keys = written(event)
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (plain && (!preferences().shortcuts || isTyping(event.target) || overlaid())) {
    first = null
    return
  }
  // Copying, pasting and selecting text stay the field's own.
  if (/^ctrl\+[acvxyz]$/.test(keys) && isTyping(event.target)) return
  const started =
    first !== null && event.timeStamp - first.at < 1500 ? `${first.key} ${keys}` : null
  const found = (started && last(started)) || last(keys)
  first = null
  if (found) {
    event.preventDefault()
    found.run(event)
  } else if (plain && stack.some((one) => one.keys.startsWith(`${keys} `))) {
    first = { key: keys, at: event.timeStamp }
  }
}

/** Who has a key: the latest of the highest layer that offers it. */
function last(keys: string): Shortcut | undefined {
  const able = stack.filter(
    (one) => one.keys === keys && (keys !== confirming || one.layer >= Math.max(0, ...open)),
  )
  const top = Math.max(...able.map(({ layer }) => layer))
  return able.findLast(({ layer }) => layer === top)
}

/** Whether keys belong to what is focused: a field, a list being searched by letters, a menu. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target.closest('[role=menu],[role=listbox]')) return true
  if (!(target instanceof HTMLInputElement)) return target.getAttribute('role') === 'combobox'
  return !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type)
}

const overlaid = (): boolean =>
  document.querySelector('[role=dialog],[role=alertdialog],dialog[open]') !== null

function changed(): void {
  const seen = new Set<string>()
  const nearest = stack.toReversed().sort((a, b) => b.layer - a.layer)
  shown = nearest.filter((one) => !seen.has(one.keys) && seen.add(one.keys))
  for (const listener of listeners) listener()
}

/** Alt held alone for half a second shows the keys on the buttons that have one. */
function startHints(signal: AbortSignal): void {
  const root = document.documentElement
  let timer = 0
  const hide = () => {
    clearTimeout(timer)
    delete root.dataset['hints']
  }
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Alt' || event.repeat) return hide()
      timer = window.setTimeout(() => (root.dataset['hints'] = ''), 500)
    },
    { signal },
  )
  addEventListener('keyup', hide, { signal })
  addEventListener('blur', hide, { signal })
}
