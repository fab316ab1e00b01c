import { Menu as MenuIcon } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { usePath } from '../navigation.ts'
import { classes } from '../ui/classes.ts'
import { Anchor } from '../ui/Link.tsx'
import { useWords } from '../words.ts'
import { usePlaces } from './menu.ts'
import { CreateMenu, InboxBadge } from './Sidebar.tsx'
import { shellWords } from './words.ts'

const MoreSheet = lazy(() => import('./MoreSheet.tsx').then((m) => ({ default: m.MoreSheet })))

/** The phone's bar: Accueil · Clients · ＋ · Tâches · Plus. */
export function BottomBar() {
  const words = useWords(shellWords)
  const path = usePath()
  const [open, setOpen] = useState(false)
  const places = usePlaces()
  const entry = (wanted: string) => {
    const place = places.find((one) => one.path === wanted)
    if (!place?.menu) return <span className="flex-1" />
    const here = path === place.path || path.startsWith(`${place.path}/`)
    const Icon = place.menu.icon
    return (
      <Anchor href={place.path} current={here} className={look(here)}>
        <Icon aria-hidden size={20} />
        {place.name}
      </Anchor>
    )
  }
  return (
    <nav
      aria-label={words.menu}
      className="flex shrink-0 items-center border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
    >
      {entry('/accueil')}
      {entry('/clients')}
      <span className="flex flex-1 justify-center">
        <CreateMenu phone />
      </span>
      {entry('/mes-taches')}
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={look(false)}
      >
        <span className="relative">
          <MenuIcon aria-hidden size={20} />
          <span className="absolute -top-1.5 left-3">
            <InboxBadge />
          </span>
        </span>
        {words.more}
      </button>
      <Suspense fallback={null}>{open && <MoreSheet onClose={() => setOpen(false)} />}</Suspense>
    </nav>
  )
}

const look = (here: boolean): string =>
  classes(
    'flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-12',
    here ? 'font-medium text-accent' : 'text-soft',
  )
