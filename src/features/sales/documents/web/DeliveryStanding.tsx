// Where a delivery stands, drawn: icon, word and colour. Its own page and the pages of its deal show it.
import { Ban, CircleCheck, type LucideIcon, Package, PencilLine, Truck, Undo2 } from 'lucide-react'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { listDeliveries } from '#features/sales/deliveries/contract.ts'
import { Badge, type Hue, Status } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import { documentWords } from './words.ts'

export type DeliveryState = OutputOf<typeof listDeliveries>['rows'][number]['state']

export const deliveryLooks: Readonly<Record<DeliveryState, { icon: LucideIcon; hue: Hue }>> = {
  draft: { icon: PencilLine, hue: 'grey' },
  ready: { icon: Package, hue: 'blue' },
  shipped: { icon: Truck, hue: 'orange' },
  delivered: { icon: CircleCheck, hue: 'green' },
  returned: { icon: Undo2, hue: 'red' },
  cancelled: { icon: Ban, hue: 'grey' },
}

/** On a wash of its colour at the head of a page. */
export function DeliveryStanding({
  state,
  badge = false,
}: {
  state: DeliveryState
  badge?: boolean
}) {
  const words = useWords(documentWords)
  const Shape = badge ? Badge : Status
  return <Shape {...deliveryLooks[state]}>{words.deliveries[state]}</Shape>
}
