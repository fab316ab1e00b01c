import { on } from '#server/http.ts'
import { dropSupply, keepSupply } from './actions.ts'
import * as contract from './contract.ts'
import { findSupplies } from './queries.ts'

export const supplyRoutes = [
  on(contract.listSupplies, 'purchases.read', findSupplies),
  on(contract.keepSupply, 'purchases.write', keepSupply),
  on(contract.dropSupply, 'purchases.write', dropSupply),
]
