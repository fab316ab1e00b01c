// A list is declared, not written: what it reads, its columns, filters and indicators. `List.tsx`
// does the rest, the same everywhere.
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { ExportedList } from '#features/insight/exports/contract.ts'
import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import type { Formats } from '../../formats.ts'
import type { Both } from '../../words.ts'
import type { Found } from '../ComboBox.tsx'
import type { Group } from './entries.ts'
import type { Hue } from '../Status.tsx'

/** An endpoint that keeps the list convention (`#kernel/list.ts`). */
export type ListEndpoint = Endpoint<z.ZodType, z.ZodType<ListAnswer>>
export type ListAnswer = {
  readonly rows: readonly unknown[]
  readonly total: number
  readonly sums: Readonly<Record<string, number>>
  readonly indicators: Readonly<Record<string, Figure>>
  /** The groups, where they were asked: see `groups` of the definition. */
  readonly groups?: readonly Group[] | undefined
}

/** What a tile tells: its own amount, and every sum of the list that a press opens. */
export type Figure = {
  readonly count: number
  readonly amount: number | null
  readonly sums?: Readonly<Record<string, number | null>> | undefined
}

export type RowOf<E extends Endpoint> =
  z.output<E['output']> extends { rows: readonly (infer R)[] } ? R : never
type SortOf<E extends Endpoint> =
  InputOf<E> extends { sort?: infer S } ? Exclude<S, undefined> & string : string

/** What a cell is written with. */
export type Tools<W> = { readonly words: W; readonly formats: Formats }

export type Column<R, W, S extends string = string> = {
  readonly key: string
  readonly label: (words: W) => string
  readonly cell: (row: R, tools: Tools<W>) => ReactNode
  /** The key to sort by, where it can be sorted. */
  readonly sort?: S
  /** Figures: aligned right, of one width; never cut. */
  readonly figures?: boolean
  /** In pixels; the least one where the column grows. */
  readonly width: number
  /** Takes its part of the room left. */
  readonly grows?: boolean
  /** The column that names the row: the link, always shown, frozen at the left. Exactly one. */
  readonly leads?: boolean
  /** Hidden until chosen in "Colonnes". */
  readonly extra?: boolean
  /** Of an extra one: shown all the same while the list is narrowed to what it adds up. */
  readonly tells?: Readonly<Record<string, string>>
  /** The name, in `sums`, of its sum over all results. */
  readonly sum?: string
}

export type Choice = {
  readonly value: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly hue?: Hue
}

/** A filter; its names are those of the endpoint's input, and of the query string. */
export type Filter<W> = { readonly label: (words: W) => string } & (
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly options: (words: W) => readonly Choice[]
      /** Several values, read as "or". */
      readonly many?: boolean
    }
  | {
      /** A record of another noun: a customer, a salesperson. */
      readonly kind: 'record'
      readonly name: string
      readonly search: (typed: string, signal: AbortSignal) => Promise<readonly Found[]>
      readonly nameOf: (id: string, signal: AbortSignal) => Promise<string>
    }
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'amounts'; readonly from: string; readonly to: string }
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'flag'; readonly name: string }
)

/** A tile above the list: its figure, and the filters that a press sets or takes away. */
export type Indicator<W> = {
  /** Its name in the answer's `indicators`. */
  readonly key: string
  readonly label: (words: W) => string
  readonly icon?: LucideIcon
  readonly hue?: Hue
  readonly filter: Readonly<Record<string, string>>
}

/** What the amounts of the tiles may be, by its name in `sums`; '' is each tile’s own. */
export type Measure<W> = { readonly sum: string; readonly label: (words: W) => string }

/** A way to group the rows: the server gives each group its key, and its name where it is a record’s. */
export type Grouping<W> = {
  readonly key: string
  readonly label: (words: W) => string
  /** What a group is called, by its key; without it the server’s own name is shown. */
  readonly nameOf?: (key: string, tools: Tools<W>) => ReactNode
}

/** What a phone shows of a row: one card. */
type Card = {
  readonly title: ReactNode
  readonly subtitle?: ReactNode
  readonly amount?: ReactNode
  readonly state?: ReactNode
  readonly date?: ReactNode
}

