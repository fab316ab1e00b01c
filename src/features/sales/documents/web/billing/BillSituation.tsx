// The progress of the work, overall and line by line, and what its invoice comes to before it is made.
import { useState } from 'react'
import type { BillingPlan } from '#features/sales/billing/contract.ts'
import { grossOfAll } from '#features/sales/invoices/rules/deposit.ts'
import {
  progressOf,
  type Situation,
  situationOf,
} from '#features/sales/invoices/rules/situation.ts'
import { type Bps, bps, type Cents, minus, subtract } from '#kernel/money.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { RateField } from '#web/ui/NumberField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { reasonText } from '../reason.ts'
import { Row } from '../Totals.tsx'
import { billingAt } from './endpoints.ts'
import { billingReads } from './reads.ts'
import { planWords } from './plan-words.ts'

type Own = Readonly<Record<string, Bps | null>>

export function BillSituation({
  plan,
  step,
  onClose,
}: {
  plan: BillingPlan
  /** The step of the plan that it carries out; null for one that was not planned. */
  step: BillingPlan['steps'][number] | null
  onClose: () => void
}) {
  const words = useWords(planWords)
  const locale = useLocale()
  const formats = useFormats()
  const go = useGo()
  const [percent, setPercent] = useState<Bps | null>(step?.percent ?? null)
  const [own, setOwn] = useState<Own>({})
  const onDone = ({ id }: { id: string }) => {
    toast(words.made)
    go(to('/factures/:id', { id }))
  }
  const at = billingAt[plan.of]
  const ofStep = useWrite(at.invoiceStep, { refresh: billingReads, onDone })
  const apart = useWrite(at.invoiceSituation, { refresh: billingReads, onDone })
  const lines = Object.entries(own).flatMap(([line, wanted]) =>
    wanted === null ? [] : [{ line, percent: wanted }],
  )
  const asked = { ...(percent === null ? {} : { percent }), ...(lines.length > 0 ? { lines } : {}) }
  const found = situationOf(plan.deal, asked, {
    recovery: plan.recovery,
    retention: plan.bond === '' ? plan.retention : bps(0),
  })
  const left = formats.amount(plan.figures.left)
  const reason = 'code' in found ? reasonText(found.code, locale, { left }) : null
  const bill = () =>
    void (step
      ? ofStep.run({ id: plan.id, step: step.id, ...asked })
      : apart.run({ id: plan.id, ...asked }))
  return (
    <FormDialog
      size="large"
      title={step?.label || words.situationTitle}
      sticky
      onClose={onClose}
      act={words.make}
      whyNot={reason}
      writing={{
        pending: ofStep.pending || apart.pending,
        problem: ofStep.problem ?? apart.problem,
      }}
      onSubmit={bill}
    >
      <div className="max-w-60">
        <RateField
          label={words.overall}
          hint={words.overallHint}
          name="percent"
          value={percent}
          onChange={setPercent}
          autoFocus
        />
      </div>
      <Lines
        plan={plan}
        percent={percent}
        own={own}
        onOwn={setOwn}
        found={'code' in found ? null : found}
      />
      {!('code' in found) && <Sums plan={plan} found={found} />}
      {reason && (percent !== null || lines.length > 0) && (
        <p className="text-13 text-red">{reason}</p>
      )}
    </FormDialog>
  )
}

/** Each line: all of it, how much is invoiced, how far it is now, and what that adds. */
function Lines({
  plan,
  percent,
  own,
  onOwn,
  found,
}: {
  plan: BillingPlan
  percent: Bps | null
  own: Own
  onOwn: (own: Own) => void
  found: Situation | null
}) {
  const words = useWords(planWords)
  const formats = useFormats()
  return (
    <div
      className="-mx-1 max-h-80 overflow-auto px-1"
      tabIndex={0}
      role="region"
      aria-label={words.situationTitle}
    >
      <table className="w-full border-collapse text-13">
        <thead>
          <tr className="border-b border-line text-12 text-faint">
            <th scope="col" className="h-8 text-left font-medium">
              {words.line}
            </th>
            {[words.market, words.before, words.now, words.period].map((label) => (
              <th
                key={label}
                scope="col"
                className="h-8 pl-3 text-right font-medium whitespace-nowrap"
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.deal.lines.map((line, at) => {
            const before = progressOf(line)
            const done = found?.lines[at]
            const usual = bps(Math.max(percent ?? 0, before))
            return (
              <tr key={line.id} className="border-b border-line-soft last:border-0">
                <th scope="row" className="min-w-32 py-1.5 text-left font-normal">
                  {line.name}
                </th>
                <td className="figures pl-3 text-right text-soft">{formats.bare(line.net)}</td>
                <td className="figures pl-3 text-right text-soft">{formats.percent(before)}</td>
                <td className="w-28 py-1.5 pl-3">
                  <RateField
                    label={`${words.now}, ${line.name}`}
                    hideLabel
                    name={`progress-${line.id}`}
                    value={own[line.id] ?? usual}
                    onChange={(wanted) => onOwn({ ...own, [line.id]: wanted })}
                  />
                </td>
                <td className="figures pl-3 text-right">
                  {done ? formats.bare(subtract(done.doneNet, done.earlierNet)) : ''}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** From the works of the period to what is to be paid now. */
function Sums({ plan, found }: { plan: BillingPlan; found: Situation }) {
  const words = useWords(planWords)
  const formats = useFormats()
  const numbers = new Map(plan.deal.standing.map(({ id, number }) => [id, number]))
  const toPay: Cents = subtract(grossOfAll(found.vat), found.retention)
  return (
    <dl className="ml-auto flex w-full max-w-96 flex-col border-t border-line pt-2">
      <Row label={words.works}>{formats.amount(grossOfAll(found.period))}</Row>
      {found.deductions.map(({ id, vat }) => (
        <Row key={id} label={words.depositTaken(numbers.get(id) ?? '')}>
          {formats.amount(minus(grossOfAll(vat)))}
        </Row>
      ))}
      {found.retention > 0 && (
        <Row label={words.retention}>{formats.amount(minus(found.retention))}</Row>
      )}
      <Row label={words.toPay} strong>
        {formats.amount(toPay)}
      </Row>
    </dl>
  )
}
