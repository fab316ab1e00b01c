// Whether an order is fitted at the client's: as its items say or otherwise, and the appointment for it.
import { useQueryClient } from '@tanstack/react-query'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { listActivities } from '#features/relation/activities/contract.ts'
import { AppointmentSheet } from '#features/relation/activities/web/AppointmentSheet.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { addDays } from '#kernel/day.ts'
import { keyOf, useWrite } from '#web/api.ts'
import { useRights, useToday } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { useWords } from '#web/words.ts'
import { listOrders, type Order, showOrder } from '../contract.ts'
import { decideFitting } from '../contract/control.ts'
import { can as lives } from '../rules/life.ts'
import { fittingAsks } from '../rules/fitting.ts'
import { FittingStanding } from './standing.tsx'
import { orderWords } from './words.ts'

export function Fitting({ order }: { order: Order }) {
  const words = useWords(orderWords)
  const shared = useWords(documentWords)
  const { can } = useRights()
  const [planning, setPlanning] = useState(false)
  const deciding = useWrite(decideFitting, { refresh: [showOrder, listOrders, listActivities] })
  const { asks, state, day } = order.fitting
  const goes = lives.carryOut(order.state)
  if (!goes && state === 'none') return null
  const plans = goes && (state === 'to_plan' || state === 'planned') && can('activities.write')
  return (
    <Section title={shared.fitting}>
      <div className="flex flex-col gap-3">
        <FittingStanding fitting={state} day={day} />
        {goes && can('orders.write') && (
          <Select
            label={words.fittingDecision}
            value={asks}
            onChange={(chosen) =>
              void deciding.run({ id: order.id, version: order.version, asks: chosen })
            }
            options={fittingAsks.map((value) => ({ value, label: shared.fittingAsks[value] }))}
          />
        )}
        {plans && (
          <Button icon={CalendarPlus} onPress={() => setPlanning(true)}>
            {state === 'planned' ? words.fitAgain : words.planFitting}
          </Button>
        )}
      </div>
      {planning && <Planning order={order} onClose={() => setPlanning(false)} />}
    </Section>
  )
}

/** At the place of the order, half a day in the morning unless told otherwise. */
function Planning({ order, onClose }: { order: Order; onClose: () => void }) {
  const words = useWords(orderWords)
  const today = useToday()
  const queries = useQueryClient()
  const { customer, deliveryDay, number, place } = order
  return (
    <AppointmentSheet
      appointment={null}
      about={{ type: 'order', id: order.id }}
      begun={{
        day: deliveryDay && deliveryDay > today ? deliveryDay : addDays(today, 1),
        minutes: 480,
        lasts: 240,
        kind: 'fitting',
        title: words.fittingOf(number ?? ''),
        place,
        customer: { id: customer.id, label: customer.name },
      }}
      onClose={() => {
        onClose()
        for (const read of [showOrder, listOrders]) {
          void queries.invalidateQueries({ queryKey: keyOf(read) })
        }
      }}
    />
  )
}