export type ListDefinition<R, W> = {
  /** Names what is remembered of it on this device: 'invoices'. */
  readonly name: string
  readonly endpoint: ListEndpoint
  readonly words: Both<W>
  readonly columns: readonly Column<R, W>[]
  readonly filters: readonly Filter<W>[]
  readonly indicators: readonly Indicator<W>[]
  /** What the tiles may tell beside their number; one chooses, where there are several. */
  readonly measures?: readonly Measure<W>[]
  readonly idOf: (row: R) => string
  readonly rowHref: (row: R) => string
  /** What the row is, in a few words: said when it is pointed at or selected. */
  readonly rowLabel: (row: R, tools: Tools<W>) => string
  readonly card: (row: R, tools: Tools<W>) => Card
  /** "1 284 factures": the count is given, and written. */
  readonly counted: (words: W, count: number, written: string) => string
  /** The sum told beside the count, by its name in `sums`, and how it is said. */
  readonly headline?: { readonly sum: string; readonly said: (words: W, written: string) => string }
  readonly sort: { readonly by: string; readonly direction: 'asc' | 'desc' }
  /** What the rows may be grouped by: keys of the endpoint’s `group`. */
  readonly groups?: readonly Grouping<W>[]
  /** What it is called among the lists that are given as files. */
  readonly exported?: ExportedList
}

/**
 * Declares a list. Types follow from the endpoint (rows, sort keys) and from the words:
 * `export const invoices = listDefinition({ endpoint: listInvoices, words: { fr, en }, … })`.
 */
export const listDefinition = <E extends Endpoint, W extends object>(
  about: Omit<ListDefinition<RowOf<E>, W>, 'endpoint' | 'columns' | 'sort'> & {
    readonly endpoint: E
    readonly columns: readonly Column<RowOf<E>, W, SortOf<E>>[]
    readonly sort: { readonly by: SortOf<E>; readonly direction: 'asc' | 'desc' }
  },
): ListDefinition<RowOf<E>, W> => about as unknown as ListDefinition<RowOf<E>, W>

/** What is selected: some rows, or all results (minus some), which the server finds by the filters. */
export type Selection<R> = {
  readonly count: number
  readonly all: boolean
  /** All of a list that is on its way: how many there are is not known yet. */
  readonly uncounted: boolean
  /** The ids picked; of those left out where `all`. */
  readonly ids: readonly string[]
  /** The rows picked that have been seen. */
  readonly rows: readonly R[]
  /** The filters in force, as text: what an act on all results sends. */
  readonly query: Readonly<Record<string, string>>
}

export type BulkAction<R> = {
  readonly key: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly keys?: string
  readonly danger?: boolean
  /** Why it cannot act on this selection. */
  readonly whyNot?: (selection: Selection<R>) => string | null
  /** Acts; the selection is cleared once the promise is kept with `true`. */
  readonly run: (selection: Selection<R>) => void | Promise<boolean>
}

/**
 * An act that the server does on the whole selection (`bulkAct` of base/bulk): it is tried first, runs
 * as a job, and reports record by record.
 */
export type BulkJob<R> = Omit<BulkAction<R>, 'run'> & {
  /** Its name on the server: 'quotes.send'. */
  readonly act: string
  /** What the button of the question says, where it is not the label. */
  readonly verb?: string
  /** What is counted, where it is not the records themselves: "5 messages". */
  readonly counted?: (count: number, written: string) => string
  /** What happens to those concerned, beside how many they are. */
  readonly text?: (count: number) => string
  /** What it asks beside: the form, what was answered, why it may not start yet. */
  readonly options?: {
    readonly value: Readonly<Record<string, unknown>>
    /** May show what is about to become of each of those concerned. */
    readonly form: ReactNode | ((taken: readonly TakenRow[], asked: SentSelection) => ReactNode)
    readonly whyNot?: string | null
    /** What the trial depends on, where that is not all: it is not asked again for each letter typed. */
    readonly tried?: Readonly<Record<string, unknown>>
    /** A form that shows what will leave needs room. */
    readonly size?: 'medium' | 'large'
    /** The form names those concerned itself. */
    readonly showsTaken?: true
  }
}

/** A selection as the server takes it. */
export type SentSelection =
  | { readonly ids: string[] }
  | { readonly all: Record<string, string>; readonly except: string[] }

/** A record that an act concerns, and what is about to become of it. */
export type TakenRow = {
  readonly record: string
  readonly label: string
  readonly note: string
  readonly plan?: unknown
}

export type RowAction = {
  readonly key: string
  readonly label: string
  readonly icon: LucideIcon
  readonly onPress: () => void
}
