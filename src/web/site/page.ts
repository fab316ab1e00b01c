// What the site says of a page.
import type { LucideIcon } from 'lucide-react'
import type { Right } from '#kernel/rights.ts'

export type Section = 'top' | 'relation' | 'sales' | 'purchasing' | 'insight' | 'bottom'

export type SitePage = {
  readonly right: Right
  /** Shown without the frame of the application: one is not at work yet. */
  readonly bare?: true
  readonly fr: string
  readonly en: string
  /** A rubric of the settings, in this group of their own menu. */
  readonly settings?: 'personal' | 'company' | 'people'
  readonly menu?: { readonly section: Section; readonly icon: LucideIcon; readonly go?: string }
  /** Makes something new: offered by `C` + key, by the palette and by the ＋ of the phone. */
  readonly create?: { readonly key: string; readonly fr: string; readonly en: string }
}

/** A page of the site, its own words kept in its type. */
export const page = <const T extends SitePage>(about: T): T => about
