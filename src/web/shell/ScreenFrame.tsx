import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ComponentType, Suspense, useEffect } from 'react'
import type { Right } from '#kernel/rights.ts'
import { Boundary } from '../Boundary.tsx'
import type { Screen } from '../screen.ts'
import { useRights } from '../session.ts'
import { site } from '../site.ts'
import type { SitePage } from '../site/page.ts'
import { ScreenSkeleton } from '../ui/Skeletons.tsx'
import { Broken, Forbidden } from './Trouble.tsx'

type Loaded = ComponentType<Record<string, string>>

/** Around each screen: the right to see it, its skeleton while it comes, and its troubles. */
export function ScreenFrame({
  screen,
  Component,
  params,
}: {
  screen: Screen
  Component: Loaded
  params: Record<string, string>
}) {
  const { reset } = useQueryErrorResetBoundary()
  const about: SitePage = site[screen.path]
  const shown = <Arrived Component={Component} params={params} />
  return (
    <Boundary
      fallback={(error, again) => (
        <Broken
          error={error}
          reset={() => {
            reset()
            again()
          }}
        />
      )}
    >
      <Suspense fallback={<ScreenSkeleton shape={screen.skeleton} />}>
        {about.bare ? shown : <Allowed right={about.right}>{shown}</Allowed>}
      </Suspense>
    </Boundary>
  )
}

function Allowed({ right, children }: { right: Right; children: React.ReactNode }) {
  return useRights().can(right) ? children : <Forbidden />
}

let moved = false

/** After a move inside the application the title takes the focus, so that it is read out. */
function Arrived({ Component, params }: { Component: Loaded; params: Record<string, string> }) {
  useEffect(() => {
    const focused = document.activeElement
    const title = document.querySelector<HTMLElement>('main h1')
    if (moved && (focused === document.body || !focused?.closest('main'))) {
      title?.focus({ preventScroll: true })
    }
    moved = true
  }, [])
  return <Component {...params} />
}
