import type { Everywhere } from './everywhere.ts'
import type { PaletteSource } from './palette.ts'
import type { Screen } from './screen.ts'
import type { SitePath } from './site.ts'

type Declared = {
  readonly screens: readonly Screen[]
  readonly palette?: readonly PaletteSource[]
  readonly everywhere?: readonly Everywhere[]
}
const declared = import.meta.glob<Declared>('../features/*/*/web/screens.tsx', { eager: true })

/** Every screen that exists: the menu, the palette and the shortcuts offer no other. */
export const screens: readonly Screen[] = Object.values(declared).flatMap((file) => file.screens)

/** What the palette can ask the features for. */
export const paletteSources: readonly PaletteSource[] = Object.values(declared).flatMap(
  (file) => file.palette ?? [],
)

/** What keys open over any screen. */
export const everywhere: readonly Everywhere[] = Object.values(declared).flatMap(
  (file) => file.everywhere ?? [],
)

const paths = new Set<SitePath>(screens.map((one) => one.path))

export const hasScreen = (path: SitePath): boolean => paths.has(path)
