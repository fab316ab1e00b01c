import { AlarmClock, CalendarClock, Inbox, type LucideIcon, Star } from 'lucide-react'
import type { Section } from '../rules.ts'

export const sectionLooks: Readonly<Record<Section, { icon: LucideIcon; ink: string }>> = {
  late: { icon: AlarmClock, ink: 'text-red' },
  today: { icon: Star, ink: 'text-orange' },
  soon: { icon: CalendarClock, ink: 'text-blue' },
  undated: { icon: Inbox, ink: 'text-grey' },
}
