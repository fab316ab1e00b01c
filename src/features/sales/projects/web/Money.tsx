// What a project comes to: each figure shows the documents that add up to it, on this very page; below
// them, how far the deal is paid and what is earned on it.
import type { LucideIcon } from 'lucide-react'
import {
  ClipboardCheck,
  Coins,
  FilePen,
  FileText,
  PiggyBank,
  Receipt,
  ShoppingCart,
  Wallet,
} from 'lucide-react'
import { bps, type Cents, cents, proportion, subtract, sum, zero } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { classes } from '#web/ui/classes.ts'
import { useWords } from '#web/words.ts'
import type { Project } from '../contract.ts'
import type { counted } from '../rules.ts'
import { projectWords } from './words.ts'

export type Figure = keyof typeof counted

const icons: Readonly<Record<Figure, LucideIcon>> = {
  quoted: FileText,
  agreed: FilePen,
  ordered: ClipboardCheck,
  invoiced: Receipt,
  collected: Coins,
  purchased: ShoppingCart,
  due: Wallet,
}

type Choosing = {
  readonly chosen: Figure | null
  readonly onChoose: (figure: Figure | null) => void
}

export function Money({ project: { money }, ...choosing }: { project: Project } & Choosing) {
  const words = useWords(projectWords)
  const part = usePart()
  const { net, gross, ofAgreed, ofInvoiced } = words.moneyNotes
  const grossInvoiced = sum([money.collected, money.due])
  const notes: Readonly<Record<Exclude<Figure, 'purchased'>, string>> = {
    quoted: net,
    agreed: net,
    ordered: part(money.ordered, money.agreed, ofAgreed, net),
    invoiced: part(money.invoiced, money.agreed, ofAgreed, net),
    collected: part(money.collected, grossInvoiced, ofInvoiced, gross),
    due: gross,
  }
  const figures = Object.keys(notes) as (keyof typeof notes)[]
  return (
    <section
      aria-label={words.moneyTitle}
      className="overflow-hidden rounded-lg border border-line bg-surface"
    >
      <div className="-mr-px -mb-px grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
        {figures.map((figure) => (
          <Tile
            key={figure}
            figure={figure}
            amount={money[figure]}
            note={notes[figure]}
            {...choosing}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line px-4 py-3">
        <Paid money={money} />
        <Earned money={money} {...choosing} />
      </div>
    </section>
  )
}

function Tile({
  figure,
  amount,
  note,
  chosen,
  onChoose,
}: { figure: Figure; amount: Cents; note: string } & Choosing) {
  const words = useWords(projectWords)
  const formats = useFormats()
  const Icon = icons[figure]
  return (
    <button
      type="button"
      aria-pressed={chosen === figure}
      onClick={() => onChoose(chosen === figure ? null : figure)}
      className={classes(
        'flex min-w-0 flex-col gap-0.5 border-r border-b border-line px-4 py-3 text-left transition-colors duration-100',
        chosen === figure ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <span className="flex items-center gap-1.5 text-12 text-soft">
        <Icon aria-hidden size={14} className="shrink-0" />
        {words.money[figure]}
      </span>
      <span
        className={classes(
          'figures text-20 font-semibold tracking-tight',
          figure === 'due' && amount > 0 && 'text-orange',
        )}
      >
        {formats.amount(amount)}
      </span>
      <span className="text-12 text-faint">{note}</span>
    </button>
  )
}

type Money = Project['money']

/** How far the deal is invoiced and paid, as one bar. */
function Paid({ money }: { money: Money }) {
  const words = useWords(projectWords)
  const formats = useFormats()
  if (money.agreed <= 0) return null
  const whole = sum([money.collected, money.due])
  const left = subtract(money.agreed, money.invoiced)
  const invoiced = shareOf(money.invoiced, money.agreed)
  const paid = invoiced * shareOf(money.collected, whole)
  const said = words.paidSaid(
    formats.percent(bps(Math.round(paid * 100) * 100)),
    formats.percent(bps(Math.round(invoiced * 100) * 100)),
  )
  return (
    <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-12 text-soft">
        <span>{said}</span>
        {left > 0 && <span className="figures">{words.toInvoice(formats.amount(left))}</span>}
      </div>
      <div
        role="meter"
        aria-label={words.paid}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(paid * 100)}
        aria-valuetext={said}
        className="flex h-2 overflow-hidden rounded-full bg-sunken"
      >
        <span className="bg-green" style={{ width: `${paid * 100}%` }} />
        <span className="bg-orange" style={{ width: `${(invoiced - paid) * 100}%` }} />
      </div>
    </div>
  )
}

/** What was bought for it, and what it leaves. */
function Earned({ money, chosen, onChoose }: { money: Money } & Choosing) {
  const words = useWords(projectWords)
  const formats = useFormats()
  const part = usePart()
  const { purchased, margin } = money
  if (purchased === null || margin === null) return null
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <button
        type="button"
        aria-pressed={chosen === 'purchased'}
        onClick={() => onChoose(chosen === 'purchased' ? null : 'purchased')}
        className={classes(
          '-mx-2 rounded-md px-2 py-1 text-left transition-colors duration-100',
          chosen === 'purchased' ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
      >
        <span className="flex items-center gap-1.5 text-12 text-soft">
          <ShoppingCart aria-hidden size={14} className="shrink-0" />
          {words.money.purchased}
        </span>
        <span className="figures text-16 font-semibold">{formats.amount(purchased)}</span>
      </button>
      <div>
        <span className="flex items-center gap-1.5 text-12 text-soft">
          <PiggyBank aria-hidden size={14} className="shrink-0" />
          {words.money.margin}
        </span>
        <span>
          <span className={classes('figures text-16 font-semibold', margin < 0 && 'text-red')}>
            {formats.amount(margin)}
          </span>{' '}
          <span className="text-12 text-faint">
            {part(margin, money.agreed, words.moneyNotes.ofAgreed, '')}
          </span>
        </span>
      </div>
    </div>
  )
}

const shareOf = (part: Cents, whole: Cents): number =>
  whole <= 0 ? 0 : Math.max(0, Math.min(1, part / whole))

/** The part of a whole in words, where there is a whole. */
function usePart() {
  const formats = useFormats()
  return (of: Cents, whole: Cents, said: (percent: string) => string, plain: string) =>
    whole > zero
      ? said(formats.percent(bps(Math.round(proportion(cents(100_00), of, whole) / 100) * 100)))
      : plain
}
