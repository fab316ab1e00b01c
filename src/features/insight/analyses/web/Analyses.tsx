import { FileDown, FileSpreadsheet, ListTree, Printer, SearchX } from 'lucide-react'
import { useEffect } from 'react'
import { useFormats } from '#web/formats.ts'
import { useQueryString, useSetQueryString } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { ChartBones } from '#web/ui/charts/lazy.tsx'
import { useWriting } from '#web/ui/charts/look.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { arrivalOf, viewName } from '#web/ui/list/arrival.ts'
import { ViewTabs } from '#web/ui/list/ViewTabs.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Said } from '#web/ui/widget/Said.tsx'
import { Refresh } from '#web/ui/widget/Refresh.tsx'
import { Change } from '#web/ui/Tile.tsx'
import { useSaidFilters } from '#web/ui/list/chips.ts'
import { useViews } from '#web/views.ts'
import { useWords } from '#web/words.ts'
import { addressOf as addressOfFile } from '#web/api.ts'
import { analytics } from '../contract.ts'
import { analysisFile } from '../contract/file.ts'
import { linesOf } from '../rules/drill.ts'
import type { Sort } from '../rules/pivot.ts'
import {
  inputOf,
  type Question,
  questionNames,
  questionOf,
  usual,
  writtenOf,
} from '../rules/question.ts'
import { both } from './both.ts'
import { Controls } from './Controls.tsx'
import { filters } from './filters.ts'
import { Narrowings } from './Narrowings.tsx'
import { Drawing } from './Drawing.tsx'
import { daysSaid } from './days-said.ts'
import { Grid } from './Grid.tsx'
import { useRowHref } from './hrefs.ts'
import { PinMenu } from './PinMenu.tsx'
import { useLabels } from './labels.ts'
import { kindOf, useNaming } from './naming.ts'
import { type Shown, useAnswer, useSeconds } from './use-answer.ts'

/** The name under which saved analyses are kept among the views. */
const list = 'analyses'

/** The analyses: one measure by up to two dimensions, down to the documents. All of it is in the address. */
export function Analyses() {
  const words = useWords(both)
  const written = useArrived()
  const setAddress = useSetQueryString()
  const question = questionOf(written)
  const answer = useAnswer(question)
  const saved = useSaved(question)
  const ask = (next: Question) => {
    const none = Object.fromEntries(questionNames.map((name) => [name, undefined]))
    setAddress({ ...none, ...writtenOf(next) }, { push: true })
  }
  const shown = { ask, answer }
  return (
    <Page
      title={words.title}
      actions={
        <>
          <Refresh reads={[analytics]} />
          <Files question={question} answer={answer} />
          <PinMenu view={saved.state.view} />
          <LinkButton
            icon={ListTree}
            href={to('/analyses/lignes', {}, linesOf(question, answer.period))}
          >
            <span className="max-sm:unseen">{words.lines}</span>
          </LinkButton>
        </>
      }
    >
      <div className="-mx-4 sm:-mx-6 empty:hidden">
        <ViewTabs {...saved} />
      </div>
      <Controls question={question} shown={shown} />
      <div className="flex flex-wrap items-center gap-2">
        <Narrowings question={question} shown={shown} />
        <ViewTabs {...saved} beside />
      </div>
      <Answer question={question} shown={shown} written={written} />
    </Page>
  )
}

function Answer({
  question,
  shown: { answer, ask },
  written,
}: {
  question: Question
  shown: Shown
  written: Readonly<Record<string, string>>
}) {
  const words = useWords(both)
  const setAddress = useSetQueryString()
  const { nowLabel, beforeLabel } = useLabels(question, answer)
  const hrefOf = useRowHref(question, answer)
  const { pivot, problem, waits, stopped } = answer
  if (problem) return <ErrorState problem={problem} onRetry={answer.ask} />
  if (waits) return <Waiting told={answer.told} onStop={answer.stop} />
  if (stopped || !pivot)
    return (
      <EmptyState
        icon={SearchX}
        title={words.cancelled}
        action={<Button onPress={answer.ask}>{words.ask}</Button>}
      />
    )
  const isEmpty = pivot.total === 0 && pivot.rows.every(({ value, before }) => !value && !before)
  if (isEmpty)
    return (
      <EmptyState
        icon={SearchX}
        title={words.empty}
        action={
          <Button onPress={() => ask({ ...question, period: usual.period, narrowed: {} })}>
            {words.widen}
          </Button>
        }
      >
        {words.emptyText}
      </EmptyState>
    )
  const common = { question, pivot, hrefOf, nowLabel, beforeLabel }
  return (
    <>
      <Head question={question} answer={answer} />
      {question.by.length > 0 && (
        <section className="rounded-lg border border-line bg-surface p-4 empty:hidden">
          <Drawing {...common} quiet />
        </section>
      )}
      {question.by.length > 0 && (
        <Grid
          {...common}
          sort={sortOf(written['sort'])}
          onSort={(sort) => setAddress({ sort: sort ? `${sort.by} ${sort.direction}` : undefined })}
        />
      )}
    </>
  )
}

