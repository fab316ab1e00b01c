import { on } from '#server/http.ts'
import { customerProjection } from './contract.ts'
import { foreseeCustomer } from './queries/foresee.ts'

export const projectionRoutes = [on(customerProjection, 'invoices.read', foreseeCustomer)]
