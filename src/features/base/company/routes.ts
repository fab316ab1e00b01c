import { on } from '#server/http.ts'
import {
  dropLogo,
  editCompany,
  editNumbering,
  readCompany,
  readLogo,
  readNumberings,
  saveLogo,
} from './actions.ts'
import {
  changeCompany,
  changeNumbering,
  listNumberings,
  removeLogo,
  showCompany,
  showLogo,
  uploadLogo,
} from './contract.ts'

export const companyRoutes = [
  on(showCompany, 'member', readCompany),
  on(changeCompany, 'company.administer', editCompany),
  on(uploadLogo, 'company.administer', (act, _, uploaded) => saveLogo(act, uploaded)),
  on(removeLogo, 'company.administer', dropLogo),
  on(showLogo, 'member', readLogo),
  on(listNumberings, 'company.read', readNumberings),
  on(changeNumbering, 'company.administer', editNumbering),
]
