// What a project comes to: each figure shows the documents that add up to it, on this very page.
import type { LucideIcon } from 'lucide-react'
import { Coins, FilePen, FileText, PiggyBank, Receipt, Wallet } from 'lucide-react'
import { bps, type Cents, cents, proportion, sum } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { classes } from '#web/ui/classes.ts'
import { useWords } from '#web/words.ts'
import type { Project } from '../contract.ts'
import { counted } from '../rules.ts'
import { projectWords } from './words.ts'

export type Figure = keyof typeof counted

const icons: Readonly<Record<Figure, LucideIcon>> = {
  quoted: FileText,
  agreed: FilePen,
  ordered: FilePen,
  invoiced: Receipt,
  collected: Coins,
  due: Wallet,
}

export function Money({
  project: { money },
  chosen,
  onChoose,
}: {
  project: Project
  chosen: Figure | null
  onChoose: (figure: Figure | null) => void
}) {
  const words = useWords(projectWords)
  const formats = useFormats()
  const part = (of: Cents, whole: Cents, said: (percent: string) => string, plain: string) =>
    whole > 0
      ? said(formats.percent(bps(Math.round(proportion(cents(100_00), of, whole) / 100) * 100)))
      : plain
  const { net, gross, ofAgreed, ofInvoiced } = words.moneyNotes
  const grossInvoiced = sum([money.collected, money.due])
  const notes: Readonly<Record<Figure, string>> = {
    quoted: net,
    agreed: net,
    ordered: net,
    invoiced: part(money.invoiced, money.agreed, ofAgreed, net),
    collected: part(money.collected, grossInvoiced, ofInvoiced, gross),
    due: gross,
  }
  const figures = (Object.keys(counted) as Figure[]).filter(
    (figure) => figure !== 'ordered' || money.ordered !== 0,
  )
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-2">
      {figures.map((figure) => {
        const Icon = icons[figure]
        return (
          <button
            key={figure}
            type="button"
            aria-pressed={chosen === figure}
            onClick={() => onChoose(chosen === figure ? null : figure)}
            className={classes(
              'flex min-w-0 flex-col gap-0.5 rounded-lg border px-4 py-3 text-left transition-colors duration-100',
              chosen === figure
                ? 'border-accent bg-accent-soft'
                : 'border-line bg-surface hover:bg-hover',
            )}
          >
            <span className="flex items-center gap-1.5 text-12 text-soft">
              <Icon aria-hidden size={14} className="shrink-0" />
              {words.money[figure]}
            </span>
            <span
              className={classes(
                'figures text-20 font-semibold tracking-tight',
                figure === 'due' && money.due > 0 && 'text-orange',
              )}
            >
              {formats.amount(money[figure])}
            </span>
            <span className="text-12 text-faint">{notes[figure]}</span>
          </button>
        )
      })}
      {money.margin !== null && (
        <div className="flex min-w-0 flex-col gap-0.5 rounded-lg border border-line bg-surface px-4 py-3">
          <span className="flex items-center gap-1.5 text-12 text-soft">
            <PiggyBank aria-hidden size={14} className="shrink-0" />
            {words.money.margin}
          </span>
          <span className="figures text-20 font-semibold tracking-tight">
            {formats.amount(money.margin)}
          </span>
          <span className="text-12 text-faint">
            {part(money.margin, money.agreed, ofAgreed, net)}
          </span>
        </div>
      )}
    </div>
  )
}
