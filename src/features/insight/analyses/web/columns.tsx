// The columns of an answer as a table: each figure leads to what it adds up, beside what it was.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useWords } from '#web/words.ts'
import { Anchor, Link } from '#web/ui/Link.tsx'
import { changeOf, shareOf } from '#web/ui/charts/layout.ts'
import type { Writing } from '#web/ui/charts/look.ts'
import { columnKey, type Pivot, type PivotRow } from '../rules/pivot.ts'
import type { Question } from '../rules/question.ts'
import { both } from './both.ts'
import type { HrefOf } from './Drawing.tsx'
import { useNaming } from './naming.ts'

export type Column = {
  readonly key: string
  readonly label: string
  readonly figures?: boolean
  /** One of many beside each other: narrow. */
  readonly across?: boolean
  /** In what the whole table is told, beside the label. */
  readonly unit?: string
  readonly cell: (row: PivotRow) => React.ReactNode
  readonly foot: React.ReactNode
}

export type ColumnsProps = {
  readonly question: Question
  readonly pivot: Pivot
  readonly hrefOf: HrefOf
  readonly nowLabel: string
  readonly beforeLabel: string
}

/** What the table has: the name of a row, its figures, its part, what it was. */
export function useColumns(props: ColumnsProps, writing: Writing): readonly Column[] {
  const { pivot, hrefOf } = props
  const words = useWords(both)
  const naming = useNaming()
  const [first, second] = pivot.by
  const { bare } = writing
  const crosses = pivot.columns.length > 0
  const isPaired = second !== undefined && pivot.columns.length === 0
  const figure = (row: PivotRow, value: number, column?: string) => {
    const href = value === 0 ? undefined : hrefOf(row, column)
    const text = value === 0 ? '–' : bare(value)
    if (!href) return text
    const what = first ? naming.whole(first, row.name) : words.total
    return (
      <Anchor
        href={href}
        label={words.drill(what, text)}
        className="rounded-sm underline-offset-2 hover:text-accent hover:underline"
      >
        {text}
      </Anchor>
    )
  }
  const was = (now: number, before: number | null) =>
    pivot.before !== null &&
    before !== null &&
    (now !== 0 || before !== 0) && (
      <Was {...{ now, writing }} was={before} label={props.beforeLabel} />
    )
  const name: Column = {
    key: 'name',
    label: first ? words.dimensions[first] : '',
    unit: words.inUnit(naming.unit(props.question.measure)),
    cell: (row) => {
      const said = first ? naming.whole(first, row.name) : words.total
      const href = hrefOf(row)
      return href ? (
        <Link href={href} quiet>
          {said}
        </Link>
      ) : (
        said
      )
    },
    foot: words.total,
  }
  const inner: Column = {
    key: 'inner',
    label: second ? words.dimensions[second] : '',
    cell: (row) => (second && row.inner ? naming.whole(second, row.inner) : ''),
    foot: '',
  }
  const value: Column = {
    key: 'value',
    label: pivot.columns.length > 0 ? words.total : props.nowLabel,
    figures: true,
    across: crosses,
    cell: (row) => (
      <>
        {figure(row, row.value)}
        {crosses && was(row.value, row.before)}
      </>
    ),
    foot: (
      <>
        {bare(pivot.total)}
        {crosses && was(pivot.total, pivot.before)}
      </>
    ),
  }
  const share: Column = {
    key: 'share',
    label: words.share,
    figures: true,
    cell: (row) => {
      const part = shareOf(row.value, pivot.total)
      return <span className="text-soft">{part === null ? '–' : writing.percent(part)}</span>
    },
    foot: '',
  }
  const compared: readonly Column[] =
    pivot.before === null || crosses
      ? []
      : [
          {
            key: 'before',
            label: props.beforeLabel,
            figures: true,
            cell: (row) => (row.before ? bare(row.before) : '–'),
            foot: bare(pivot.before),
          },
          {
            key: 'change',
            label: words.change,
            figures: true,
            cell: (row) => <Change row={row} writing={writing} />,
            foot: writing.changed(pivot.total, pivot.before),
          },
        ]
  // Of each column: where a row is not known before, neither is their sum.
  const isKnown = pivot.rows.every(({ before }) => before !== null)
  const totalOf = (key: string) => {
    const added = (of: 'cells' | 'past') =>
      pivot.rows.reduce((sum, row) => sum + (row[of].get(key) ?? 0), 0)
    return (
      <>
        {bare(added('cells'))}
        {was(added('cells'), isKnown ? added('past') : null)}
      </>
    )
  }
  const across = pivot.columns.map((column): Column => {
    const key = columnKey(column)
    return {
      key,
      label: second ? naming.short(second, column) : '',
      figures: true,
      across: true,
      cell: (row) => {
        const now = row.cells.get(key) ?? 0
        return (
          <>
            {figure(row, now, key)}
            {was(now, row.before === null ? null : (row.past.get(key) ?? 0))}
          </>
        )
      },
      foot: pivot.adds ? totalOf(key) : '',
    }
  })
  return [
    name,
    ...(isPaired ? [inner] : []),
    ...across,
    // Rates of parts are no rate of the whole: only what is added up has a column of its own.
    ...(crosses && !pivot.adds ? [] : [value]),
    ...(pivot.adds && !(crosses && pivot.before !== null) ? [share] : []),
    ...compared,
  ]
}

/** Below a figure, how it changed; what it was is said where it is pointed at. */
function Was({
  now,
  was,
  label,
  writing,
}: {
  now: number
  was: number
  label: string
  writing: Writing
}) {
  const words = useWords(both)
  const said = words.beforeSaid(label, writing.written(was))
  return (
    <span className="block text-12 font-normal text-faint" title={said}>
      <span className="unseen">{said}, </span>
      {was === 0
        ? words.isNew
        : now / was > 10
          ? words.times(String(Math.round(now / was)))
          : writing.changed(now, was)}
    </span>
  )
}

/** A change, with an arrow beside its sign: whether it is good is not said by colour alone. */
function Change({ row, writing }: { row: PivotRow; writing: Writing }) {
  const change = changeOf(row.value, row.before ?? 0)
  if (change === null || row.before === null) return '–'
  const Arrow = change > 0 ? ArrowUp : ArrowDown
  return (
    <span className="inline-flex items-center gap-1">
      {change !== 0 && <Arrow aria-hidden size={12} className="text-faint" />}
      {writing.changed(row.value, row.before)}
    </span>
  )
}
