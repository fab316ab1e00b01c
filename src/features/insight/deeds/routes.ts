import { on } from '#server/http.ts'
import { listDeeds } from './contract.ts'
import { readDeeds } from './queries.ts'

export const deedRoutes = [on(listDeeds, 'activities.read', readDeeds)]
