// What one person likes on one device: theme, language, density, shortcuts, the folded sidebar.
// Kept in this browser only. The first paint waits for this file (vite.config.ts), so that a dark
// screen never begins with a white flash.
import { useSyncExternalStore } from 'react'
import type { Locale } from '#kernel/refusal.ts'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'comfortable' | 'compact'
export type Preferences = {
  readonly theme: Theme
  readonly locale: Locale
  readonly density: Density
  readonly shortcuts: boolean
  readonly sidebarFolded: boolean
  /** The groups of the menu that are folded away. */
  readonly menuClosed: readonly string[]
}

const key = 'comptoir.preferences'
const listeners = new Set<() => void>()
const darkSystem = matchMedia('(prefers-color-scheme: dark)')
let current: Preferences = { ...defaults(), ...readStored<Partial<Preferences>>(key) }

export const preferences = (): Preferences => current

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  store(key, current)
  apply()
  for (const listener of listeners) listener()
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences)

/** Puts the preferences on the page, and follows the system when it changes between day and night. */
export function startPreferences(): void {
  apply()
  darkSystem.addEventListener('change', () => {
    // Another object, so that whoever draws by the theme (the accent) draws again.
    current = { ...current }
    apply()
    for (const listener of listeners) listener()
  })
}

/** Something kept in this browser, or null: absent, unreadable, or storage forbidden. */
export function readStored<T>(name: string): T | null {
  try {
    const written = localStorage.getItem(name)
    return written === null ? null : (JSON.parse(written) as T)
  } catch {
    return null
  }
}

/** Keeps something in this browser; silently nothing where storage is full or forbidden. */
export function store(name: string, value: unknown): void {
  try {
    if (value === null || value === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Private windows refuse storage: the application works without its memory.
  }
}

function defaults(): Preferences {
  return {
    theme: 'system',
    locale: navigator.language.toLowerCase().startsWith('en') ? 'en' : 'fr',
    density: 'comfortable',
    shortcuts: true,
    sidebarFolded: false,
    // What is opened some times a day stands below what is opened all day.
    menuClosed: ['purchasing', 'insight'],
  }
}

function apply(): void {
  const root = document.documentElement
  const dark = current.theme === 'dark' || (current.theme === 'system' && darkSystem.matches)
  root.dataset['theme'] = dark ? 'dark' : 'light'
  root.dataset['density'] = current.density
  root.lang = current.locale
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
