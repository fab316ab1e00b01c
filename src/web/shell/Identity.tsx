// Which company, and who: the two menus of the sidebar.
import {
  Building2,
  ChevronsUpDown,
  Keyboard,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Rows3,
  Rows4,
  Sun,
} from 'lucide-react'
import { useRef, useState } from 'react'
import { type Density, setPreferences, type Theme, usePreferences } from '../preferences.ts'
import { hasScreen } from '../screens.ts'
import { forgetSession, useCompany, useSession, useSwitchCompany } from '../session.ts'
import { pass } from '../sign-in.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { classes } from '../ui/classes.ts'
import type { MenuSection } from '../ui/menu-items.ts'
import { MenuPopup } from '../ui/Menu.tsx'
import { toast } from '../ui/toasts.ts'
import { useWords } from '../words.ts'
import { toProblem } from '../problem.ts'
import { shellWords } from './words.ts'

export function CompanyMenu({ folded }: { folded: boolean }) {
  const words = useWords(shellWords)
  const { companies } = useSession()
  const company = useCompany()
  const switchTo = useSwitchCompany()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const sections: MenuSection[] = [
    {
      title: words.companies,
      items: companies.map((one) => ({
        key: one.id,
        label: one.name,
        hint: one.role,
        chosen: one.id === company.id,
        onPress: () => one.id !== company.id && switchTo(one.id),
      })),
    },
  ]
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={classes(
          'flex h-9 min-w-0 items-center gap-2 rounded-md text-left hover:bg-hover',
          folded ? 'w-9 justify-center' : 'flex-1 px-1.5',
        )}
      >
        <Avatar name={company.name} src={company.logoUrl} square />
        <span className={folded ? 'unseen' : 'min-w-0 flex-1 truncate text-14 font-semibold'}>
          {company.name}
        </span>
        <span className="unseen">{words.companies}</span>
        {!folded && <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-faint" />}
      </button>
      <MenuPopup
        trigger={trigger}
        open={open}
        onClose={() => setOpen(false)}
        label={words.companies}
        placement="bottom start"
        sections={
          hasScreen('/premier-demarrage')
            ? [
                ...sections,
                {
                  items: [
                    {
                      key: 'new',
                      label: words.newCompany,
                      icon: Building2,
                      href: '/premier-demarrage',
                    },
                  ],
                },
              ]
            : sections
        }
      />
    </>
  )
}

export function UserMenu({ folded, onSheet }: { folded: boolean; onSheet: () => void }) {
  const { account } = useSession()
  const { roleName } = useCompany()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const sections = useUserSections(onSheet)
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={classes(
          'flex h-9 min-w-0 items-center gap-2 rounded-md text-left hover:bg-hover',
          folded ? 'w-9 justify-center' : 'flex-1 px-1.5',
        )}
      >
        <Avatar name={account.name} />
        <span className={folded ? 'unseen' : 'min-w-0 flex-1 truncate text-13'}>
          {account.name}
        </span>
        <span className="unseen">{roleName}</span>
      </button>
      <MenuPopup
        trigger={trigger}
        open={open}
        onClose={() => setOpen(false)}
        label={account.name}
        placement="top start"
        sections={sections}
      />
    </>
  )
}

const themeIcons = { system: Monitor, light: Sun, dark: Moon }

/** Theme, density, language, shortcuts, sign-out: also the foot of the phone's "Plus". */
export function useUserSections(onSheet: () => void): MenuSection[] {
  const words = useWords(shellWords)
  const { theme, density, locale } = usePreferences()
  return [
    {
      title: words.theme,
      items: (['system', 'light', 'dark'] as Theme[]).map((one) => ({
        key: `theme-${one}`,
        label: words.themes[one],
        icon: themeIcons[one],
        chosen: one === theme,
        onPress: () => setPreferences({ theme: one }),
      })),
    },
    {
      title: words.density,
      items: (['comfortable', 'compact'] as Density[]).map((one) => ({
        key: `density-${one}`,
        label: words.densities[one],
        icon: one === 'compact' ? Rows4 : Rows3,
        chosen: one === density,
        onPress: () => setPreferences({ density: one }),
      })),
    },
    {
      title: words.language,
      items: (['fr', 'en'] as const).map((one) => ({
        key: `language-${one}`,
        label: words.languages[one],
        icon: Languages,
        chosen: one === locale,
        onPress: () => setPreferences({ locale: one }),
      })),
    },
    {
      items: [
        { key: 'shortcuts', label: words.shortcuts, icon: Keyboard, keys: '?', onPress: onSheet },
        { key: 'sign-out', label: words.signOut, icon: LogOut, onPress: () => void signOut() },
      ],
    },
  ]
}

async function signOut(): Promise<void> {
  try {
    await pass('/sign-out', {})
    forgetSession()
    location.assign('/connexion')
  } catch (error) {
    toast(toProblem(error).detail, { tone: 'red' })
  }
}
