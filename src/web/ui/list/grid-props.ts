// What the table of a list is drawn from: its head, its lines and its groups read the same.
import type { KeyboardEvent, RefObject } from 'react'
import type { Column, ListDefinition, RowAction, Tools } from './definition.ts'
import type { Entries, Head } from './entries.ts'
import type { Rows } from './rows.ts'
import type { Picking } from './selection.ts'
import type { ListState } from './state.ts'
import type { LayoutState } from './use-layout.ts'

export type Slot = {
  /** The row; -1 for the head of a group. */
  readonly index: number
  readonly head: Head | null
  /** Where it stands among heads and rows. */
  readonly place: number
  readonly start: number
  readonly size: number
}

export type GridProps<R, W> = {
  readonly definition: ListDefinition<R, W>
  readonly columns: readonly Column<R, W>[]
  readonly rows: Rows<R>
  readonly entries: Entries
  readonly fold: (name: string) => void
  readonly slots: readonly Slot[]
  readonly height: number
  readonly state: ListState
  readonly layout: LayoutState<R, W>
  readonly tools: Tools<W>
  readonly picking: Picking<R>
  readonly active: number
  readonly acts: RowActs<R>
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly rowActions: ((row: R) => readonly RowAction[]) | undefined
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly label: string
  readonly id: string
  /** Within a page that scrolls: as tall as its rows, up to a part of the screen. */
  readonly inside: boolean
}

/** What a row does; the same object from render to render, so that rows in view are not drawn again. */
export type RowActs<R> = {
  readonly point: (index: number) => void
  readonly open: (index: number, newTab: boolean) => void
  readonly toggle: (row: R) => void
}
