import { on } from '#server/http.ts'
import { compareCustomers } from './contract.ts'
import { readComparison } from './queries/compare.ts'

export const meetingRoutes = [on(compareCustomers, 'customers.read', readComparison)]
