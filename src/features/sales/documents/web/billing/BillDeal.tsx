// From a deal to its invoice: what was planned, the whole, a deposit, the balance or a part, in one
// sheet that says what it comes to before anything is made.
import { useRef, useState } from 'react'
import type { BillingPlan } from '#features/sales/billing/contract.ts'
import { planned } from '#features/sales/billing/rules/plan.ts'
import { showOrder } from '#features/sales/orders/contract.ts'
import { showQuote } from '#features/sales/quotes/contract.ts'
import { bps, type Cents, zero } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Bone } from '#web/ui/Skeletons.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { reasonText } from '../reason.ts'
import { Row } from '../Totals.tsx'
import {
  type Billing,
  type Chosen,
  chosenVat,
  isBeyond,
  openWays,
  type Source,
  sumsOf,
  usualWay,
  whyNotChosen,
} from './asked.ts'
import { DepositFields, PartFields } from './BillFields.tsx'
import { billingAt } from './endpoints.ts'
import { useMaking } from './making.ts'
import { billingWords } from './words.ts'

export function BillDeal({ plan, onClose }: { plan: BillingPlan; onClose: () => void }) {
  const words = useWords(billingWords)
  const { of, id } = plan
  const billing = useRead(billingAt[of].showBilling, { id }, { staleTime: 0 })
  const quote = useRead(showQuote, { id }, { enabled: of === 'quote' })
  const order = useRead(showOrder, { id }, { enabled: of === 'order' })
  const step = nextStep(plan)
  const source: Source | null =
    of === 'quote'
      ? quote.data
        ? { of, step, document: quote.data }
        : null
      : order.data
        ? { of, step, document: order.data }
        : null
  if (source && billing.data) {
    return <Choice source={source} billing={billing.data} onClose={onClose} />
  }
  const problem = billing.problem ?? quote.problem ?? order.problem
  return (
    <Dialog size="medium" title={words.titles[of]} open onClose={onClose}>
      {problem ? <Banner tone="red">{problem.detail}</Banner> : <Bone className="h-48 w-full" />}
    </Dialog>
  )
}

/** What was planned next, with what it comes to; a situation is told in a sheet of its own. */
function nextStep(plan: BillingPlan): Source['step'] {
  const at = plan.steps.findIndex(({ invoice }) => invoice === null)
  const step = plan.steps[at]
  if (!step || step.kind === 'situation') return null
  const { steps } = planned(
    plan.deal,
    plan.steps.map((one) => ({ ...one, billed: one.invoice?.state === 'issued' })),
    { recovery: plan.recovery, retention: plan.bond === '' ? plan.retention : bps(0) },
  )
  const worth = steps[at]
  return worth ? { ...step, worth } : null
}

