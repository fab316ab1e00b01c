import { on } from '#server/http.ts'
import { exportFile, exportNamed } from './actions/file.ts'
import { exportList, exportPicked } from './contract.ts'

/** Who reads the list may have it as a file: each source says which right that is. */
export const exportRoutes = [
  on(exportList, 'member', exportNamed),
  on(exportPicked, 'member', exportFile),
]
