import { on } from '#server/http.ts'
import { startCheckup } from './actions.ts'
import { showCheckup as showing, startCheckup as starting } from './contract.ts'
import { showCheckup } from './queries/progress.ts'

export const checkRoutes = [
  on(showing, 'company.administer', showCheckup),
  on(starting, 'company.administer', startCheckup),
]
