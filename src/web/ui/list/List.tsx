import { FileSpreadsheet, ListChecks, type LucideIcon } from 'lucide-react'
import { type ReactNode, useId, useMemo } from 'react'
import { mostAtOnce } from '#features/base/bulk/rules.ts'
import type { ExportedList } from '#features/insight/exports/contract.ts'
import type { Cents } from '#kernel/money.ts'
import { useFormats } from '../../formats.ts'
import { useWords, wordsNow } from '../../words.ts'
import { classes } from '../classes.ts'
import { useTitle } from '../Page.tsx'
import { EmptyState, ErrorState } from '../EmptyState.tsx'
import { Button } from '../Button.tsx'
import { IconButton } from '../IconButton.tsx'
import { RowBones } from '../Skeletons.tsx'
import { BulkDialog, BulkPill } from './BulkDialog.tsx'
import type { BulkAction, BulkJob, ListDefinition, RowAction } from './definition.ts'
import { exportSelection, isTooMany } from './ExportMenu.tsx'
import { FilterBar } from './FilterBar.tsx'
import { Indicators } from './Indicators.tsx'
import { RowFacts } from './RowFacts.tsx'
import { Body } from './Body.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { isEmpty, type Picking, usePicking } from './selection.ts'
import { type ListState, useListState } from './state.ts'
import { useScrolledRows } from './scrolled.ts'
import { Toolbar } from './Toolbar.tsx'
import { useBulk } from './use-bulk.ts'
import { useLayout } from './use-layout.ts'
import { ViewTabs } from './ViewTabs.tsx'
import { listWords } from './words.ts'

export type ListProps<R, W> = {
  readonly definition: ListDefinition<R, W>
  readonly title: string
  /** Buttons of the page, the primary one last. */
  readonly actions?: ReactNode
  /** What may be done with the selected rows. */
  readonly bulk?: readonly (BulkAction<R> | BulkJob<R>)[]
  /** Up to three small buttons on the row pointed at. */
  readonly rowActions?: (row: R) => readonly RowAction[]
  /** Space shows this beside the list; unless said, all that its columns say of the row. */
  readonly preview?: (row: R) => ReactNode
  /** When there is nothing at all yet. */
  readonly empty: { icon?: LucideIcon; title: string; text?: ReactNode; action?: ReactNode }
  /** Input that is always sent: the customer of a customer's documents. */
  readonly fixed?: Readonly<Record<string, string>>
  /** Within another screen (a tab): it does not name the browser tab, its title is an h2. */
  readonly inside?: boolean
  readonly banner?: ReactNode
}

