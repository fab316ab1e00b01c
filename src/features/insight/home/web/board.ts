// What the widgets of the home are drawn with: the figures of the tab, and how it is told.
import { createContext, useContext } from 'react'
import type { figures, FigureName } from '#features/insight/figures/rules/all.ts'
import { figureOf } from '#features/insight/figures/rules/all.ts'
import type { FigureContext } from '#features/insight/figures/rules/figure.ts'
import { hrefOf } from '#features/insight/figures/web/address.ts'
import type { Cents } from '#kernel/money.ts'
import type { Given } from '#web/api.ts'
import { toProblem } from '#web/api.ts'
import type { WidgetState } from '#web/ui/widget/Widget.tsx'
import { ApiProblem } from '#web/problem.ts'
import { wordsNow } from '#web/words.ts'
import type { homeSales } from '../contract.ts'
import type { WidgetName } from '../rules.ts'
import { both, type HomeFigures } from './words.ts'

export type Told = { readonly count: number | null; readonly amount: Cents | null }
export type { figures, FigureName }

export type HomeBoard = {
  readonly home: HomeFigures
  readonly context: FigureContext
  /** What a widget that reads for itself asks. */
  readonly asked: Given<typeof homeSales>
  /** What a figure comes to; undefined where the role may not read it, or it could not be read. */
  readonly told: (name: FigureName) => Told | undefined
  readonly href: (name: FigureName) => string
  readonly stateOf: (name: WidgetName) => WidgetState
}

export const BoardContext = createContext<HomeBoard | null>(null)

export function useBoard(): HomeBoard {
  const board = useContext(BoardContext)
  if (!board) throw new Error('a widget of the home was drawn outside of it')
  return board
}

/** What widgets need of an answer of the home. */
export function boardOf(
  home: HomeFigures,
  today: FigureContext['today'],
  retry: () => void,
): HomeBoard {
  const { from, to, before, narrowing, period, compare, scope, store } = home.context
  const context: FigureContext = { today, period: { from, to }, before, narrowing }
  const told = new Map(home.figures.map((one) => [one.name, one]))
  return {
    home,
    context,
    asked: {
      ...{ period, compare, scope },
      ...(period === 'custom' ? { from, to } : {}),
      ...(store === null ? {} : { store }),
    },
    told: (name) => told.get(name),
    href: (name) => hrefOf(figureOf(name), context),
    stateOf: (name) =>
      home.failed.includes(name)
        ? {
            problem: toProblem(
              new ApiProblem({
                status: 500,
                code: 'internal',
                detail: wordsNow(both).failedWidget,
              }),
            ),
            onRetry: retry,
          }
        : {},
  }
}
