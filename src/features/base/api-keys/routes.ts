import { on } from '#server/http.ts'
import { dropKey, makeKey } from './actions.ts'
import { addKey, listKeys, revokeKey } from './contract.ts'
import { readKeys } from './queries.ts'

export const apiKeyRoutes = [
  on(listKeys, 'team.administer', readKeys),
  on(addKey, 'team.administer', makeKey),
  on(revokeKey, 'team.administer', dropKey),
]
