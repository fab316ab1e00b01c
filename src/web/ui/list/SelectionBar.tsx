// What may be done with the selection, at the foot of the list while there is one.
import { useQuery } from '@tanstack/react-query'
import { Ellipsis, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { offerBulk } from '#features/base/bulk/contract.ts'
import { call } from '../../api.ts'
import { useFormats } from '../../formats.ts'
import { useShortcutList } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { Button } from '../Button.tsx'
import { classes } from '../classes.ts'
import { IconButton } from '../IconButton.tsx'
import { MenuPopup } from '../Menu.tsx'
import { Strip } from '../Strip.tsx'
import type { BulkAction, BulkJob, Selection } from './definition.ts'
import { isEmpty, type Picking } from './selection.ts'
import { sentOf } from './use-bulk.ts'
import { listWords } from './words.ts'

type Asking<R> = BulkAction<R> | BulkJob<R>

/** So many acts stand in the bar; the others are in its menu. */
const atHand = 4

export function SelectionBar<R>({
  picking,
  actions,
  onJob,
  page,
  total,
  summed,
}: {
  picking: Picking<R>
  actions: readonly Asking<R>[]
  onJob: (action: BulkJob<R>, selection: Selection<R>) => void
  /** The rows of the page that is in view. */
  page: readonly R[]
  total: number
  /** The list has its sums at its foot: the bar leaves them to be read. */
  summed: boolean
}) {
  const words = useWords(listWords)
  const formats = useFormats()
  const [acting, setActing] = useState<string | null>(null)
  const { selection, pickAll, clear } = picking
  if (isEmpty(selection)) return null

  async function act(action: Asking<R>): Promise<void> {
    if ('act' in action) return onJob(action, selection)
    setActing(action.key)
    try {
      if ((await action.run(selection)) === true) clear()
    } finally {
      setActing(null)
    }
  }
  // One act is not worth a menu.
  const shown = actions.length <= atHand + 1 ? actions : actions.slice(0, atHand)
  const others = actions.slice(shown.length)
  const told = selection.uncounted
    ? words.allSelected
    : words.selected(selection.count, formats.integer(selection.count))
  const isPageWhole = selection.all || selection.ids.length >= page.length

  return (
    <div
      role="region"
      aria-label={told}
      className={classes(
        'motion-appear pointer-events-none sticky bottom-4 z-20 flex h-0 items-end justify-center px-4 max-sm:px-2 print:hidden',
        summed && 'sm:bottom-12',
      )}
    >
      <div className="pointer-events-auto flex max-w-full flex-wrap items-center gap-2 rounded-xl bg-raised py-1.5 pr-1.5 pl-4 shadow-bar max-sm:w-full max-sm:pl-3">
        <p className="figures text-14 font-semibold max-sm:flex-1" aria-live="polite">
          {told}
        </p>
        <div className="contents max-sm:order-1 max-sm:-ml-2 max-sm:block max-sm:w-full max-sm:empty:hidden">
          {!isPageWhole && page.length < total && (
            <span className="max-sm:hidden">
              <Button variant="quiet" size="small" onPress={() => picking.addRange(page)}>
                {words.selectPage(formats.integer(page.length))}
              </Button>
            </span>
          )}
          {!selection.uncounted && selection.count < total && (
            <Button variant="quiet" size="small" onPress={pickAll} keys="ctrl+a">
              {words.selectAllResults(formats.integer(total))}
            </Button>
          )}
        </div>
        <span className="mx-1 h-5 w-px bg-line max-sm:hidden" />
        {/* On a phone: the acts side by side under the count, and the finger draws the others in. */}
        <Strip look="-m-1 min-w-0 gap-2 p-1 max-sm:order-1 max-sm:w-full">
          {shown.map((action) => (
            <Button
              key={action.key}
              size="small"
              variant={action.danger ? 'danger' : 'secondary'}
              icon={action.icon}
              {...(action.keys ? { keys: action.keys } : {})}
              whyNot={action.whyNot?.(selection)}
              pending={acting === action.key}
              onPress={() => void act(action)}
            >
              {action.label}
            </Button>
          ))}
        </Strip>
        {others.length > 0 && (
          <Others actions={others} selection={selection} onAct={(action) => void act(action)} />
        )}
        <IconButton icon={X} size="small" label={words.unselect} onPress={clear} />
      </div>
    </div>
  )
}

/** The other acts: those that concern something of the selection, and how much of it. */
function Others<R>({
  actions,
  selection,
  onAct,
}: {
  actions: readonly Asking<R>[]
  selection: Selection<R>
  onAct: (action: Asking<R>) => void
}) {
  const words = useWords(listWords)
  const { integer } = useFormats()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const acts = actions.flatMap((one) => ('act' in one ? [one.act] : []))
  const sent = sentOf(selection)
  const { data } = useQuery({
    queryKey: ['bulk offers', acts, sent],
    queryFn: ({ signal }) => call(offerBulk, { acts, selection: sent }, { signal }),
    enabled: open && acts.length > 0,
    retry: false,
    staleTime: 5_000,
  })
  useShortcutList(
    actions.flatMap((action) =>
      action.keys && !action.whyNot?.(selection)
        ? [{ keys: action.keys, label: action.label, group: '', run: () => onAct(action) }]
        : [],
    ),
  )
  const offered = actions.map((action) => {
    const row = 'act' in action ? data?.rows.find(({ act }) => act === action.act) : undefined
    const concerned = row?.concerned ?? null
    const isPartly = row !== undefined && concerned !== null && concerned < row.total
    return {
      action,
      isShown: concerned !== 0 && !action.whyNot?.(selection),
      hint: isPartly ? words.offered(integer(concerned), integer(row.total)) : undefined,
    }
  })
  return (
    <>
      <IconButton
        ref={trigger}
        icon={Ellipsis}
        size="small"
        label={words.moreActs}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen(!open)}
      />
      <MenuPopup
        trigger={trigger}
        open={open}
        onClose={() => setOpen(false)}
        label={words.moreActs}
        placement="top start"
        sections={[
          {
            items: offered
              .filter(({ isShown }) => isShown)
              .map(({ action, hint }) => ({
                key: action.key,
                label: action.label,
                icon: action.icon,
                ...(action.keys ? { keys: action.keys } : {}),
                ...(action.danger ? { danger: true } : {}),
                ...(hint ? { hint } : {}),
                onPress: () => onAct(action),
              })),
          },
        ]}
      />
    </>
  )
}
