// Shows the screen of the address. Small on purpose: what a router library adds to the first page is
// a fifth of its whole budget (docs/decisions/0005).
import { lazy, type ReactNode, startTransition, useEffect, useLayoutEffect, useState } from 'react'
import { type Arrival, here, type Location, onMove } from './location.ts'
import { match } from './matching.ts'
import { LocationContext } from './navigation.ts'
import { prepare } from './prepare.ts'
import { screens } from './screens.ts'
import { ScreenFrame } from './shell/ScreenFrame.tsx'
import { BareFrame, Shell } from './shell/Shell.tsx'
import { NotFound } from './shell/Trouble.tsx'
import { site } from './site.ts'
import type { SitePage } from './site/page.ts'

const patience = 300 // milliseconds that the old screen stays while the code of the next one comes

const routes = screens.map((screen) => ({
  path: screen.path,
  screen,
  bare: (site[screen.path] as SitePage).bare === true,
  Component: lazy(() => screen.load().then((Component) => ({ default: Component }))),
}))
// The workbench of the components: its code is left out of what is shipped.
const Gallery = import.meta.env.DEV
  ? lazy(() => import('./gallery/Gallery.tsx').then((m) => ({ default: m.Gallery })))
  : null

export function Router() {
  const [shown, setShown] = useState<{ at: Location; how: Arrival }>(() => ({
    at: here(),
    how: 'push',
  }))
  useEffect(() => {
    let latest = 0
    return onMove((at, how) => {
      const mine = ++latest
      if (at.path === '/') return
      if (how === 'same') return startTransition(() => setShown({ at, how }))
      void ready(at.path).then(
        () => mine === latest && startTransition(() => setShown({ at, how })),
      )
    })
  }, [])
  useScroll(shown.at, shown.how)
  return <LocationContext value={shown.at}>{framed(shown.at.path)}</LocationContext>
}

/** Once the code of a screen is there, or one has waited for it long enough. */
async function ready(path: string): Promise<void> {
  const waited = new Promise((done) => setTimeout(done, patience))
  await Promise.race([prepare(path).catch(() => undefined), waited])
}

function framed(path: string): ReactNode {
  if (Gallery && path === '/ui') {
    return (
      <BareFrame>
        <Gallery />
      </BareFrame>
    )
  }
  const found = match(routes, path)
  if (!found) {
    return (
      <Shell>
        <NotFound />
      </Shell>
    )
  }
  const { screen, bare, Component } = found.route
  const where = screen.path + JSON.stringify(found.params)
  const content = (
    <ScreenFrame key={where} screen={screen} Component={Component} params={found.params} />
  )
  return bare ? <BareFrame>{content}</BareFrame> : <Shell>{content}</Shell>
}

const places = new Map<string, number>()

/** A new screen starts at its top; back and forward find the place that one left. */
function useScroll({ key, path }: Location, how: Arrival): void {
  useLayoutEffect(() => {
    const page = document.querySelector<HTMLElement>('main')
    if (!page) return
    const wanted = how === 'back' ? (places.get(key) ?? 0) : 0
    if (how !== 'same') page.scrollTop = wanted
    // What comes back may still be growing: its place is sought again until it is reached or moved.
    const grown = new ResizeObserver(() => {
      if (page.scrollTop < wanted) page.scrollTop = wanted
    })
    if (how === 'back' && wanted > 0 && page.firstElementChild)
      grown.observe(page.firstElementChild)
    const timer = setTimeout(() => grown.disconnect(), 1500)
    const stay = () => places.set(key, page.scrollTop)
    const own = () => grown.disconnect()
    page.addEventListener('scroll', stay, { passive: true })
    page.addEventListener('wheel', own, { passive: true })
    return () => {
      clearTimeout(timer)
      grown.disconnect()
      page.removeEventListener('scroll', stay)
      page.removeEventListener('wheel', own)
    }
  }, [key, path])
}
