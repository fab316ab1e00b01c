import { to } from '#web/site.ts'
import { type Figure, type FigureContext, figureLists, queryOf } from '../rules/figure.ts'

/** Where a figure leads: the list that adds up to it. */
export const hrefOf = (figure: Figure, context: FigureContext): string =>
  to(figureLists[figure.list], {}, queryOf(figure, context))
