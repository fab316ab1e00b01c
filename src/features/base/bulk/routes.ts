import { on, type Route } from '#server/http.ts'
import { type BulkAct, bulkActions } from './actions.ts'
import * as contract from './contract.ts'

/** The routes of what features let one do with many records. The right of each act is asked by it. */
export function bulkRoutes(acts: readonly BulkAct[]): readonly Route[] {
  const bulk = bulkActions(acts)
  return [
    on(contract.tryBulk, 'member', bulk.tryBulk),
    on(contract.startBulk, 'member', bulk.startBulk),
    on(contract.listBulk, 'member', bulk.listBulk),
    on(contract.showBulk, 'member', bulk.showBulk),
    on(contract.bulkRows, 'member', bulk.bulkRows),
    on(contract.bulkFile, 'member', bulk.bulkFile),
    on(contract.offerBulk, 'member', bulk.offerBulk),
    on(contract.stopBulk, 'member', bulk.stopBulk),
    on(contract.undoBulk, 'member', bulk.undoBulk),
  ]
}
