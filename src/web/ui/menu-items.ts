import type { LucideIcon } from 'lucide-react'

/** One act of a menu, or one place to go. */
export type MenuItem = {
  readonly key: string
  readonly label: string
  readonly icon?: LucideIcon | undefined
  readonly keys?: string
  readonly danger?: boolean
  /** Ticked: this is the present choice. */
  readonly chosen?: boolean
  /** Why it cannot act now: shown under the label. */
  readonly whyNot?: string | null | undefined
  readonly hint?: string
} & ({ readonly onPress: () => void } | { readonly href: string })

/** Items that go together, under a title or none. */
export type MenuSection = { readonly title?: string; readonly items: readonly MenuItem[] }
