import { on } from '#server/http.ts'
import { home } from './contract.ts'
import { readHome } from './queries.ts'

export const homeRoutes = [on(home, 'member', readHome)]
