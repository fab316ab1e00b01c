import { on, stopping } from '#server/http.ts'
import { exportAnalysis } from './actions/file.ts'
import { analytics } from './contract.ts'
import { analysisFile } from './contract/file.ts'
import { listLines } from './contract/lines.ts'
import { analyse } from './queries/analyse.ts'
import { readLines } from './queries/lines.ts'

export const analysisRoutes = [
  stopping(on(analytics, 'invoices.read', analyse)),
  stopping(on(listLines, 'invoices.read', readLines)),
  on(analysisFile, 'invoices.read', exportAnalysis),
]
