import { on } from '#server/http.ts'
import { exportList } from './actions/file.ts'
import * as contract from './contract.ts'

/** Who may read the list is asked there: each has its own right. */
export const exportRoutes = [on(contract.exportList, 'member', exportList)]
