import type { ReactNode } from 'react'
import { usePath } from '../navigation.ts'
import { type Place, usePlaces } from '../shell/menu.ts'
import { to } from '../site.ts'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { Anchor } from './Link.tsx'
import { Page } from './Page.tsx'

const both = {
  fr: {
    settings: 'Paramètres',
    groups: { personal: 'Vous', company: 'Entreprise', people: 'Personnes et accès' },
  },
  en: {
    settings: 'Settings',
    groups: { personal: 'You', company: 'Company', people: 'People and access' },
  },
}
const groups = ['company', 'people', 'personal'] as const

/** The frame of a rubric of the settings: the menu of all rubrics that one may open, and this one. */
export function SettingsPage({
  title,
  subtitle,
  actions,
  children,
}: {
  title: string
  subtitle?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const words = useWords(both)
  return (
    <Page
      title={title}
      subtitle={subtitle}
      actions={actions}
      crumbs={[{ label: words.settings, href: to('/parametres') }]}
    >
      <div className="flex flex-col gap-6 lg:flex-row lg:gap-10">
        <SettingsMenu />
        <div className="flex min-w-0 max-w-200 flex-1 flex-col gap-6">{children}</div>
      </div>
    </Page>
  )
}

/** The rubrics by group; a strip that scrolls sideways where there is no room beside the page. */
function SettingsMenu() {
  const words = useWords(both)
  const rubrics = useRubrics()
  const here = usePath()
  return (
    <nav
      aria-label={words.settings}
      className="flex gap-4 overflow-x-auto pb-1 lg:w-48 lg:flex-none lg:flex-col lg:overflow-visible print:hidden"
    >
      {groups.map((group) => {
        const places = rubrics.filter((place) => place.settings === group)
        if (places.length === 0) return null
        return (
          <div key={group} className="flex flex-none flex-col gap-1">
            <p className="px-2 text-12 font-medium text-faint max-lg:unseen">
              {words.groups[group]}
            </p>
            <ul className="flex gap-0.5 lg:flex-col">
              {places.map(({ path, name }) => (
                <li key={path}>
                  <Anchor
                    href={path}
                    current={here.startsWith(path)}
                    className={classes(
                      'block rounded-md px-2 py-1.5 text-14 whitespace-nowrap',
                      here.startsWith(path)
                        ? 'bg-pressed font-medium text-text'
                        : 'text-soft hover:bg-hover',
                    )}
                  >
                    {name}
                  </Anchor>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}

/** The rubrics that one may open, in the order of the menu. */
export function useRubrics(): readonly Place[] {
  const places = usePlaces()
  return groups.flatMap((group) => places.filter((place) => place.settings === group))
}