function Choice({
  source,
  billing: read,
  onClose,
}: {
  source: Source
  billing: Billing
  onClose: () => void
}) {
  const { of, document, step } = source
  const making = useMaking(source)
  // While the invoice is made, what it leaves to be billed is no business of this choice any more.
  const before = useRef(read)
  if (!making.pending) before.current = read
  const billing = before.current
  const words = useWords(billingWords)
  const locale = useLocale()
  const formats = useFormats()
  const { can } = useRights()
  const [chosen, setChosen] = useState<Chosen>(() => ({
    way: usualWay(billing, source),
    percent: bps(3000),
    amount: null,
    quantities: Object.fromEntries(billing.lines.map((one) => [one.line, one.remaining])),
  }))
  const [why, setWhy] = useState('')
  const set = (change: Partial<Chosen>) => setChosen({ ...chosen, ...change })
  const vat = chosenVat(chosen, billing, document)
  const beyond = isBeyond(chosen, billing)
  const code = whyNotChosen(chosen, billing, vat, source)
  const left = { left: formats.amount(billing.left.gross) }
  const isEmpty = vat.length === 0 && chosen.way !== 'balance' && chosen.way !== 'step'
  const reason =
    code !== null
      ? reasonText(code, locale, left)
      : isEmpty
        ? words.nothing
        : beyond && of === 'order'
          ? reasonText('beyond_order', locale)
          : beyond && why.trim() === ''
            ? words.reason
            : null
  const issues = can('invoices.issue')
  const draft = () => void making.run('draft', chosen, beyond ? why : null)
  const issue = () => void making.run('issue', chosen, beyond ? why : null)
  return (
    <Dialog
      size="medium"
      title={words.titles[of]}
      open
      sticky
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant={issues ? 'secondary' : 'primary'}
            whyNot={reason}
            pending={making.pending}
            onPress={draft}
          >
            {words.draft}
          </Button>
          {issues && (
            <Button
              variant="primary"
              keys="ctrl+enter"
              whyNot={reason}
              pending={making.pending}
              onPress={issue}
              autoFocus
            >
              {words.issueAndSend}
            </Button>
          )}
        </>
      }
    >
      <Form onSubmit={issues ? issue : draft} problem={making.problem}>
        <RadioGroup
          label={words.what}
          value={chosen.way}
          onChange={(way) => set({ way })}
          options={openWays(billing, source).map((way) => ({
            value: way,
            label: labelOf(way, source, words),
            hint: hintOf(way, billing, words, formats.amount, step),
          }))}
        />
        {chosen.way === 'deposit' && <DepositFields chosen={chosen} onChange={set} />}
        {chosen.way === 'part' && (
          <PartFields document={document} billing={billing} chosen={chosen} onChange={set} />
        )}
        {beyond && of === 'quote' && (
          <Banner tone="orange" title={words.beyond}>
            <TextField
              label={words.reason}
              name="reason"
              value={why}
              onChange={setWhy}
              maxLength={300}
            />
          </Banner>
        )}
        {code !== null && code !== 'deposit_not_positive' && (
          <p className="text-13 text-red">{reasonText(code, locale, left)}</p>
        )}
        <Sums
          billing={billing}
          sums={chosen.way === 'step' && step ? step.worth : sumsOf(vat)}
          way={step?.kind === 'balance' && chosen.way === 'step' ? 'balance' : chosen.way}
        />
        <button type="submit" hidden />
      </Form>
    </Dialog>
  )
}

/** The step by the name that it was given. */
const labelOf = (
  way: Chosen['way'],
  { of, step }: Source,
  { ways, steps }: typeof billingWords.fr,
): string => {
  if (way === 'step' && step) return step.label || steps[step.kind]
  return way === 'all' ? ways.all[of] : ways[way === 'step' ? 'balance' : way]
}

const hintOf = (
  way: Chosen['way'],
  billing: Billing,
  { hints }: typeof billingWords.fr,
  written: (amount: Cents) => string,
  step: Source['step'],
): string => {
  if (way === 'step') return hints.step(written(step?.worth.gross ?? zero))
  if (way === 'all') return hints.all(written(billing.signed.gross))
  return way === 'balance' ? hints.balance(written(billing.left.gross)) : hints[way]
}

/** What it comes to: of a balance, from the whole to what is left to pay. */
function Sums({
  billing,
  sums: { net, gross },
  way,
}: {
  billing: Billing
  sums: { readonly net: Cents; readonly gross: Cents }
  way: Chosen['way']
}) {
  const words = useWords(billingWords)
  const formats = useFormats()
  return (
    <dl className="flex flex-col border-t border-line pt-2">
      {way === 'balance' ? (
        <>
          <Row label={words.signed}>{formats.amount(billing.signed.gross)}</Row>
          {billing.standing.map((one) => (
            <Row
              key={one.id}
              label={`${words.kinds[one.kind]} ${one.number}, ${formats.day(one.day)}`}
            >
              {formats.amount(-one.gross as Cents)}
            </Row>
          ))}
          <Row label={words.payable} strong>
            {formats.amount(gross)}
          </Row>
        </>
      ) : (
        <>
          <Row label={words.net}>{formats.amount(net)}</Row>
          <Row label={words.gross} strong>
            {formats.amount(gross)}
          </Row>
        </>
      )}
    </dl>
  )
}
