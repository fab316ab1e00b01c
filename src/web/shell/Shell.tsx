import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { applyAccent } from '../accent.ts'
import { Boundary } from '../Boundary.tsx'
import { useLive } from '../live.ts'
import { useGo } from '../navigation.ts'
import { usePreferences } from '../preferences.ts'
import { useCompany, useMe } from '../session.ts'
import { useShortcut } from '../shortcuts.ts'
import { to } from '../site.ts'
import { ToastRegion } from '../ui/ToastRegion.tsx'
import { TooltipLayer } from '../ui/tooltip.tsx'
import { useWords } from '../words.ts'
import { BottomBar } from './BottomBar.tsx'
import { useMenuShortcuts } from './menu.ts'
import { Notices } from './Notices.tsx'
import { Everywhere } from './Everywhere.tsx'
import { onPaletteAsked } from './palette/ask.ts'
import { Sidebar } from './Sidebar.tsx'
import { Broken } from './Trouble.tsx'
import { shellWords } from './words.ts'

const loadPalette = () => import('./palette/Palette.tsx')
const Palette = lazy(() => loadPalette().then((m) => ({ default: m.Palette })))
const ShortcutSheet = lazy(() =>
  import('./ShortcutSheet.tsx').then((m) => ({ default: m.ShortcutSheet })),
)

/** The frame of the application, for someone signed in and working in a company. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <Boundary fallback={(error, again) => <Broken error={error} reset={again} />}>
        <Suspense fallback={null}>
          <Entered>{children}</Entered>
        </Suspense>
      </Boundary>
      <TooltipLayer />
      <ToastRegion />
    </>
  )
}

/** The frame of what is seen before one works: signing in, an invitation, a public page. */
export function BareFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <main id="contenu" className="min-h-dvh">
        <Suspense fallback={null}>{children}</Suspense>
      </main>
      <TooltipLayer />
      <ToastRegion />
    </>
  )
}

/** Sends whoever is not at work yet where they can be: signing in, or the first start. */
function Entered({ children }: { children: ReactNode }) {
  const { account, company, setupNeeded } = useMe()
  const go = useGo()
  const goal = setupNeeded || (account && !company) ? 'start' : account ? null : 'sign in'
  useEffect(() => {
    const back = location.pathname + location.search
    if (goal === 'start') go('/premier-demarrage', { replace: true })
    if (goal === 'sign in') go(to('/connexion', {}, { retour: back }), { replace: true })
  }, [goal])
  return goal === null ? <AtWork>{children}</AtWork> : null
}

function AtWork({ children }: { children: ReactNode }) {
  const words = useWords(shellWords)
  const { colour, name, id } = useCompany()
  const preferences = usePreferences()
  const [open, setOpen] = useState<'palette' | 'sheet' | null>(null)
  useEffect(() => applyAccent(colour), [colour, preferences])
  useFetchedSoon()
  useLive(id)
  useEffect(() => onPaletteAsked(() => setOpen('palette')), [])
  useShortcut('ctrl+k', {
    label: words.sheet.palette,
    group: 'general',
    run: () => setOpen('palette'),
  })
  useShortcut('?', { label: words.sheet.thisSheet, group: 'general', run: () => setOpen('sheet') })
  useMenuShortcuts()
  return (
    <div className="flex h-dvh bg-canvas print:block print:h-auto">
      <a
        href="#contenu"
        className="print:hidden fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-inverse px-3 py-2 text-on-inverse focus:translate-y-0"
      >
        {words.skip}
      </a>
      <Sidebar onSheet={() => setOpen('sheet')} />
      <div className="flex min-w-0 flex-1 flex-col print:block">
        <Notices />
        <main
          id="contenu"
          tabIndex={-1}
          className="relative min-h-0 flex-1 overflow-y-auto outline-none"
        >
          <p className="print-only px-4 text-13 sm:px-6">{name}</p>
          {children}
        </main>
        <BottomBar />
      </div>
      <Everywhere />
      <Suspense fallback={null}>
        {open === 'palette' && (
          <Palette onClose={() => setOpen(null)} onHelp={() => setOpen('sheet')} />
        )}
        {open === 'sheet' && <ShortcutSheet onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  )
}

/** Once the first screen is there, fetches what the first keys ask for, so that it opens at once. */
function useFetchedSoon(): void {
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1500)
    return () => clearTimeout(timer)
  }, [])
}
