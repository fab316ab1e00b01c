import { Hammer, type LucideIcon, MapPinned, Phone, Truck, Users } from 'lucide-react'
import type { AppointmentKind } from '../rules/life.ts'

/** Each kind has its icon and its colour; the word is said beside. */
export const kindLooks: Readonly<Record<AppointmentKind, { icon: LucideIcon; look: string }>> = {
  meeting: { icon: Users, look: 'bg-blue-soft border-blue text-text' },
  visit: { icon: MapPinned, look: 'bg-green-soft border-green text-text' },
  call: { icon: Phone, look: 'bg-grey-soft border-grey text-text' },
  delivery: { icon: Truck, look: 'bg-orange-soft border-orange text-text' },
  fitting: { icon: Hammer, look: 'bg-violet-soft border-violet text-text' },
}
