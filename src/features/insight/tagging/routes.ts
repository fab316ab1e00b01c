import { on } from '#server/http.ts'
import { putOnRecord, readTagsOf, takeOffRecord } from './actions/record.ts'
import * as contract from './contract.ts'

/** Whose records they are says who may: each kind has its own rights. */
export const taggingRoutes = [
  on(contract.tagsOfRecord, 'member', readTagsOf),
  on(contract.putTagOn, 'member', putOnRecord),
  on(contract.takeTagOff, 'member', takeOffRecord),
]
