import { tellAppointment } from '#features/relation/appointments/contract.ts'
import { on } from '#server/http.ts'
import { tellWithPapers } from './actions/tell.ts'

/** What leaves with an invitation is known here: it is made of orders and deliveries. */
export const planningRoutes = [on(tellAppointment, 'activities.write', tellWithPapers)]
