// The question in words that are buttons: what is measured, by what, over which days, of whom.
import { ArrowLeftRight, ChevronDown } from 'lucide-react'
import { comparisons, periodNames } from '#kernel/period.ts'
import { grants } from '#kernel/rights.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuItem, MenuSection } from '#web/ui/menu-items.ts'
import { useLocale, useWords } from '#web/words.ts'
import {
  aboutMeasure,
  analysisReasons,
  type Dimension,
  dimensions,
  isSpan,
  type Measure,
  measures,
  rightOf,
  whyNotBy,
  tellsCosts,
} from '../rules.ts'
import { isComparable, type Narrowing, type Question, whyNotNarrowed } from '../rules/question.ts'
import { both } from './both.ts'
import { daysSaid } from './days-said.ts'
import type { Shown } from './use-answer.ts'

export function Controls({ question, shown }: { question: Question; shown: Shown }) {
  const { ask, answer } = shown
  const words = useWords(both)
  const [first, second] = question.by
  const sections = {
    measures: useMeasures(question, ask),
    first: useDimensions(question, 0, ask),
    second: useDimensions(question, 1, ask),
    comparisons: useComparisons(question, ask),
  }
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2 print:hidden">
      <Choice label={words.measure} text={words.measures[question.measure]}>
        {sections.measures}
      </Choice>
      <Choice label={words.by} text={first ? words.dimensions[first] : words.nothing}>
        {sections.first}
      </Choice>
      {first && (
        <span className="flex items-end gap-1">
          <Choice label={words.thenBy} text={second ? words.dimensions[second] : words.nothing}>
            {sections.second}
          </Choice>
          {second && (
            <IconButton
              icon={ArrowLeftRight}
              label={words.swap}
              onPress={() => ask({ ...question, by: [second, first] })}
            />
          )}
        </span>
      )}
      <PeriodChoice question={question} shown={shown} />
      <Choice
        label={words.compare}
        text={
          answer.before && question.compare
            ? words.comparisons[question.compare]
            : words.noComparison
        }
      >
        {sections.comparisons}
      </Choice>
    </div>
  )
}

type Ask = Shown['ask']

/** One word of the question, under what it is. */
const Choice = ({
  label,
  text,
  children,
}: {
  label: string
  text: string
  children: readonly MenuSection[]
}) => (
  <span className="flex min-w-0 flex-col gap-1">
    <span aria-hidden className="text-12 text-faint">
      {label}
    </span>
    <span className="flex">
      <Menu
        label={label}
        text={
          <span className="flex items-center gap-1.5">
            <span className="unseen">{label} </span>
            {text}
            <ChevronDown aria-hidden size={14} className="text-faint" />
          </span>
        }
        sections={children}
      />
    </span>
  </span>
)

function useMeasures(question: Question, ask: Ask): readonly MenuSection[] {
  const words = useWords(both)
  const locale = useLocale()
  const { role } = useRights()
  const subjects = [...new Set(measures.map((one) => aboutMeasure[one].subject))]
  const hidden = (one: Measure): string | null =>
    tellsCosts(one) && !role.seesCosts ? analysisReasons.margin_hidden[locale] : null
  return subjects
    .filter((subject) => grants(role, rightOf[subject]))
    .map((subject) => ({
      title: words.subjects[subject],
      items: measures
        .filter((one) => aboutMeasure[one].subject === subject)
        .map((one) => ({
          key: one,
          label: words.measures[one],
          chosen: one === question.measure,
          whyNot: hidden(one),
          onPress: () => ask(measuring(question, one)),
        })),
    }))
}

/** Another measure keeps of the question what it can be told by. */
function measuring(question: Question, measure: Measure): Question {
  const fits = (one: Dimension) => whyNotBy(measure, one) === null
  const by = question.by.filter(fits)
  const narrowed = Object.fromEntries(
    Object.entries(question.narrowed).filter(
      ([name]) => whyNotNarrowed(measure, name as Narrowing) === null,
    ),
  )
  return { ...question, measure, narrowed, by: by.length > 0 ? by : ['month'] }
}

function useDimensions(question: Question, at: 0 | 1, ask: Ask): readonly MenuSection[] {
  const words = useWords(both)
  const locale = useLocale()
  const { measure, by } = question
  const other = by[at === 0 ? 1 : 0]
  const itemOf = (one: Dimension): MenuItem => {
    const reason = whyNotBy(measure, one) ?? (one === other ? 'same_dimension_twice' : null)
    return {
      key: one,
      label: words.dimensions[one],
      chosen: by[at] === one,
      whyNot: reason && analysisReasons[reason][locale],
      onPress: () => {
        const next = at === 0 ? [one, ...by.slice(1)] : [...by.slice(0, 1), one]
        ask({ ...question, by: next })
      },
    }
  }
  const offered = dimensions.filter((one) => one !== 'client')
  const nothing: MenuItem = {
    key: 'none',
    label: words.nothing,
    chosen: by[at] === undefined,
    onPress: () => ask({ ...question, by: by.slice(0, at) }),
  }
  return [
    { items: [nothing] },
    { title: words.timeTitle, items: offered.filter(isSpan).map(itemOf) },
    { title: words.otherTitle, items: offered.filter((one) => !isSpan(one)).map(itemOf) },
  ]
}

function PeriodChoice({ question, shown }: { question: Question; shown: Shown }) {
  const { ask, answer } = shown
  const words = useWords(both)
  const formats = useFormats()
  const today = useToday()
  const { name } = question.period
  const { period } = answer
  const custom = question.period.name === 'custom' ? question.period : null
  const items = periodNames.map((one) => ({
    key: one,
    label: words.periods[one],
    chosen: one === name,
    onPress: () =>
      ask({
        ...question,
        period:
          one === 'custom'
            ? { name: one, from: period?.from ?? today, to: period?.to ?? today }
            : { name: one },
      }),
  }))
  const said = period ? daysSaid(period, formats, words.between) : words.allDue
  return (
    <>
      <Choice
        label={words.period}
        text={custom ? said : period ? words.periods[name] : words.allDue}
      >
        {[{ items }]}
      </Choice>
      {custom && (
        <span className="flex items-end gap-2">
          {(['from', 'to'] as const).map((end) => (
            <span key={end} className="w-36">
              <DayField
                label={end === 'from' ? words.from : words.until}
                value={custom[end]}
                onChange={(day) => day && ask({ ...question, period: { ...custom, [end]: day } })}
              />
            </span>
          ))}
        </span>
      )}
    </>
  )
}

function useComparisons(question: Question, ask: Ask): readonly MenuSection[] {
  const words = useWords(both)
  const whyNot = isComparable(question) ? null : words.notCompared
  return [
    {
      items: [
        ...comparisons.map((one) => ({
          key: one,
          label: words.comparisons[one],
          chosen: whyNot === null && one === question.compare,
          whyNot,
          onPress: () => ask({ ...question, compare: one }),
        })),
        {
          key: 'none',
          label: words.noComparison,
          chosen: whyNot !== null || question.compare === null,
          onPress: () => ask({ ...question, compare: null }),
        },
      ],
    },
  ]
}
