import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { listAppointments } from '#features/relation/appointments/contract.ts'
import { listTasks } from '#features/relation/tasks/contract.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useQueryString, useSetQueryString } from '#web/navigation.ts'
import { useViews } from '#web/views.ts'
import { useRights, useSession, useToday } from '#web/session.ts'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { Page } from '#web/ui/Page.tsx'
import { ScreenSkeleton } from '#web/ui/Skeletons.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'
import { Refresh } from '#web/ui/widget/Refresh.tsx'
import { useWords } from '#web/words.ts'
import {
  home,
  homeActivity,
  homeAnswers,
  homeDeals,
  homeDebtors,
  homeEvents,
  homeForecast,
  homeHealth,
  homeMargin,
  homeRanking,
  homeSales,
  homeTeam,
} from '../contract.ts'
import { maySee, type Tab, tabs, widgetNames, aboutWidget, type WidgetName } from '../rules.ts'
import { BoardContext, boardOf } from './board.ts'
import { Board } from './Board.tsx'
import { BoardMenu } from './BoardMenu.tsx'
import { Controls, ChosenChip, givenOf } from './Controls.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { overview } from './Overview.tsx'
import { useLayout } from './layout.ts'
import { both, type HomeFigures } from './words.ts'

const reads = [
  ...[home, homeSales, homeTeam, homeAnswers, homeRanking, homeDeals, homeDebtors, homeMargin],
  ...[homeActivity, homeEvents, homeForecast, homeHealth],
  ...[listTasks, listAppointments, listNotifications],
]

// What is not on the first tab is fetched with its tab.
const later = {
  sales: lazy(() => import('./Sales.tsx').then((m) => ({ default: m.SalesWidget }))),
  billing: lazy(() => import('./Billing.tsx').then((m) => ({ default: m.BillingWidget }))),
  activity: lazy(() => import('./Activity.tsx').then((m) => ({ default: m.ActivityWidget }))),
}

// So is what one has put there of the analyses.
const Pinned = lazy(() =>
  import('#features/insight/analyses/web/Pinned.tsx').then((m) => ({ default: m.PinnedAnalyses })),
)

/** One widget of any tab, by its name. */
function drawn(name: WidgetName): ReactNode {
  const { tab } = aboutWidget(name)
  if (tab === 'overview') {
    const Known = overview[name]
    return Known ? <Known /> : null
  }
  const Later = later[tab]
  return (
    <Suspense fallback={null}>
      <Later name={name} />
    </Suspense>
  )
}

const tabOf = (written: string | undefined): Tab =>
  tabs.find((tab) => tab === written) ?? 'overview'

/** The first page of the day: what to do, then how things go. Each figure opens its list. */
export function Home() {
  const query = useQueryString()
  const tab = tabOf(query['tab'])
  const { data, problem, refetch } = useRead(
    home,
    { tab, ...givenOf(query) },
    { placeholderData: (before) => before },
  )
  if (data) return <Shown home={data} tab={tab} onRetry={refetch} />
  if (problem) return <ErrorState problem={problem} onRetry={refetch} page />
  return <ScreenSkeleton shape="board" />
}

function Shown({ home: read, tab, onRetry }: { home: HomeFigures; tab: Tab; onRetry: () => void }) {
  const words = useWords(both)
  const formats = useFormats()
  const { account } = useSession()
  const { role } = useRights()
  const today = useToday()
  const setQuery = useSetQueryString()
  const layout = useLayout(read, onRetry)
  const board = useMemo(() => boardOf(read, today, onRetry), [read, today, onRetry])
  const { there, context } = read
  // Who has invoices has figures, whether they were made here or imported.
  const begun = there.invoices > 0
  const offered = tabs.filter((one) =>
    widgetNames.some((name) => aboutWidget(name).tab === one && maySee(role, name)),
  )
  const { views } = useViews()
  const hasPinned = views.some(
    ({ list, boards }) => list === 'analyses' && boards?.includes('home'),
  )
  const shown = (
    <div className="flex flex-col gap-3">
      <Board
        tab={tab}
        layout={layout}
        idle={read.sellers > 1 ? {} : { team: words.oneSeller }}
        draw={drawn}
        hint={layout.isArranging ? words.arranging : null}
      />
      {tab === 'overview' && hasPinned && (
        <Suspense fallback={null}>
          <Pinned board="home" />
        </Suspense>
      )}
    </div>
  )
  return (
    <BoardContext value={board}>
      <Page
        printed={words.printed(words.tabs[tab])}
        title={words.title(account.name.split(' ')[0] ?? account.name)}
        subtitle={
          <span className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
            {formats.longDay(today)}
            {begun && <ChosenChip home={read} />}
          </span>
        }
        actions={
          begun && (
            <>
              <Controls home={read} />
              <Refresh reads={reads} />
              <BoardMenu layout={layout} />
            </>
          )
        }
      >
        {!begun && <FirstSteps there={there} />}
        {begun && (
          <>
            <p className="hidden text-13 text-soft print:block">
              {words.from(formats.day(context.from), formats.day(context.to))} ·{' '}
              {words.scopes[context.scope]}
            </p>
            <Tabs
              label={words.tabsLabel}
              chosen={tab}
              onChoose={(one) => setQuery({ tab: one === 'overview' ? undefined : one })}
              tabs={offered.map((key) => ({ key, label: words.tabs[key], content: () => shown }))}
            />
          </>
        )}
      </Page>
    </BoardContext>
  )
}
