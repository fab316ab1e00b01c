import { on } from '#server/http.ts'
import { analytics } from './contract.ts'
import { analyse } from './queries/analyse.ts'

export const analysisRoutes = [on(analytics, 'invoices.read', analyse)]
