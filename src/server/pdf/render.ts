// Documents as PDF, for whoever asks: away from the event loop, a few at a time.
import { availableParallelism } from 'node:os'
import type { PrintedView } from '#kernel/print.ts'
import { processPool } from '#server/apart/pool.ts'
import { programOf } from '#server/apart/program.ts'
import type { Printed, PrintProblem } from './typeset.ts'

const pool = processPool<PrintedView, Printed>({
  name: 'pdf',
  program: programOf('pdf/worker'),
  // One core is left to whoever asks for something else; a process holds some 60 MB.
  workersAtMost: Math.min(2, Math.max(1, availableParallelism() - 1)),
  waitingAtMost: 100,
  patience: 30_000,
  restAfter: 60_000,
})

/**
 * The PDF of a document: PDF/A-3b, tagged, its fonts embedded, and the same bytes for the same view.
 *
 * What cannot be printed (a logo that is no image, characters that no font has) is left out or
 * replaced rather than failing, and told to `report`: by default as a warning of the process.
 *
 * @throws Refusal `too_slow` when too many documents wait already, or when one takes too long.
 */
export async function renderPdf(
  view: PrintedView,
  report: (problem: PrintProblem) => void = warn,
): Promise<Uint8Array> {
  const { pdf, problems } = await pool.run(view)
  for (const problem of problems) report(problem)
  return pdf
}

/** Ends the printing processes, when the server stops. */
export const stopPrinting = (): Promise<void> => pool.close()

const warn = ({ code, detail }: PrintProblem): void =>
  process.emitWarning(`a document was printed with a problem: ${code} ${detail}`, { code })
