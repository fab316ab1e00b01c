// Every figure by its name, as widgets, links and the proof take them.
import { customerFigures } from './customers.ts'
import { dealFigures } from './deals.ts'
import { expectedFigures } from './expected.ts'
import type { Figure } from './figure.ts'
import { invoiceFigures } from './invoices.ts'
import { quoteFigures } from './quotes.ts'

export const figures = {
  ...invoiceFigures,
  ...expectedFigures,
  ...quoteFigures,
  ...dealFigures,
  ...customerFigures,
} as const
export type FigureName = keyof typeof figures

export const figureOf = (name: FigureName): Figure => figures[name]
