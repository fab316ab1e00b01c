import { on } from '#server/http.ts'
import { checkToken, setUpCompany } from './actions.ts'
import { checkSetup, setUp } from './contract.ts'

export const setupRoutes = [on(checkSetup, 'public', checkToken), on(setUp, 'public', setUpCompany)]