/** A list, the same everywhere: header, indicators, filters, rows, selection. See definition.ts. */
export function List<R, W extends object>(props: ListProps<R, W>) {
  const { definition, fixed = nothing, bulk = [], inside = false } = props
  const id = useId()
  const own = useWords(definition.words)
  const formats = useFormats()
  const tools = useMemo(() => ({ words: own, formats }), [own, formats])
  const state = useListState(definition, fixed, inside)
  const layout = useLayout(definition, state.view, state.filters)
  const scrolled = useScrolledRows<R>(definition.endpoint, state.query, layout.density)
  const { rows } = scrolled
  const picking = usePicking(definition.idOf, state.query, rows)
  const acting = useBulk<R>(definition.name, picking.clear)
  const jobs = bulk.flatMap((one) => ('act' in one ? [one] : []))
  const offered = definition.exported
    ? [...bulk, exporting(definition.exported, layout.columns, wordsNow(listWords))]
    : bulk
  const shown = layout.columns.map(({ key, width }) => `${key}:${width}`).join(' ')
  const columns = useMemo(() => layout.columns, [shown, definition])
  const nothingYet =
    rows.answer !== null &&
    rows.total === 0 &&
    !rows.stale &&
    !state.q &&
    Object.keys(state.filters).length === 0

  return (
    <div className={classes('flex flex-col print:h-auto', !inside && 'min-h-full sm:h-full')}>
      <ListHead
        {...props}
        inside={inside}
        answer={rows.answer}
        picking={offered.length > 0 && rows.total > 0 ? picking : null}
      />
      {props.banner && <div className="px-4 pb-3 sm:px-6">{props.banner}</div>}
      {nothingYet ? (
        <EmptyState
          {...(props.empty.icon ? { icon: props.empty.icon } : {})}
          title={props.empty.title}
          action={props.empty.action}
        >
          {props.empty.text}
        </EmptyState>
      ) : (
        <>
          {!inside && <ViewTabs definition={definition} state={state} layout={layout} />}
          <Indicators
            definition={definition}
            state={state}
            answer={rows.answer}
            failed={rows.problem !== null}
            inside={inside}
          />
          <div className="flex flex-wrap items-start gap-2 px-4 pb-2 sm:px-6">
            <FilterBar definition={definition} state={state} tools={tools}>
              {!inside && <ViewTabs definition={definition} state={state} layout={layout} beside />}
            </FilterBar>
            <Toolbar definition={definition} layout={layout} state={state} tools={tools} />
          </div>
          <Body
            preview={(row: R) => <RowFacts row={row} definition={definition} tools={tools} />}
            {...props}
            {...scrolled}
            id={id}
            inside={inside}
            columns={columns}
            state={state}
            layout={layout}
            tools={tools}
            picking={picking}
            label={props.title}
            whenEmpty={<NothingMatches state={state} />}
            whenFailed={
              rows.problem && <ErrorState problem={rows.problem} onRetry={rows.refetch} />
            }
            whileWaiting={<RowBones />}
          />
          <SelectionBar
            picking={picking}
            actions={offered}
            onJob={acting.ask}
            page={rows.page}
            total={rows.total}
            summed={columns.some((column) => column.sum)}
          />
        </>
      )}
      {/* Whatever is left of the list: an act may have taken all of it. */}
      {isEmpty(picking.selection) && <BulkPill bulk={acting} actions={jobs} />}
      <BulkDialog bulk={acting} actions={jobs} />
    </div>
  )
}

const nothing = {}

/** The selection as a workbook: what every list that is given as a file can do. */
const exporting = <R,>(
  list: ExportedList,
  columns: readonly { readonly key: string }[],
  words: { exportSelected: string; tooManyPicked: (n: string) => string },
): BulkAction<R> => ({
  key: 'export',
  label: words.exportSelected,
  icon: FileSpreadsheet,
  keys: 'shift+e',
  whyNot: (selection) => (isTooMany(selection) ? words.tooManyPicked(String(mostAtOnce)) : null),
  run: async (selection) => {
    await exportSelection(list, selection, columns)
    return false
  },
})

function ListHead<R, W extends object>({
  definition,
  title,
  actions,
  inside,
  answer,
  picking,
}: ListProps<R, W> & {
  picking: Picking<R> | null
  answer: { total: number; sums: Readonly<Record<string, number | null>> } | null
}) {
  const words = useWords(definition.words)
  const list = useWords(listWords)
  const formats = useFormats()
  const { headline, counted } = definition
  // Null where the role may not read it.
  const sum = headline ? (answer?.sums[headline.sum] ?? null) : null
  const Title = inside ? 'h2' : 'h1'
  const said =
    answer &&
    [
      counted(words, answer.total, formats.integer(answer.total)),
      sum === null || !headline ? null : headline.said(words, formats.amount(sum as Cents)),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <header className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 pt-4 pb-3 sm:px-6">
      {!inside && <TabTitle title={title} />}
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
        <Title
          tabIndex={-1}
          className={classes(
            'outline-none',
            inside ? 'text-16 font-semibold' : 'text-20 font-semibold',
          )}
        >
          {title}
        </Title>
        <p className="text-13 text-faint tabular-nums max-sm:hidden" aria-live="polite">
          {said}
        </p>
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      <div className="col-span-2 flex items-center justify-between gap-2 sm:hidden">
        <p className="text-13 text-faint tabular-nums">{said}</p>
        {picking && (
          <IconButton
            icon={ListChecks}
            size="small"
            label={list.selectSome}
            pressed={picking.begun}
            onPress={picking.begin}
          />
        )}
      </div>
    </header>
  )
}

function TabTitle({ title }: { title: string }) {
  useTitle(title)
  return null
}

function NothingMatches({ state }: { state: ListState }) {
  const words = useWords(listWords)
  return (
    <EmptyState
      title={words.nothing}
      action={<Button onPress={state.clear}>{words.eraser}</Button>}
    >
      {words.nothingText}
    </EmptyState>
  )
}
