import { on } from '#server/http.ts'
import { listRegister } from './contract.ts'
import { readRegister } from './queries.ts'

export const registerRoutes = [on(listRegister, 'member', readRegister)]
