import { useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { linesOf, narrowedTo } from '../rules/drill.ts'
import { columnKey } from '../rules/pivot.ts'
import { daysOf, type Question, writtenOf } from '../rules/question.ts'
import { addressOf, type HrefOf } from './Drawing.tsx'
import { type Answer, useFiscalMonth } from './use-answer.ts'

/** Where each figure of an answer leads: to a narrower question, in the end to the lines that it adds up. */
export function useRowHref(question: Question, { pivot, period }: Answer): HrefOf {
  const today = useToday()
  const fiscalMonth = useFiscalMonth()
  return (row, column, of = pivot ?? undefined) => {
    if (!of || of.by.length === 0) return undefined
    const inner = of.columns.find((one) => columnKey(one) === column) ?? row.inner
    const parts = inner ? [row.name, inner] : [row.name]
    const next = narrowedTo({ ...question, by: of.by }, period, parts)
    if (!next) return undefined
    // Told by nothing more, what is left is what it adds up.
    return next.by.length === 0
      ? to('/analyses/lignes', {}, linesOf(next, daysOf(next, today, fiscalMonth).period))
      : addressOf(writtenOf(next))
  }
}
