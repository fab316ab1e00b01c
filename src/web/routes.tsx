// The router: every feature's screens (screens.ts) take their place on the site (site.ts).
import { QueryClient } from '@tanstack/react-query'
import {
  type RouteComponent,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { lazy } from 'react'
import { onSignedOut } from './api.ts'
import { ApiProblem } from './problem.ts'
import type { Screen } from './screen.ts'
import { ScreenFrame } from './shell/ScreenFrame.tsx'
import { BareFrame, Shell } from './shell/Shell.tsx'
import { NotFound } from './shell/Trouble.tsx'
import { screens } from './screens.ts'
import { sessionKey } from './session.ts'
import { site } from './site.ts'

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      // A refusal stays a refusal; a cut connection is worth two more tries.
      retry: (times, problem) =>
        problem instanceof ApiProblem && problem.code === 'offline' && times < 2,
    },
  },
})

// A session that ended while one works: asking again who is there leads to the sign-in page.
onSignedOut(() => void queries.invalidateQueries({ queryKey: sessionKey }))

const root = createRootRoute({ notFoundComponent: NotFound })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })
const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: BareFrame })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/accueil' as string, replace: true })
  },
})

const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => bare,
        path: '/ui',
        component: lazyRouteComponent(() => import('./gallery/Gallery.tsx'), 'Gallery'),
      }),
    ]
  : []

const isBare = (one: Screen): boolean => 'bare' in site[one.path]
const missing = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound })

const tree = root.addChildren([
  start,
  shell.addChildren([
    ...screens.filter((one) => !isBare(one)).map((one) => routeOf(one, () => shell)),
    missing,
  ]),
  bare.addChildren([...screens.filter(isBare).map((one) => routeOf(one, () => bare)), ...gallery]),
])

export const router = createRouter({
  routeTree: tree,
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const written = new URLSearchParams(given as [string, string][]).toString()
    return written ? `?${written}` : ''
  },
  defaultPreload: 'intent',
  defaultPreloadDelay: 80,
  scrollRestoration: true,
  scrollToTopSelectors: ['main'],
  defaultNotFoundComponent: NotFound,
})

function routeOf(one: Screen, getParentRoute: () => typeof shell | typeof bare) {
  const Loaded = lazy(() => one.load().then((Component) => ({ default: Component })))
  const component = () => (
    <ScreenFrame
      screen={one}
      Component={Loaded}
      params={route.useParams() as Record<string, string>}
    />
  )
  const route = createRoute({
    getParentRoute: getParentRoute as () => typeof shell,
    path: one.path.replace(/:(\w+)/g, '$$$1'),
    // The router fetches the screen's code when its link is pointed at.
    component: Object.assign(component, { preload: one.load }) as unknown as RouteComponent,
  })
  return route
}
