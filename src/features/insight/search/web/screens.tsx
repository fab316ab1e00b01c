import type { PaletteItem, PaletteSource } from '#web/palette.ts'
import type { Screen } from '#web/screen.ts'

/** The search has no screen of its own: it answers in the palette. */
export const screens: readonly Screen[] = []

const ask =
  (part?: 'people' | 'documents'): PaletteSource['search'] =>
  async (typed, about): Promise<readonly PaletteItem[]> => {
    const { find } = await import('./find.ts')
    return find(typed, part, about)
  }

export const palette: readonly PaletteSource[] = [
  { id: 'people', prefix: '@', search: ask('people') },
  { id: 'documents', prefix: '#', search: ask('documents') },
  { id: 'everything', search: ask() },
]
