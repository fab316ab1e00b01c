// What a figure adds up, down to the documents: the question above, its lines or documents below.
import { SearchX } from 'lucide-react'
import { useFormats } from '#web/formats.ts'
import { useRead } from '#web/api.ts'
import { useQueryString } from '#web/navigation.ts'
import { useToday } from '#web/session.ts'
import { useWriting } from '#web/ui/charts/look.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import { List } from '#web/ui/list/List.tsx'
import { Said } from '#web/ui/widget/Said.tsx'
import { useWords } from '#web/words.ts'
import { analytics } from '../contract.ts'
import { aboutMeasure, isRatio, usualFrom } from '../rules.ts'
import { valueOf } from '../rules/pivot.ts'
import { inputOf, type Question, questionOf, writtenOf } from '../rules/question.ts'
import { both } from './both.ts'
import { daysSaid } from './days-said.ts'
import { addressOf } from './Drawing.tsx'
import { linesDefinition } from './lines-list.ts'
import { kindOf } from './naming.ts'

export function Lines() {
  const words = useWords(both)
  const question = questionOf(useQueryString())
  return (
    <List
      definition={linesDefinition(question)}
      title={words.linesTitle(words.measures[question.measure])}
      banner={<Figure question={question} />}
      actions={
        <LinkButton href={addressOf(writtenOf(question))}>{words.backToAnalysis}</LinkButton>
      }
      empty={{ icon: SearchX, title: words.noLines, text: words.emptyText }}
    />
  )
}

/** The figure that the lines below add up to, as the analysis has it: over which days, and what it means. */
function Figure({ question }: { question: Question }) {
  const words = useWords(both)
  const formats = useFormats()
  const today = useToday()
  const { measure } = question
  const writing = useWriting(kindOf(measure))
  const custom = question.period.name === 'custom' ? question.period : null
  // What the list is about where its address says no days.
  const usual =
    aboutMeasure[measure].subject === 'due' ? null : { from: usualFrom(today), to: today }
  const days = custom ?? usual
  const { data } = useRead(analytics, inputOf({ ...question, by: [] }, days))
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="figures text-28 font-semibold tracking-tight">
        {data ? writing.written(valueOf(measure, data.total)) : '…'}
      </span>
      <span className="inline-flex items-center self-center">
        <Said of={words.measures[measure]}>{words.said[measure]}</Said>
      </span>
      <span className="text-13 text-soft">
        {days ? daysSaid(days, formats, words.between) : words.allDue}
        {` · ${isRatio(measure) ? words.ratioOf : words.sumOf}`}
      </span>
    </p>
  )
}
