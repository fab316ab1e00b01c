import { Ban, CircleAlert, CircleCheck, LoaderCircle, Undo2 } from 'lucide-react'
import { to } from '#web/site.ts'
import { listDefinition, type RowOf, type Tools } from '#web/ui/list/definition.ts'
import { Progress } from '#web/ui/list/RunState.tsx'
import { Status } from '#web/ui/Status.tsx'
import { listBulk } from '../contract.ts'
import { howFar, type Standing, standings } from '../rules.ts'
import { both } from './both.ts'

type Row = RowOf<typeof listBulk>
type Words = (typeof both)['fr']

const marks = {
  running: [LoaderCircle, 'blue'],
  refused: [CircleAlert, 'orange'],
  done: [CircleCheck, 'green'],
  stopped: [Ban, 'grey'],
  undone: [Undo2, 'grey'],
} as const satisfies Record<Standing, unknown>

/** Where it stands; how far it is while it goes on. */
function RunStanding({ row, words, formats }: { row: Row } & Tools<Words>) {
  if (row.standing !== 'running') {
    const [icon, hue] = marks[row.standing]
    return (
      <Status icon={icon} hue={hue}>
        {words.standings[row.standing]}
      </Status>
    )
  }
  const { ended, all } = howFar(row.state, row.rows)
  const said = [formats.integer(ended), formats.integer(all)] as const
  return (
    <span className="flex min-w-0 grow items-center gap-2">
      <span className="w-16 shrink-0">
        <Progress part={ended} all={Math.max(1, all)} />
      </span>
      <span className="figures truncate">
        {row.state === 'undoing' ? words.undoing(...said) : words.progress(...said)}
      </span>
    </span>
  )
}

const allOf = ({ rows }: Row): number =>
  Object.values(rows).reduce((sum: number, n: number) => sum + n, 0)

/** What was refused, be it to be done or to be taken back. */
const refusedOf = ({ rows }: Row): number => rows.refused + rows.kept

export const runs = listDefinition({
  name: 'bulk-runs',
  endpoint: listBulk,
  words: both,
  columns: [
    {
      key: 'title',
      label: (w) => w.columns.title,
      cell: (row) => row.title,
      width: 200,
      grows: true,
      leads: true,
    },
    {
      key: 'standing',
      label: (w) => w.columns.standing,
      cell: (row, tools) => <RunStanding row={row} {...tools} />,
      width: 200,
    },
    {
      key: 'started',
      label: (w) => w.columns.started,
      cell: (row, { formats }) => formats.moment(row.startedAt),
      sort: 'started',
      figures: true,
      width: 140,
    },
    {
      key: 'all',
      label: (w) => w.columns.all,
      cell: (row, { formats }) => formats.integer(allOf(row)),
      figures: true,
      width: 90,
    },
    {
      key: 'done',
      label: (w) => w.columns.done,
      cell: (row, { formats }) => formats.integer(row.rows.done),
      figures: true,
      width: 85,
    },
    {
      key: 'excluded',
      label: (w) => w.columns.excluded,
      cell: (row, { formats }) => formats.integer(row.rows.excluded),
      figures: true,
      width: 130,
    },
    {
      key: 'refused',
      label: (w) => w.columns.refused,
      cell: (row, { formats }) => formats.integer(refusedOf(row)),
      figures: true,
      width: 90,
    },
    { key: 'by', label: (w) => w.columns.by, cell: (row) => row.by, width: 150 },
    {
      key: 'ended',
      label: (w) => w.columns.ended,
      cell: (row, { formats }) => (row.endedAt ? formats.moment(row.endedAt) : ''),
      figures: true,
      width: 150,
      extra: true,
    },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'standing',
      many: true,
      label: (w) => w.standing,
      options: (w) => standings.map((value) => ({ value, label: w.standings[value] })),
    },
    { kind: 'flag', name: 'mine', label: (w) => w.mine },
  ],
  indicators: standings.map((key) => ({
    key,
    label: (w: Words) => w.tiles[key],
    icon: marks[key][0],
    hue: marks[key][1],
    filter: { standing: key },
  })),
  idOf: (row) => row.id,
  rowHref: (row) => to('/traitements/:id', { id: row.id }),
  rowLabel: (row, { formats }) => `${row.title} · ${formats.moment(row.startedAt)}`,
  card: (row, { words, formats }) => {
    const { all } = howFar(row.state, row.rows)
    return {
      title: row.title,
      amount:
        row.standing === 'done'
          ? words.progress(formats.integer(row.rows.done), formats.integer(all))
          : null,
      subtitle: [formats.moment(row.startedAt), row.by].filter(Boolean).join(' · '),
      state: <RunStanding row={row} words={words} formats={formats} />,
    }
  },
  counted: (w, n, said) => w.counted(n, said),
  sort: { by: 'started', direction: 'desc' },
})
