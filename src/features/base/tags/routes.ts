import { on } from '#server/http.ts'
import { createTag, deleteTag, renameTag } from './actions.ts'
import * as contract from './contract.ts'
import { readTags } from './queries.ts'

export const tagRoutes = [
  on(contract.listTags, 'member', readTags),
  on(contract.createTag, 'activities.write', createTag),
  on(contract.renameTag, 'company.write', renameTag),
  on(contract.deleteTag, 'company.write', (act, { id }) => deleteTag(act, id)),
]
