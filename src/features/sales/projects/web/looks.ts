import { AlarmClock, Archive, CircleCheck, CircleDot, type LucideIcon, Wallet } from 'lucide-react'
import type { Hue } from '#web/ui/Status.tsx'
import type { projectTiles } from '../contract.ts'

/** How the phases of projects, and what asks for attention, are drawn. */
export const looks: Readonly<
  Record<keyof typeof projectTiles, { readonly icon: LucideIcon; readonly hue: Hue }>
> = {
  active: { icon: CircleDot, hue: 'blue' },
  finished: { icon: CircleCheck, hue: 'green' },
  archived: { icon: Archive, hue: 'grey' },
  due: { icon: Wallet, hue: 'orange' },
  next_late: { icon: AlarmClock, hue: 'red' },
}
