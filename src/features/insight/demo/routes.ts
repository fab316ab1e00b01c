import { setUpDemo } from '#features/base/setup/contract.ts'
import { on } from '#server/http.ts'
import { eraseDemoCompany, openDemoCompany, startWithDemo } from './actions.ts'
import { eraseDemo, openDemo } from './contract.ts'

export const demoRoutes = [
  on(setUpDemo, 'public', startWithDemo),
  on(openDemo, 'account', openDemoCompany),
  on(eraseDemo, 'company.administer', eraseDemoCompany),
]
