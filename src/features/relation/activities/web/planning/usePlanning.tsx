// What any list lets one plan for a selection: a task, an appointment.
import { useRights } from '#web/session.ts'
import type { BulkJob } from '#web/ui/list/definition.ts'
import { useAppointmentJob } from './AppointmentMany.tsx'
import { useTaskJob } from './TaskMany.tsx'

const appointed = [
  'orders',
  'deliveries',
  'projects',
  'quotes',
  'documents',
  'customers',
  'portfolio',
] as const
type Appointed = (typeof appointed)[number]
export type PlannedList = Appointed | 'invoices' | 'purchases' | 'payments'

const isAppointed = (list: PlannedList): list is Appointed =>
  (appointed as readonly string[]).includes(list)

/** `bulk={[…, ...usePlanning('orders')]}`: nothing for whoever may not write activities. */
export function usePlanning<R>(list: PlannedList): readonly BulkJob<R>[] {
  const { can } = useRights()
  const task = useTaskJob<R>(list)
  const appointment = useAppointmentJob<R>(isAppointed(list) ? list : 'orders')
  if (!can('activities.write')) return []
  return isAppointed(list) ? [task, appointment] : [task]
}
