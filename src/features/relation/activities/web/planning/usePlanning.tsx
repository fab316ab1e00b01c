// What any list lets one plan for a selection: a task, an appointment.
import { useRights } from '#web/session.ts'
import type { BulkJob } from '#web/ui/list/definition.ts'
import { type PlannedList, useAppointmentJob } from './AppointmentMany.tsx'
import { useTaskJob } from './TaskMany.tsx'

/** `bulk={[…, ...usePlanning('orders')]}`: nothing for whoever may not write activities. */
export function usePlanning<R>(list: PlannedList): readonly BulkJob<R>[] {
  const { can } = useRights()
  const task = useTaskJob<R>(list)
  const appointment = useAppointmentJob<R>(list)
  if (!can('activities.write')) return []
  return [task, appointment]
}
