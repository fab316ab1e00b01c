// One act on many records, as it is seen: who is concerned and who is not and why; then how far it is;
// then what came of each.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CircleSlash, LoaderCircle } from 'lucide-react'
import { tryBulk } from '#features/base/bulk/contract.ts'
import { isOpen } from '#features/base/bulk/rules.ts'
import { call, toProblem } from '../../api.ts'
import { useFormats } from '../../formats.ts'
import type { ApiProblem } from '../../problem.ts'
import { useWords } from '../../words.ts'
import { Banner } from '../Banner.tsx'
import { Button } from '../Button.tsx'
import { classes } from '../classes.ts'
import { Dialog } from '../Dialog.tsx'
import { bulkWords } from './bulk-words.ts'
import type { BulkJob, SentSelection, TakenRow } from './definition.ts'
import { Reasons, RunState } from './RunState.tsx'
import type { Bulk } from './use-bulk.ts'

/** What one asked of a selection: first the question, then the run. */
export function BulkDialog<R>({
  bulk,
  actions,
}: {
  bulk: Bulk<R>
  actions: readonly BulkJob<R>[]
}) {
  const { asked, run, shown } = bulk
  // What its form asks changes while it is open.
  const now = asked && (actions.find(({ act }) => act === asked.action.act) ?? asked.action)
  if (asked && now) return <Question bulk={bulk} asked={{ ...asked, action: now }} />
  const action = actions.find(({ act }) => act === run?.act)
  return run && shown ? <Running bulk={bulk} run={run} title={action?.label} /> : null
}

