import { appointmentBulk } from './appointments.ts'
import { taskBulk } from './tasks.ts'

/** What one plans for many deals at once. */
export const planningBulk = [...taskBulk, ...appointmentBulk]
