// What the menu, the palette and the keys offer: pages that exist here and that one may see.
import { useGo } from '../navigation.ts'
import { hasScreen } from '../screens.ts'
import { useRights } from '../session.ts'
import { useShortcutList } from '../shortcuts.ts'
import { type SitePath, site } from '../site.ts'
import type { Section, SitePage } from '../site/page.ts'
import { useLocale } from '../words.ts'

export type Place = SitePage & { readonly path: SitePath; readonly name: string }

/** The pages of the site that one may open, in the order of the site. */
export function usePlaces(): readonly Place[] {
  const { can } = useRights()
  const locale = useLocale()
  return (Object.entries(site) as [SitePath, SitePage][])
    .filter(([path, page]) => !page.bare && hasScreen(path) && can(page.right))
    .map(([path, page]) => ({ ...page, path, name: page[locale] }))
}

export const sections: readonly Section[] = [
  'top',
  'relation',
  'sales',
  'purchasing',
  'insight',
  'bottom',
]

/** `G` + letter goes, `C` + letter creates. */
export function useMenuShortcuts(): void {
  const go = useGo()
  const places = usePlaces()
  useShortcutList(
    places.flatMap(({ path, name, menu, create }) => [
      ...(menu?.go
        ? [{ keys: `g ${menu.go}`, label: name, group: 'go', run: () => go(path) }]
        : []),
      ...(create
        ? [{ keys: `c ${create.key}`, label: name, group: 'create', run: () => go(path) }]
        : []),
    ]),
  )
}
