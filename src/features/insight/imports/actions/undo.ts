// Undoing an import: everything that it has made goes at once, or nothing does.
import type { z } from 'zod'
import { record } from '#features/base/journal/actions.ts'
import { forgetAccounts } from '#features/relation/customers/queries/keep-account.ts'
import { takeBackTurnover } from '#features/sales/turnover/queries/keep.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { learning } from '#features/insight/projection/rules/learning.ts'
import { enqueue } from '#server/jobs.ts'
import type { undoImport } from '../contract.ts'
import { planForMany } from '../queries/write.ts'
import { readRun, undoRun } from '../queries/runs.ts'
import { takeTurn } from '../queries/find.ts'

/**
 * Undoes an import within 24 hours, as long as nothing was built on it; the run stays, marked.
 * @throws Refusal `not_found`, or one of `undoObstacles`.
 */
export async function undoSalesHistory(
  act: Act,
  { id }: { id: string },
): Promise<z.output<typeof undoImport.output>> {
  const { report } = await readRun(act, id)
  await takeTurn(act)
  await planForMany(act)
  const obstacle = await undoRun(act, id)
  if (obstacle) refuse(obstacle)
  await forgetAccounts(act)
  await takeBackTurnover(act)
  await enqueue(act, learning, { again: true }, { key: `${learning.name} ${act.company}` })
  record(act, 'sales_history.undone', 'import_run', id, {
    label: report.fileName,
    before: { ...report.created, acceptedSum: report.acceptedSum },
  })
  const { obstacle: _, ...run } = await readRun(act, id)
  return run
}
