// What the command palette (Ctrl+K) can find. A feature offers its records by exporting
// `palette: readonly PaletteSource[]` beside `screens` in its web/screens.tsx; the search itself is
// imported when it is first asked, so that no contract enters the first chunk.
import type { LucideIcon } from 'lucide-react'
import type { Locale } from '#kernel/refusal.ts'

export type PaletteItem = {
  readonly id: string
  readonly label: string
  /** Beside the label, quieter: a town, a customer, an amount. */
  readonly hint?: string | undefined
  readonly icon?: LucideIcon | undefined
  /** The heading it stands under. */
  readonly group: string
  readonly keys?: string
  /** What Tab offers for it: "Dupont → Nouveau devis". */
  readonly acts?: readonly PaletteItem[]
} & ({ readonly href: string } | { readonly onPress: () => void })

export type PaletteSource = {
  readonly id: string
  /** Asked alone, and only when the text begins with it: `@` people, `#` document numbers. */
  readonly prefix?: '@' | '#'
  /** At most 8, the best first. Diacritics and typos are the server's to forgive. */
  readonly search: (
    typed: string,
    about: { signal: AbortSignal; locale: Locale },
  ) => Promise<readonly PaletteItem[]>
}
