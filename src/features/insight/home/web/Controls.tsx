// Over what the figures are told: in the address, remembered for the person, shown when it is unusual.
import { CalendarRange, GitCompareArrows, UsersRound } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { type Days, type FigureScope, periodNames, scopes as allScopes } from '#kernel/period.ts'
import { call, type Given } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { type Query, useSetQueryString } from '#web/navigation.ts'
import { Chip } from '#web/ui/Chip.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { useWords } from '#web/words.ts'
import { useQueryClient } from '@tanstack/react-query'
import { compared, home as homeRead, type homeSales, keepHome } from '../contract.ts'
import { keyOf } from '#web/api.ts'
import { both, type HomeFigures } from './words.ts'

const DaysChosen = lazy(() => import('./DaysChosen.tsx').then((m) => ({ default: m.DaysChosen })))

type Asked = Given<typeof homeSales>
type Settings = { -readonly [K in keyof Asked]: Asked[K] }

const names = ['period', 'from', 'to', 'compare', 'scope', 'store'] as const

/** What an address asks of the home; what it does not know is left out. */
export function givenOf(query: Query): Asked {
  const period = periodNames.find((one) => one === query['period'])
  const compare = compared.find((one) => one === query['compare'])
  const scope = allScopes.find((one) => one === query['scope'])
  const isDay = (text: string | undefined) => text && /^\d{4}-\d{2}-\d{2}$/.test(text)
  return {
    ...(period && { period }),
    ...(compare && { compare }),
    ...(scope && { scope }),
    ...(scope === 'store' && query['store'] && { store: query['store'] }),
    ...(period === 'custom' &&
      isDay(query['from']) &&
      isDay(query['to']) && { from: query['from'] as Days['from'], to: query['to'] as Days['to'] }),
  }
}

/** Shows something else, and remembers it. */
function useChoose({ context }: HomeFigures) {
  const setQuery = useSetQueryString()
  return (change: Settings) => {
    const { period, from, to, compare, scope, store } = context
    const next: Settings = {
      ...{ period, compare, scope },
      ...(store === null ? {} : { store }),
      ...(period === 'custom' ? { from, to } : {}),
      ...change,
    }
    if (next.period !== 'custom') {
      delete next.from
      delete next.to
    }
    if (next.scope !== 'store') delete next.store
    setQuery(Object.fromEntries(names.map((name) => [name, next[name]])))
    // A choice that could not be kept is shown all the same: the address holds it.
    void call(keepHome, { settings: next }).catch(() => undefined)
  }
}

export function Controls({ home }: { home: HomeFigures }) {
  const words = useWords(both)
  const formats = useFormats()
  const choose = useChoose(home)
  const [choosing, setChoosing] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const { context, choices } = home
  const { period, from, to, compare, scope } = context
  const store = choices.stores.find(({ id }) => id === context.store)
  const days = `${formats.day(from)} – ${formats.day(to)}`
  return (
    <>
      <span ref={anchor} className="contents">
        <Menu
          label={words.period}
          icon={CalendarRange}
          text={period === 'custom' ? days : words.periods[period]}
          sections={[
            {
              title: words.from(formats.day(from), formats.day(to)),
              items: periodNames.map((name) => ({
                key: name,
                label: words.periods[name],
                chosen: name === period,
                onPress: () => (name === 'custom' ? setChoosing(true) : choose({ period: name })),
              })),
            },
          ]}
        />
      </span>
      {choosing && (
        <Suspense fallback={null}>
          <DaysChosen
            anchor={anchor}
            days={{ from, to }}
            onClose={() => setChoosing(false)}
            onChoose={(chosen) => choose({ period: 'custom', ...chosen })}
          />
        </Suspense>
      )}
      <Menu
        label={words.compare}
        icon={GitCompareArrows}
        text={words.comparisons[compare]}
        sections={[
          {
            items: compared.map((one) => ({
              key: one,
              label: words.comparisons[one],
              chosen: one === compare,
              onPress: () => choose({ compare: one }),
            })),
          },
        ]}
      />
      {choices.scopes.length > 1 && (
        <Menu
          label={words.scope}
          icon={UsersRound}
          text={store?.name ?? words.scopes[scope]}
          sections={[
            {
              items: choices.scopes
                .filter((one) => one !== 'store')
                .map((one: FigureScope) => ({
                  key: one,
                  label: words.scopes[one],
                  chosen: one === scope,
                  onPress: () => choose({ scope: one }),
                })),
            },
            ...(choices.stores.length > 0
              ? [
                  {
                    title: words.scopes.store,
                    items: choices.stores.map(({ id, name }) => ({
                      key: id,
                      label: name,
                      chosen: id === store?.id,
                      onPress: () => choose({ scope: 'store', store: id }),
                    })),
                  },
                ]
              : []),
          ]}
        />
      )}
    </>
  )
}

/** What is unusual of what is shown, and the way back: nothing is narrowed without saying so. */
export function ChosenChip({ home }: { home: HomeFigures }) {
  const words = useWords(both)
  const formats = useFormats()
  const setQuery = useSetQueryString()
  const queries = useQueryClient()
  const { period, from, to, compare, scope, store, remembered } = home.context
  const unusual = [
    ...(period === 'month'
      ? []
      : [
          period === 'custom'
            ? words.from(formats.day(from), formats.day(to))
            : words.periods[period],
        ]),
    ...(compare === 'before' ? [] : [words.comparisons[compare]]),
    ...(scope === 'all'
      ? []
      : [home.choices.stores.find(({ id }) => id === store)?.name ?? words.scopes[scope]]),
  ]
  if (unusual.length === 0) return null
  return (
    <span className="print:hidden">
      <Chip
        field={remembered ? words.remembered : words.chosen}
        value={unusual.join(' · ')}
        onRemove={() => {
          setQuery(Object.fromEntries(names.map((name) => [name, undefined])))
          void call(keepHome, { settings: null })
            .catch(() => undefined)
            .then(() => queries.invalidateQueries({ queryKey: keyOf(homeRead) }))
        }}
      />
    </span>
  )
}
