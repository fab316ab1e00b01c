import { on } from '#server/http.ts'
import { search } from './contract.ts'
import { searchEverything } from './queries.ts'

export const searchRoutes = [on(search, 'member', searchEverything)]
