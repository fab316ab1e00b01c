// The first two checks: what they buy; what they owe and how they pay.
import { leastPaid } from '#features/insight/client/rules/paying.ts'
import { type Bps, bps } from '#kernel/money.ts'
import { monthOf } from '#kernel/day.ts'
import { useFormats } from '#web/formats.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Board } from './read.ts'
import { SheetBars } from './SheetBars.tsx'
import { SheetFigure } from './SheetBlock.tsx'

/** Why a part has nothing to show: it failed, or is not for the role. */
function Missing({ board, part }: { board: Board; part: Board['failed'][number] }) {
  const words = useWords(both)
  return <p className="text-soft">{board.failed.includes(part) ? words.failed : words.notShown}</p>
}

export function SheetSales({ board }: { board: Board }) {
  const words = useWords(both)
  const formats = useFormats()
  const { sales } = board
  if (!sales) return <Missing board={board} part="sales" />
  if (!sales.ever) return <p className="text-soft">{words.never}</p>
  const { trend, rhythm } = sales
  return (
    <>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2">
        <SheetFigure
          label={words.year}
          value={formats.amount(sales.net)}
          note={words.beside(
            words.yearBefore,
            `${formats.amount(sales.before)}${changed(sales.net, sales.before, formats.percent)}`,
          )}
        />
        <SheetFigure
          label={words.thisMonth(formats.month(monthOf(trend.month.from)))}
          value={formats.amount(trend.month.net)}
          note={words.beside(
            words.sameDays(formats.month(monthOf(trend.lastYear.from))),
            formats.amount(trend.lastYear.net),
          )}
        />
      </div>
      <SheetBars months={sales.months} />
      {rhythm && (
        <p>
          <span className="text-soft">
            {rhythm.of === 'orders' ? words.lastOrder : words.lastPurchase}{' '}
          </span>
          <span className="font-medium">{words.ago(rhythm.since)}</span>
          {rhythm.usual !== null && `, ${words.usually(rhythm.usual)}`}
        </p>
      )}
    </>
  )
}

/** " (+12 %)": nothing where there was nothing before. */
function changed(now: number, before: number, written: (share: Bps) => string): string {
  if (before <= 0) return ''
  const share = bps(Math.round((now / before - 1) * 100) * 100)
  return ` (${share > 0 ? '+' : ''}${written(share)})`
}

export function SheetMoney({ board }: { board: Board }) {
  const words = useWords(both)
  const formats = useFormats()
  const { due, paying } = board
  if (!due) return <Missing board={board} part="due" />
  return (
    <>
      {due.outstanding === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <div className="grid grid-cols-2 gap-x-4 gap-y-2">
          <SheetFigure label={words.outstanding} value={formats.amount(due.outstanding)} />
          <SheetFigure
            label={words.overdue}
            value={due.overdue > 0 ? formats.amount(due.overdue) : words.unknown}
            note={due.oldest && words.since(formats.day(due.oldest.due))}
          />
        </div>
      )}
      {paying && paying.count >= leastPaid ? (
        <div className="grid grid-cols-2 gap-x-4 gap-y-2">
          <SheetFigure
            label={words.paysIn}
            value={words.days(paying.days)}
            note={paying.terms !== null && words.against(paying.terms)}
          />
          <SheetFigure
            label={words.lateShare}
            value={formats.percent(bps(Math.round(paying.late / 100) * 100))}
            note={paying.drift !== null && paying.drift !== 0 && words.drift(paying.drift)}
          />
        </div>
      ) : (
        <p className="text-soft">{words.noPaying}</p>
      )}
    </>
  )
}
