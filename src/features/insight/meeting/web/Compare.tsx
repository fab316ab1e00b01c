// Two to four clients side by side, or two periods of one. What is best is said in a word; each figure of
// a list opens it.
import { Plus, Trophy, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ClientFigure, clientFigures } from '#features/insight/figures/rules/client.ts'
import { figureLists, queryOf } from '#features/insight/figures/rules/figure.ts'
import { customerFilter } from '#features/sales/documents/web/filters.ts'
import { comparedWith } from '#kernel/period.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useQueryString, useSetQueryString } from '#web/navigation.ts'
import { useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { ComboBox } from '#web/ui/ComboBox.tsx'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { classes } from '#web/ui/classes.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Page } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Said } from '#web/ui/widget/Said.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { compareCustomers, mostCompared } from '../contract.ts'
import { bestOf } from '../rules/best.ts'
import { both } from './both.ts'
import { type Column, type Measure, useMeasures } from './measures.ts'

export function Compare() {
  const words = useWords(both)
  const setQuery = useSetQueryString()
  const ids = (useQueryString()['clients'] ?? '').split(',').filter(Boolean).slice(0, mostCompared)
  const { data, problem, pending, refetch } = useRead(compareCustomers, asked(ids), {
    enabled: ids.length > 0,
    placeholderData: (before) => before,
  })
  const choose = (chosen: readonly string[]) => setQuery({ clients: chosen.join(',') })
  return (
    <Page
      title={words.compareTitle}
      crumbs={[{ label: words.customers, href: to('/clients') }]}
      actions={
        ids.length < mostCompared && (
          <div className="w-full sm:w-72 print:hidden">
            <ComboBox
              label={words.addClient}
              hideLabel
              name="client"
              placeholder={words.addClient}
              value={null}
              onChange={(found) => found && !ids.includes(found.id) && choose([...ids, found.id])}
              search={customerFilter.search}
            />
          </div>
        )
      }
    >
      {problem && <ErrorState problem={problem} onRetry={refetch} />}
      {ids.length === 0 && (
        <EmptyState icon={Plus} title={words.compareTitle}>
          {words.compareText}
        </EmptyState>
      )}
      {pending && ids.length > 0 && <RowBones rows={8} />}
      {data && ids.length > 0 && !problem && (
        <Side columns={data.columns} ids={ids} onChoose={choose} />
      )}
    </Page>
  )
}

/** As the endpoint takes them: the first, and those beside it. */
const asked = ([customer = '', ...others]: readonly string[]) => ({
  customer,
  ...Object.fromEntries(others.map((id, at) => [places[at], id])),
})
const places = ['second', 'third', 'fourth'] as const

function Side({
  columns,
  ids,
  onChoose,
}: {
  columns: readonly Column[]
  ids: readonly string[]
  onChoose: (ids: readonly string[]) => void
}) {
  const words = useWords(both)
  const formats = useFormats()
  const measures = useMeasures()
  // What is known of nobody (a right, a module) has no row.
  const shown = measures.filter(({ of }) => columns.some((column) => of(column) !== null))
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full min-w-140 table-fixed text-14">
        <thead>
          <tr className="border-b border-line align-bottom">
            <th
              scope="col"
              className="sticky left-0 w-36 bg-surface p-3 text-left text-13 sm:w-44 font-medium text-soft"
            >
              {words.measure}
            </th>
            {columns.map((column) => (
              <th
                key={`${column.id}${column.from}`}
                scope="col"
                className="w-44 p-3 text-left sm:w-auto"
              >
                <span className="flex items-start justify-between gap-2">
                  <Anchor
                    href={to('/clients/:id', { id: column.id })}
                    className="font-semibold hover:underline"
                  >
                    {column.name}
                  </Anchor>
                  {ids.length > 1 && (
                    <span className="print:hidden">
                      <IconButton
                        icon={X}
                        size="small"
                        label={words.remove(column.name)}
                        onPress={() => onChoose(ids.filter((id) => id !== column.id))}
                      />
                    </span>
                  )}
                </span>
                <span className="block text-12 font-normal text-soft">
                  {words.yearOf(formats.day(column.from), formats.day(column.to))}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((measure) => (
            <MeasureRow key={measure.key} measure={measure} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MeasureRow({ measure, columns }: { measure: Measure; columns: readonly Column[] }) {
  const words = useWords(both)
  const locale = useLocale()
  const { key, of, better, written, figure } = measure
  const best = better ? bestOf(columns.map(of), better) : []
  const label = words.rows[key]
  return (
    <tr className="border-b border-line-soft last:border-0">
      <th scope="row" className="sticky left-0 bg-surface p-3 text-left font-normal text-soft">
        <span className="flex items-center gap-1">
          {label}
          {figure && <Said of={label}>{clientFigures[figure].said[locale]}</Said>}
        </span>
      </th>
      {columns.map((column, at) => (
        <td
          key={`${column.id}${column.from}`}
          className={classes('p-3', key !== 'brands' && 'figures')}
        >
          <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <span className={best[at] ? 'font-semibold' : ''}>
              {figure && of(column) !== null ? (
                <FigureLink column={column} figure={figure}>
                  {written(column)}
                </FigureLink>
              ) : (
                written(column)
              )}
            </span>
            {best[at] && (
              <span className="inline-flex items-center gap-1 text-12 text-green">
                <Trophy aria-hidden size={12} />
                {words.best}
              </span>
            )}
          </span>
        </td>
      ))}
    </tr>
  )
}

/** The list that adds up to the figure. */
function FigureLink({
  column,
  figure,
  children,
}: {
  column: Column
  figure: ClientFigure
  children: ReactNode
}) {
  const today = useToday()
  const period = { name: 'custom', from: column.from, to: column.to } as const
  const one = clientFigures[figure]
  const query = queryOf(one, {
    today,
    period,
    before: comparedWith(period, 'lastYear', today),
    narrowing: { customer: column.id },
  })
  return (
    <Anchor href={to(figureLists[one.list], {}, query)} className="hover:underline">
      {children}
    </Anchor>
  )
}
