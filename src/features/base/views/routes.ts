import { on } from '#server/http.ts'
import {
  chooseList,
  createView,
  pinView,
  removeView,
  restoreView,
  starView,
  updateView,
} from './actions.ts'
import * as contract from './contract.ts'
import { readViews } from './queries.ts'

export const viewRoutes = [
  on(contract.listViews, 'member', readViews),
  on(contract.createView, 'member', createView),
  on(contract.updateView, 'member', updateView),
  on(contract.removeView, 'member', (act, { id }) => removeView(act, id)),
  on(contract.restoreView, 'member', (act, { id }) => restoreView(act, id)),
  on(contract.starView, 'member', starView),
  on(contract.pinView, 'member', pinView),
  on(contract.chooseList, 'member', chooseList),
]