function Question<R>({ bulk, asked }: { bulk: Bulk<R>; asked: NonNullable<Bulk<R>['asked']> }) {
  const words = useWords(bulkWords)
  const { integer } = useFormats()
  const { action, selection } = asked
  const options = action.options?.value ?? {}
  const tried = action.options?.tried ?? options
  const trial = useQuery({
    queryKey: ['bulk trial', action.act, selection, tried],
    queryFn: ({ signal }) =>
      call(tryBulk, { act: action.act, selection, options: tried }, { signal }),
    staleTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  })
  const { data } = trial
  const n = data?.concerned ?? 0
  const said = !data
    ? words.looking
    : n === 0
      ? words.noneConcerned
      : action.counted
        ? action.counted(n, integer(n))
        : n === data.total
          ? words.allConcerned(n, integer(n))
          : words.concerned(n, integer(n), integer(data.total))
  return (
    <Dialog
      title={action.label}
      size={action.options?.size ?? 'medium'}
      open
      onClose={bulk.giveUp}
      actions={
        <>
          <Button onPress={bulk.giveUp}>{words.cancel}</Button>
          <Button
            variant={action.danger ? 'danger' : 'primary'}
            keys="ctrl+enter"
            // A form has a field of its own to begin with.
            autoFocus={!action.options}
            // One that is tried again, because something was changed elsewhere, stands meanwhile.
            pending={bulk.pending || trial.isPending || trial.isPlaceholderData}
            whyNot={data && n === 0 ? words.noneConcerned : (action.options?.whyNot ?? null)}
            onPress={() => void bulk.start(options)}
          >
            {action.verb ?? action.label}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {(bulk.problem ?? trial.error) && (
          <Banner tone="red">
            {((bulk.problem ?? toProblem(trial.error)) as ApiProblem).detail}
          </Banner>
        )}
        <p className="text-16 font-semibold" aria-live="polite">
          {said}
        </p>
        {data && n > 0 && action.text && <p className="text-14 text-soft">{action.text(n)}</p>}
        {formOf(action, data?.taken ?? [], selection)}
        {data && data.taken.length > 0 && !action.options?.showsTaken && (
          <Taken rows={data.taken} all={n} />
        )}
        {data && data.excluded.length > 0 && (
          <Reasons
            title={words.leftOut}
            icon={CircleSlash}
            look="text-faint"
            rows={data.excluded}
            all={data.total - n}
          />
        )}
      </div>
    </Dialog>
  )
}

function Running<R>({
  bulk,
  run,
  title,
}: {
  bulk: Bulk<R>
  run: NonNullable<Bulk<R>['run']>
  title: string | undefined
}) {
  const words = useWords(bulkWords)
  const open = isOpen(run.state)
  return (
    <Dialog
      title={title ?? words.report}
      size="medium"
      open
      onClose={bulk.hide}
      actions={
        open ? (
          <>
            {run.state === 'running' && (
              <Button pending={bulk.pending} onPress={() => void bulk.stop()}>
                {words.stop}
              </Button>
            )}
            <Button variant="primary" autoFocus onPress={bulk.hide}>
              {words.background}
            </Button>
          </>
        ) : (
          <>
            {run.undoable && (
              <Button pending={bulk.pending} onPress={() => void bulk.undo()}>
                {words.undo}
              </Button>
            )}
            <Button variant="primary" autoFocus onPress={bulk.dismiss}>
              {words.close}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {bulk.problem && <Banner tone="red">{bulk.problem.detail}</Banner>}
        <RunState run={run} />
      </div>
    </Dialog>
  )
}

function formOf<R>({ options }: BulkJob<R>, taken: readonly TakenRow[], asked: SentSelection) {
  return typeof options?.form === 'function' ? options.form(taken, asked) : options?.form
}

const shortNote = 24 // letters

/** Those whom it concerns, by name: what leaves, and to whom. */
function Taken({ rows, all }: { rows: readonly TakenRow[]; all: number }) {
  const words = useWords(bulkWords)
  const { integer } = useFormats()
  return (
    <section aria-label={words.taken} className="flex flex-col gap-1">
      <h3 className="text-12 font-medium text-faint">{words.taken}</h3>
      <ul className="max-h-40 overflow-y-auto text-14" tabIndex={rows.length > 6 ? 0 : undefined}>
        {rows.map(({ record, label, note }) => (
          <li
            key={record}
            // A short note stands in a column of its own; a long one under the name where both do not fit.
            className={classes(
              'flex justify-between gap-x-4 py-0.5',
              note.length > shortNote && 'flex-wrap',
            )}
          >
            <span className="min-w-0 truncate" title={label}>
              {label}
            </span>
            {note && (
              <span
                className={classes(
                  'text-13 text-soft',
                  note.length <= shortNote && 'shrink-0 leading-5',
                )}
              >
                {note}
              </span>
            )}
          </li>
        ))}
        {all > rows.length && (
          <li className="py-0.5 text-13 text-faint">
            {words.more(all - rows.length, integer(all - rows.length))}
          </li>
        )}
      </ul>
    </section>
  )
}

/** The run that goes on while one does something else. */
export function BulkPill<R>({ bulk, actions }: { bulk: Bulk<R>; actions: readonly BulkJob<R>[] }) {
  const words = useWords(bulkWords)
  const { integer } = useFormats()
  const { run } = bulk
  if (!run || bulk.shown || bulk.asked) return null
  const { waiting, done, refused } = run.rows
  const open = isOpen(run.state)
  const all = waiting + done + refused
  const title = actions.find(({ act }) => act === run.act)?.label ?? words.report
  return (
    <div
      role="status"
      className="motion-appear pointer-events-none sticky bottom-4 z-20 flex h-0 items-end justify-center px-4 print:hidden"
    >
      <div className="pointer-events-auto flex items-center gap-2 rounded-xl bg-raised py-1.5 pr-1.5 pl-4 text-14 shadow-bar">
        {open && <LoaderCircle aria-hidden size={16} className="animate-spin" />}
        <span className="font-medium">{title}</span>
        <span className="figures text-soft">
          {open
            ? words.progress(integer(all - waiting), integer(all))
            : words.done(done, integer(done), integer(all))}
        </span>
        <Button size="small" onPress={bulk.show}>
          {open ? words.follow : words.see}
        </Button>
      </div>
    </div>
  )
}
