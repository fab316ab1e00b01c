import { useFormats } from '#web/formats.ts'
import { useWords } from '#web/words.ts'
import type { Question, Told } from '../rules/question.ts'
import { both } from './both.ts'
import { daysSaid } from './days-said.ts'

/** What the two columns are, in few words. */
export function useLabels(question: Question, { period, before }: Told) {
  const words = useWords(both)
  const formats = useFormats()
  const { name } = question.period
  const chosen = period ? daysSaid(period, formats, words.between) : words.allDue
  return {
    nowLabel: period && name !== 'custom' ? words.periods[name] : chosen,
    beforeLabel: before && question.compare ? words.comparisons[question.compare] : words.before,
  }
}
