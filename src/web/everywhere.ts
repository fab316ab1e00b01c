// What a key opens over any screen (a task to write down): offered by a feature beside its screens, and
// fetched when it is first wanted.
import type { ComponentType } from 'react'
import type { Right } from '#kernel/rights.ts'
import type { Locale } from '#kernel/refusal.ts'

export type Everywhere = {
  readonly keys: string
  readonly label: Readonly<Record<Locale, string>>
  readonly right: Right
  readonly load: () => Promise<{ readonly open: ComponentType<{ onClose: () => void }> }>
}
