// What just happened, said in a corner for a few seconds: `toast('Client enregistré')`, with a way
// back: `toast('Ligne supprimée', { undo })`. Never for what must be read: that is a Banner.
import { useSyncExternalStore } from 'react'

export type Toast = {
  readonly id: number
  readonly text: string
  readonly tone: 'grey' | 'green' | 'red'
  readonly undo?: (() => void) | undefined
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined
  /** Stays until dismissed. */
  readonly stays: boolean
}

let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

/** Shows a toast and gives back the way to take it away. */
export function toast(text: string, about: Partial<Omit<Toast, 'id' | 'text'>> = {}): () => void {
  const made: Toast = { tone: 'grey', stays: false, ...about, id: ++last, text }
  change([...toasts.slice(-3), made])
  return () => dismissToast(made.id)
}

export const dismissToast = (id: number): void => change(toasts.filter((one) => one.id !== id))

export const useToasts = (): readonly Toast[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )

function change(to: readonly Toast[]): void {
  toasts = to
  for (const listener of listeners) listener()
}
