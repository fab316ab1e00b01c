import type { Screen } from './screen.ts'
import type { SitePath } from './site.ts'

type Declared = { readonly screens: readonly Screen[] }
const declared = import.meta.glob<Declared>('../features/*/*/web/screens.tsx', { eager: true })

/** Every screen that exists: the menu, the palette and the shortcuts offer no other. */
export const screens: readonly Screen[] = Object.values(declared).flatMap((file) => file.screens)

const paths = new Set<SitePath>(screens.map((one) => one.path))

export const hasScreen = (path: SitePath): boolean => paths.has(path)
