import { on } from '#server/http.ts'
import { clientDashboard } from './contract.ts'
import { readDashboard } from './queries/dashboard.ts'

export const clientRoutes = [on(clientDashboard, 'customers.read', readDashboard)]
