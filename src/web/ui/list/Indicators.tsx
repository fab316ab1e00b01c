import { useState } from 'react'
import type { Formats } from '#kernel/format.ts'
import type { Cents } from '#kernel/money.ts'
import { useFormats } from '../../formats.ts'
import { readStored, store } from '../../preferences.ts'
import { useWords } from '../../words.ts'
import { classes } from '../classes.ts'
import { Strip } from '../Strip.tsx'
import { IndicatorTile } from '../Tile.tsx'
import type { Figure, Indicator, ListDefinition, Measure } from './definition.ts'
import type { ListState } from './state.ts'
import { listWords } from './words.ts'

const memory = 'comptoir.list.measure'

/** The tiles above a list: a number and an amount each, and a press shows only those. */
export function Indicators<R, W extends object>({
  definition,
  state,
  answer,
  failed,
  inside,
}: {
  definition: ListDefinition<R, W>
  state: ListState
  failed: boolean
  /** Within a tab, whose whole width they take. */
  inside: boolean
  answer: { readonly indicators: Readonly<Record<string, Figure>> } | null
}) {
  const words = useWords(definition.words)
  const formats = useFormats()
  const { indicators, measures = [] } = definition
  const [chosen, setChosen] = useState(() => readStored<string>(memory) ?? '')
  const measure = measures.find(({ sum }) => sum === chosen) ?? measures[0]
  if (indicators.length === 0) return null
  const isDense = indicators.length > 7
  // Many tiles leave the currency to the sum of the list, above them.
  const write = isDense && measures.length > 1 ? formats.bare : formats.amount
  const shown = (amount: number | null | undefined) =>
    amount == null ? null : write(amount as Cents)
  return (
    <div
      className={classes(
        'flex shrink-0 gap-2 px-4 pb-3 max-sm:flex-col',
        inside ? 'sm:px-0' : 'sm:px-6',
      )}
    >
      <Strip look={classes('-m-1 min-w-0 flex-1 p-1', isDense ? 'gap-1' : 'gap-2')}>
        {indicators.map((indicator) => {
          const figure = answer?.indicators[indicator.key]
          return (
            <IndicatorTile
              key={indicator.key}
              dense={isDense}
              label={indicator.label(words)}
              icon={indicator.icon}
              {...(indicator.hue ? { hue: indicator.hue } : {})}
              count={figure ? formats.integer(figure.count) : failed ? '–' : null}
              amount={shown(amountOf(figure, measure))}
              others={othersOf(figure, { measures, told: measure, words, formats })}
              {...pressing(indicator, state)}
            />
          )
        })}
      </Strip>
      {measures.length > 1 && measure && (
        <MeasureSwitch
          measures={measures}
          words={words}
          chosen={measure.sum}
          onChoose={(sum) => {
            setChosen(sum)
            store(memory, sum)
          }}
        />
      )}
    </div>
  )
}

/** The amount that is told of a tile; '' is its own. */
function amountOf<W>(figure: Figure | undefined, measure: Measure<W> | undefined) {
  if (!figure || !measure || measure.sum === '') return figure?.amount
  return figure.sums?.[measure.sum]
}

/** The amounts of a tile beside the one that is told first: with taxes and without, each with its word. */
function othersOf<W>(
  figure: Figure | undefined,
  {
    measures,
    told,
    words,
    formats,
  }: {
    measures: readonly Measure<W>[]
    told: Measure<W> | undefined
    words: W
    formats: Formats
  },
): string[] {
  return measures.flatMap(({ sum, label }) => {
    const amount = figure?.sums?.[sum]
    if (sum === '' || sum === told?.sum || amount == null) return []
    return [`${formats.bare(amount as Cents)} ${label(words)}`]
  })
}

/** Whether a tile is in force, and what a press does. */
function pressing<W>({ filter }: Indicator<W>, { filters, setFilters }: ListState) {
  const named = Object.entries(filter)
  const pressed = named.every(([name, value]) => filters[name] === value)
  return {
    pressed,
    onPress: () =>
      setFilters(
        Object.fromEntries(named.map(([name, value]) => [name, pressed ? undefined : value])),
      ),
  }
}

/** With or without taxes, or what is left: the same for all tiles, remembered on this device. */
function MeasureSwitch<W>({
  measures,
  words,
  chosen,
  onChoose,
}: {
  measures: readonly Measure<W>[]
  words: W
  chosen: string
  onChoose: (sum: string) => void
}) {
  const list = useWords(listWords)
  return (
    <div
      role="group"
      aria-label={list.measure}
      className={classes(
        'flex shrink-0 justify-center gap-0.5 rounded-lg border border-line bg-surface p-1 max-sm:self-start print:hidden',
        // Three are as high as two: the first has a line of its own.
        measures.length > 2 ? 'sm:grid sm:grid-cols-2' : 'sm:flex-col',
      )}
    >
      {measures.map(({ sum, label }, index) => (
        <button
          key={sum}
          type="button"
          aria-pressed={sum === chosen}
          onClick={() => onChoose(sum)}
          className={classes(
            'min-h-6 rounded-md px-2 text-12 leading-none whitespace-nowrap',
            measures.length > 2 && index === 0 && 'sm:col-span-2',
            sum === chosen ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:bg-hover',
          )}
        >
          {label(words)}
        </button>
      ))}
    </div>
  )
}