const sortOf = (written: string | undefined): Sort | null => {
  const [by, direction] = written?.split(' ') ?? []
  return by && (direction === 'asc' || direction === 'desc') ? { by, direction } : null
}

/** The figure itself, beside what it was. */
function Head({ question, answer }: { question: Question; answer: Shown['answer'] }) {
  const words = useWords(both)
  const formats = useFormats()
  const naming = useNaming()
  const writing = useWriting(kindOf(question.measure))
  const { pivot, period, before } = answer
  if (!pivot) return null
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className="inline-flex items-center gap-1">
        <h2 className="text-16 font-semibold">{naming.title(question.measure, question.by)}</h2>
        <Said of={words.measures[question.measure]}>{words.said[question.measure]}</Said>
      </span>
      <span className="figures text-28 font-semibold tracking-tight">
        {writing.written(pivot.total)}
      </span>
      {!!pivot.before && <Change text={writing.changed(pivot.total, pivot.before)} good={null} />}
      <span className="text-13 text-soft">
        {period ? daysSaid(period, formats, words.between) : words.allDue}
        {before &&
          pivot.before !== null &&
          ` · ${words.vs('', `${writing.written(pivot.before)} ${daysSaid(before, formats, words.between)}`).trim()}`}
      </span>
    </div>
  )
}

/** A question is one statement, of which the database does not say how far it is: what is known is told. */
function Waiting({ told, onStop }: { told: number | null; onStop: () => void }) {
  const words = useWords(both)
  const formats = useFormats()
  const seconds = useSeconds(true)
  return (
    <div className="flex flex-col gap-3">
      <div className="rounded-lg border border-line bg-surface p-4">
        <ChartBones height={260} />
      </div>
      {seconds > 0 && (
        <div role="status" className="flex items-center gap-3 text-13 text-soft">
          {words.asking(formats.integer(seconds))}
          {told !== null && <span className="font-medium">{words.periodsTold(told)}</span>}
          <Button size="small" onPress={onStop}>
            {words.cancel}
          </Button>
        </div>
      )}
    </div>
  )
}

function Files({
  question,
  answer: { period, before },
}: { question: Question } & Pick<Shown, 'answer'>) {
  const words = useWords(both)
  const formats = useFormats()
  const { limit: _, ...input } = inputOf(question, period)
  const days = period ? daysSaid(period, formats, words.between) : words.allDue
  const narrowedTo = useSaidFilters(Object.values(filters), writtenOf(question), { words, formats })
  // A link of a menu is a screen of the site: a file is asked of the browser.
  const save = (format: 'xlsx' | 'csv') =>
    location.assign(
      addressOfFile(analysisFile, {
        ...input,
        ...(before && { beforeFrom: before.from, beforeTo: before.to }),
        format,
        said: [days, ...narrowedTo].join(' · ').slice(0, 1_000),
      }),
    )
  return (
    <Menu
      label={words.more}
      text={<span className="max-sm:unseen">{words.more}</span>}
      icon={FileSpreadsheet}
      sections={[
        {
          items: [
            { key: 'xlsx', label: words.xlsx, icon: FileSpreadsheet, onPress: () => save('xlsx') },
            { key: 'csv', label: words.csv, icon: FileDown, onPress: () => save('csv') },
            { key: 'print', label: words.print, icon: Printer, onPress: () => print() },
          ],
        },
      ]}
    />
  )
}

/** The address, completed where it only names a saved analysis. */
function useArrived(): Readonly<Record<string, string>> {
  const written = useQueryString()
  const setAddress = useSetQueryString()
  const known = useViews()
  const arrival = arrivalOf(written, list, known, null)
  useEffect(() => {
    if (arrival) setAddress(arrival)
  })
  return arrival ? { ...written, ...arrival } : written
}

/** A saved analysis is a view whose query string is the question. */
function useSaved(question: Question) {
  const written = useQueryString()
  const setAddress = useSetQueryString()
  const { views } = useViews()
  const view = views.find((one) => one.list === list && one.id === written[viewName]) ?? null
  const sort = written['sort']
  return {
    definition: { name: list },
    layout: { said: {}, plain: true, changed: false },
    state: {
      view,
      said: { ...writtenOf(question), ...(sort ? { sort } : {}) },
      setView: (one: { id: string; query: Readonly<Record<string, string>> } | null) => {
        const none = Object.fromEntries(
          [...questionNames, viewName].map((name) => [name, undefined]),
        )
        setAddress({ ...none, ...one?.query, [viewName]: one?.id }, { push: true })
      },
    },
  }
}
