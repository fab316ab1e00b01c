// Saved analyses on a dashboard: the same question and chart as on their page, which they open.
import { ChartColumn } from 'lucide-react'
import { to } from '#web/site.ts'
import { useViews, type View } from '#web/views.ts'
import { viewName } from '#web/ui/list/arrival.ts'
import { useWriting } from '#web/ui/charts/look.ts'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import type { BoardOfView } from '#features/base/views/contract.ts'
import { type Question, questionOf, writtenOf } from '../rules/question.ts'
import { both } from './both.ts'
import { Drawing } from './Drawing.tsx'
import { useRowHref } from './hrefs.ts'
import { useLabels } from './labels.ts'
import { kindOf, useNaming } from './naming.ts'
import { useAnswer } from './use-answer.ts'

type Props = { readonly board: BoardOfView; readonly customer?: string | undefined }

/** The analyses that one keeps on a board, under its own widgets; nothing where one keeps none. */
export function PinnedAnalyses({ board, customer }: Props) {
  const words = useWords(both)
  const { views } = useViews()
  const kept = views.filter(
    ({ list, boards = [] }) => list === 'analyses' && boards.includes(board),
  )
  if (kept.length === 0) return null
  return (
    <section
      aria-label={words.pinnedTitle}
      className="grid grid-cols-1 gap-3 md:grid-cols-12 print:grid-cols-12"
    >
      {kept.map((view) => (
        <Kept key={view.id} view={view} customer={customer} />
      ))}
    </section>
  )
}

function Kept({ view, customer }: { view: View; customer: string | undefined }) {
  const words = useWords(both)
  const naming = useNaming()
  const question = ofClient(questionOf(view.query), customer)
  const answer = useAnswer(question)
  const labels = useLabels(question, answer)
  const writing = useWriting(kindOf(question.measure))
  const hrefOf = useRowHref(question, answer)
  const { pivot, problem, waits } = answer
  const isEmpty = pivot && pivot.total === 0 && pivot.rows.every(({ value }) => !value)
  return (
    <Widget
      title={view.name}
      said={`${naming.title(question.measure, question.by)}\n\n${words.said[question.measure]}`}
      icon={ChartColumn}
      hue="blue"
      note={pivot && writing.written(pivot.total)}
      href={to('/analyses', {}, customer ? writtenOf(question) : { [viewName]: view.id })}
      state={{
        problem,
        onRetry: answer.ask,
        pending: waits,
        empty: isEmpty ? words.emptyText : undefined,
      }}
    >
      {pivot && <Drawing {...{ question, pivot, hrefOf, ...labels }} quiet height={200} top={6} />}
    </Widget>
  )
}

/** Of one client, told by anything but clients. */
function ofClient(question: Question, customer: string | undefined): Question {
  if (customer === undefined) return question
  const by = question.by.filter((one) => one !== 'customer')
  const narrowed = { ...question.narrowed, customer }
  return { ...question, by: by.length > 0 ? by : ['month'], narrowed }
}
