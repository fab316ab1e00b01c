// What the palette offers by itself: recents, the acts of the screen, pages, preferences, sums.
import { Calculator, Clock, Keyboard, Monitor, Moon, Plus, Rows3, Sun, Zap } from 'lucide-react'
import { readTyped } from '#kernel/format.ts'
import type { Price } from '#kernel/money.ts'
import { useFormats } from '../../formats.ts'
import { useGo } from '../../navigation.ts'
import type { PaletteItem } from '../../palette.ts'
import { setPreferences } from '../../preferences.ts'
import { recents } from '../../recents.ts'
import { useShortcuts } from '../../shortcuts.ts'
import { toast } from '../../ui/toasts.ts'
import { useLocale, useWords } from '../../words.ts'
import { usePlaces } from '../menu.ts'
import { nearness } from './matching.ts'
import { paletteWords } from './words.ts'

/** What is offered here for a typed text, in the order of the groups, without asking the server. */
export function useLocalItems(typed: string, onHelp: () => void): readonly PaletteItem[] {
  const recent = useRecentItems()
  const here = useScreenItems()
  const [create, pages] = usePageItems()
  const settings = useSettingItems(onHelp)
  const sums = useCalculation(typed)
  const [prefix, text] = split(typed)
  if (prefix === '=') return sums
  if (prefix === '@' || prefix === '#') return []
  if (prefix === '>') return near([...here, ...create, ...settings], text)
  if (prefix === '?') return settings.filter((item) => item.id === 'shortcuts')
  if (text === '') return [...recent, ...here, ...create, ...pages]
  return [...sums, ...near([...here, ...create, ...pages, ...settings, ...recent], text)]
}

/** The prefix of a text (`>`, `@`, `#`, `=`, `?`) and what follows it. */
export function split(typed: string): [prefix: string, text: string] {
  const found = /^([>@#=?])\s*(.*)$/.exec(typed)
  return found ? [found[1] ?? '', found[2] ?? ''] : ['', typed.trim()]
}

function near(items: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const found = items
    .map((item) => ({ item, score: nearness(item.label, text) }))
    .filter(({ score }) => score > 0)
  // Groups keep together, the group of the best match first.
  const best = (group: string) =>
    Math.max(...found.filter(({ item }) => item.group === group).map(({ score }) => score))
  return found
    .toSorted((a, b) => best(b.item.group) - best(a.item.group) || b.score - a.score)
    .map(({ item }) => item)
}

function useRecentItems(): PaletteItem[] {
  const { recents: group } = useWords(paletteWords)
  return recents().map(({ href, label }) => ({
    id: `recent ${href}`,
    label,
    href,
    group,
    icon: Clock,
  }))
}

function useScreenItems(): PaletteItem[] {
  const { here: group } = useWords(paletteWords)
  return useShortcuts()
    .filter((one) => one.group === '' && one.label)
    .map(({ keys, label, run }) => ({
      id: `key ${keys}`,
      label,
      keys,
      group,
      icon: Zap,
      onPress: () => run(new KeyboardEvent('keydown')),
    }))
}

function usePageItems(): [create: PaletteItem[], pages: PaletteItem[]] {
  const words = useWords(paletteWords)
  const locale = useLocale()
  const places = usePlaces()
  const create = places.flatMap(({ path, create }) =>
    create
      ? [
          {
            id: path,
            label: create[locale],
            href: path,
            keys: `c ${create.key}`,
            group: words.create,
            icon: Plus,
          },
        ]
      : [],
  )
  const pages = places.flatMap(({ path, name, menu }) =>
    menu
      ? [
          {
            id: path,
            label: name,
            href: path,
            group: words.go,
            icon: menu.icon,
            ...(menu.go ? { keys: `g ${menu.go}` } : {}),
          },
        ]
      : [],
  )
  return [create, pages]
}

function useSettingItems(onHelp: () => void): PaletteItem[] {
  const words = useWords(paletteWords)
  const group = words.settings
  return [
    { id: 'shortcuts', label: words.shortcuts, group, icon: Keyboard, keys: '?', onPress: onHelp },
    {
      id: 'light',
      label: words.light,
      group,
      icon: Sun,
      onPress: () => setPreferences({ theme: 'light' }),
    },
    {
      id: 'dark',
      label: words.dark,
      group,
      icon: Moon,
      onPress: () => setPreferences({ theme: 'dark' }),
    },
    {
      id: 'system',
      label: words.system,
      group,
      icon: Monitor,
      onPress: () => setPreferences({ theme: 'system' }),
    },
    {
      id: 'compact',
      label: words.compact,
      group,
      icon: Rows3,
      onPress: () => setPreferences({ density: 'compact' }),
    },
    {
      id: 'comfortable',
      label: words.comfortable,
      group,
      icon: Rows3,
      onPress: () => setPreferences({ density: 'comfortable' }),
    },
  ]
}

function useCalculation(typed: string): PaletteItem[] {
  const words = useWords(paletteWords)
  const formats = useFormats()
  const [prefix, text] = split(typed)
  const asked = prefix === '=' || /\d\s*[-+*/×x]\s*\d/.test(text)
  const result = asked && (prefix === '=' || prefix === '') ? readTyped(text, 'price') : null
  if (result === null) return []
  const written = formats.price(result as Price).replace(/[^\d.,\u202f\u2212]/g, '')
  return [
    {
      id: 'calculation',
      label: written,
      hint: text,
      group: words.calculation,
      icon: Calculator,
      onPress: () => {
        void navigator.clipboard?.writeText(written)
        toast(words.copied)
      },
    },
  ]
}

/** Goes to an item, or does it. */
export function useTake(): (item: PaletteItem, newTab: boolean) => void {
  const go = useGo()
  return (item, newTab) => {
    if (!('href' in item)) item.onPress()
    else if (newTab) window.open(item.href, '_blank', 'noopener')
    else go(item.href)
  }
}
