import { on } from '#server/http.ts'
import { createStore, editStore } from './actions.ts'
import { addStore, changeStore, listStores } from './contract.ts'
import { readStores } from './queries.ts'

export const storeRoutes = [
  on(listStores, 'member', readStores),
  on(addStore, 'company.write', createStore),
  on(changeStore, 'company.write', editStore),
]
