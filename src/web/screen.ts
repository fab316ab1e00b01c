import type { ComponentType } from 'react'
import type { Params, SitePath } from './site.ts'

/** The shape of what comes, drawn while it comes. */
export type Skeleton = 'list' | 'record' | 'form' | 'board' | 'none'

/** The list that a screen opens with: its name, and what it asks of the API as long as nothing is chosen. */
export type Opening = { readonly list: string; readonly asks: string }

/** A screen as its feature offers it: where it stands on the site, and how to fetch its code. */
export type Screen = {
  readonly path: SitePath
  readonly skeleton: Skeleton
  readonly opening: Opening | null
  readonly load: () => Promise<ComponentType<Record<string, string>>>
}

/**
 * Declares a screen: `screen('/clients/:id', { skeleton: 'record', load: () =>
 * import('./CustomerPage.tsx').then((m) => m.CustomerPage) })`. The component receives the `:parts`
 * of the path as properties. The file that declares screens must stay light: it imports no schema.
 */
export const screen = <P extends SitePath>(
  path: P,
  about: {
    load: () => Promise<ComponentType<Params<P>>>
    skeleton?: Skeleton
    opening?: Opening
  },
): Screen => ({
  path,
  skeleton: about.skeleton ?? 'record',
  opening: about.opening ?? null,
  load: about.load as unknown as Screen['load'],
})
