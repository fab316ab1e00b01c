// Opening the palette from anywhere, without importing it.
const listeners = new Set<() => void>()

export function askPalette(): void {
  for (const listener of listeners) listener()
}

export function onPaletteAsked(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
