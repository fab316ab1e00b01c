import { on } from '#server/http.ts'
import { refusalsFile } from './actions/refusals.ts'
import { importSalesHistory } from './actions/run.ts'
import { largest, sourceOfBytes } from './actions/source.ts'
import { undoSalesHistory } from './actions/undo.ts'
import {
  downloadRefusals,
  importSales,
  listImports,
  listRefusals,
  showImport,
  undoImport,
} from './contract.ts'
import { readRefusals, readRun, readRuns } from './queries/runs.ts'

export const importRoutes = [
  on(importSales, 'imports.write', (act, { dryRun, ...input }, uploaded) =>
    importSalesHistory(
      act,
      sourceOfBytes(uploaded?.name ?? '', uploaded?.bytes ?? new Uint8Array()),
      { ...input, dryRun: dryRun === 'true', most: largest.upload },
    ),
  ),
  on(listImports, 'imports.read', readRuns),
  on(showImport, 'imports.read', (act, { id }) => readRun(act, id)),
  on(undoImport, 'imports.administer', undoSalesHistory),
  on(listRefusals, 'imports.read', readRefusals),
  on(downloadRefusals, 'imports.read', (act, { id }) => refusalsFile(act, id)),
]
