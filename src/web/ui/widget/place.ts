// Where a widget stands on its board, told by the board: a widget drawn elsewhere has no place to change.
import { createContext, type HTMLAttributes, useContext } from 'react'

/** How wide a widget is, of the twelve columns of a board. */
export const widgetSizes = ['third', 'half', 'twoThirds', 'whole'] as const
export type WidgetSize = (typeof widgetSizes)[number]

export const columnsOf: Readonly<Record<WidgetSize, string>> = {
  third: 'md:col-span-6 xl:col-span-4 print:col-span-6',
  half: 'md:col-span-6 print:col-span-6',
  twoThirds: 'md:col-span-12 xl:col-span-8 print:col-span-12',
  whole: 'md:col-span-12 print:col-span-12',
}

export type WidgetPlace = {
  readonly size: WidgetSize
  /** Handles are shown, and widgets can be dragged. */
  readonly isArranging: boolean
  /** Null where it stands at that end already. */
  readonly onMove: { readonly up: (() => void) | null; readonly down: (() => void) | null }
  readonly onSize: (size: WidgetSize) => void
  readonly onHide: () => void
  /** What the mouse does with its frame, and the name by which its board finds it again. */
  readonly frame: HTMLAttributes<HTMLElement> & { readonly 'data-widget': string }
}

export const PlaceContext = createContext<WidgetPlace | null>(null)
export const usePlace = (): WidgetPlace | null => useContext(PlaceContext)
