// Figures as they stand: each list is asked once for all that is told of it.
import { type Cents } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { figureOf, type FigureName } from '../rules/all.ts'
import {
  type Figure,
  type FigureContext,
  type FigureList,
  queryOf,
  type Told,
} from '../rules/figure.ts'
import { asks } from './lists.ts'

/** What each figure comes to in a context; null for one whose list the role may not read. */
export async function readFigures<const N extends FigureName>(
  act: Act,
  names: readonly N[],
  context: FigureContext,
): Promise<Readonly<Record<N, Told<Cents> | null>>> {
  const told = await readThese(
    act,
    names.map((name) => figureOf(name)),
    context,
  )
  return Object.fromEntries(names.map((name, at) => [name, told[at] ?? null])) as Record<
    N,
    Told<Cents> | null
  >
}

/** The same of any definitions, in their order. */
export async function readThese(
  act: Act,
  all: readonly Figure[],
  context: FigureContext,
): Promise<readonly (Told<Cents> | null)[]> {
  const readable = all.filter(({ right }) => grants(act.role, right))
  const lists = [...new Set(readable.map(({ list }) => list))]
  const answers = new Map<Figure, Told<Cents>>()
  await Promise.all(
    lists.map(async (list: FigureList) => {
      const ours = readable.filter((figure) => figure.list === list)
      const asked = ours.map((figure) => ({ ...figure, query: queryOf(figure, context) }))
      const told = await asks[list](act, asked)
      for (const [at, figure] of ours.entries()) answers.set(figure, told[at]!)
    }),
  )
  return all.map((figure) => answers.get(figure) ?? null)
}
