// How far a run is and what came of it: in the dialog of its list, and on its own page.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleSlash, Download } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { bulkFile, bulkRows, type Run } from '#features/base/bulk/contract.ts'
import { howFar, isOpen, type MadeKind } from '#features/base/bulk/rules.ts'
import { addressOf, call } from '../../api.ts'
import { useFormats } from '../../formats.ts'
import { to } from '../../site.ts'
import { useWords, wordsNow } from '../../words.ts'
import { Button } from '../Button.tsx'
import { Link, LinkButton } from '../Link.tsx'
import { bulkWords } from './bulk-words.ts'

export function RunState({ run }: { run: Run }) {
  const words = useWords(bulkWords)
  const { integer, moment } = useFormats()
  const open = isOpen(run.state)
  const { done, undone } = run.rows
  const { ended, all } = howFar(run.state, run.rows)
  const sums = [done, integer(done), integer(all)] as const
  const said = {
    running: words.progress(integer(ended), integer(all)),
    undoing: words.undoing,
    done: words.done(...sums),
    stopped: words.stopped(...sums),
    undone: words.undone(undone, integer(undone)),
  }[run.state]
  return (
    <>
      <p className="figures text-16 font-semibold" aria-live="polite">
        {said}
      </p>
      <Progress part={open ? ended : 1} all={open ? Math.max(1, all) : 1} />
      {open && (
        <p className="text-13 text-soft">
          {words.goesOn} <Link href={to('/traitements')}>{words.allRuns}</Link>
        </p>
      )}
      {run.file && (
        <div className="flex flex-wrap items-center gap-3">
          <LinkButton variant="primary" icon={Download} href={addressOf(bulkFile, { id: run.id })}>
            {words.download}
          </LinkButton>
          <p className="text-13 text-soft">
            {words.keptUntil(run.file.name, moment(run.file.until))}
          </p>
        </div>
      )}
      {!open && <Report run={run} />}
    </>
  )
}

/** How much of it is done. */
export const Progress = ({ part, all }: { part: number; all: number }) => (
  <div
    role="progressbar"
    aria-label={wordsNow(bulkWords).report}
    aria-valuemin={0}
    aria-valuemax={all}
    aria-valuenow={part}
    className="h-2 w-full overflow-hidden rounded-full bg-sunken"
  >
    <div
      className="h-full rounded-full bg-fill transition-[width] duration-150"
      style={{ width: `${(part / all) * 100}%` }}
    />
  </div>
)

/** What came of the records, each part read for itself: many that are left out hide none that is done. */
function Report({ run }: { run: Run }) {
  const words = useWords(bulkWords)
  return (
    <>
      <Part run={run} of="refused" title={words.refused} icon={CircleAlert} look="text-red" />
      <Part run={run} of="kept" title={words.kept} icon={CircleAlert} look="text-orange" />
      <Part run={run} of="excluded" title={words.leftOut} icon={CircleSlash} look="text-faint" />
      <Part run={run} of="done" title={words.dealt} icon={CircleCheck} look="text-green" />
    </>
  )
}

function Part({
  run: { id, state, rows: counted },
  of,
  ...looks
}: Pick<Parameters<typeof Reasons>[0], 'title' | 'icon' | 'look'> & {
  run: Run
  of: keyof Run['rows']
}) {
  const words = useWords(bulkWords)
  const { data } = useQuery({
    queryKey: ['bulk rows', id, state, of],
    queryFn: ({ signal }) => call(bulkRows, { id, state: [of], offset: 0, limit: 200 }, { signal }),
    enabled: counted[of] > 0,
  })
  const rows = data?.rows ?? []
  return (
    <Reasons
      {...looks}
      rows={
        of === 'done' ? rows.map((row) => ({ ...row, reason: row.reason || words.isDone })) : rows
      }
      all={counted[of]}
    />
  )
}

const namedAtMost = 6

type Told = {
  readonly record: string
  readonly label: string
  readonly reason: string
  readonly made?: string | null
  readonly opens?: { readonly kind: MadeKind; readonly number: string } | null
}

/** Records by the reason that they share: a hundred of one reason is one sentence and a hundred names. */
export function Reasons({
  title,
  icon: Icon,
  look,
  rows,
  all = rows.length,
}: {
  title: string
  icon: LucideIcon
  look: string
  rows: readonly Told[]
  all?: number
}) {
  if (rows.length === 0) return null
  const reasons = [...new Set(rows.map(({ reason }) => reason))]
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="text-12 font-medium text-faint">{title}</h3>
      <ul className="flex flex-col gap-2">
        {reasons.map((reason) => (
          <li key={reason} className="flex gap-2">
            <Icon aria-hidden size={18} className={`mt-px shrink-0 ${look}`} />
            <div className="min-w-0 grow">
              <p className="text-14">{reason}</p>
              <Names
                rows={rows.filter((row) => row.reason === reason)}
                // The last reason also stands for those that were not sent.
                unsent={reason === reasons.at(-1) ? all - rows.length : 0}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The first of them; the others are a press away. */
function Names({ rows, unsent }: { rows: readonly Told[]; unsent: number }) {
  const words = useWords(bulkWords)
  const { integer } = useFormats()
  const [whole, setWhole] = useState(rows.length === namedAtMost + 1)
  const shown = whole ? rows : rows.slice(0, namedAtMost)
  const folded = rows.length - shown.length
  return (
    <>
      <ul className="text-13 text-soft">
        {shown.map((row) => (
          <li key={row.record} className="flex gap-2">
            <span className="min-w-0 truncate" title={row.label}>
              {row.label}
            </span>
            <Made {...row} />
          </li>
        ))}
      </ul>
      {folded > 0 && (
        <span className="-ml-2 block">
          <Button size="small" variant="quiet" onPress={() => setWhole(true)}>
            {words.moreShown(folded, integer(folded))}
          </Button>
        </span>
      )}
      {unsent > 0 && <p className="text-13 text-faint">{words.more(unsent, integer(unsent))}</p>}
    </>
  )
}

/** What was made of a record, to be opened. */
function Made({ made, opens }: Pick<Told, 'made' | 'opens'>) {
  const words = useWords(bulkWords)
  if (!made || !opens) return null
  const { kind, number } = opens
  const named = words.made[kind]
  const isDraft = number === '' && (kind === 'invoice' || kind === 'delivery')
  return (
    <span className="shrink-0">
      <Link href={placeOf(kind, made)}>{isDraft ? words.draft(named) : `${named} ${number}`}</Link>
    </span>
  )
}

function placeOf(kind: MadeKind, id: string): string {
  if (kind === 'invoice') return to('/factures/:id', { id })
  if (kind === 'delivery') return to('/bons-de-livraison/:id', { id })
  if (kind === 'task') return to('/taches/:id', { id })
  if (kind === 'appointment') return to('/agenda/:id', { id })
  return to('/messages/:id', { id })
}
