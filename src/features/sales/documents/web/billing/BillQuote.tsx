// From a signed quote to its invoice: the whole, a deposit, the balance or a part, in one sheet that
// says what it comes to before anything is made.
import { useState } from 'react'
import {
  invoiceQuote,
  issueInvoice,
  listInvoices,
  showInvoice,
} from '#features/sales/invoices/contract.ts'
import {
  invoiceBalance,
  invoiceDeposit,
  showBilling,
} from '#features/sales/invoices/contract/deal.ts'
import { listQuotes, type Quote, showQuote } from '#features/sales/quotes/contract.ts'
import { type Bps, bps, type Cents, type Quantity } from '#kernel/money.ts'
import type { VatGroup } from '#kernel/vat.ts'
import { type ApiProblem, useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { AmountField, QuantityField, RateField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Bone } from '#web/ui/Skeletons.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { reasonText } from '../reason.ts'
import { Row } from '../Totals.tsx'
import {
  type Billing,
  type Chosen,
  chosenVat,
  isBeyond,
  openWays,
  sumsOf,
  usualWay,
  whyNotChosen,
} from './asked.ts'
import { billingWords } from './words.ts'

export function BillQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const words = useWords(billingWords)
  const { data, problem } = useRead(showBilling, { id: quote.id }, { staleTime: 0 })
  if (data) return <Choice quote={quote} billing={data} onClose={onClose} />
  return (
    <Dialog size="medium" title={words.title} open onClose={onClose}>
      {problem ? <Banner tone="red">{problem.detail}</Banner> : <Bone className="h-48 w-full" />}
    </Dialog>
  )
}

function Choice({
  quote,
  billing,
  onClose,
}: {
  quote: Quote
  billing: Billing
  onClose: () => void
}) {
  const words = useWords(billingWords)
  const locale = useLocale()
  const formats = useFormats()
  const { can } = useRights()
  const [chosen, setChosen] = useState<Chosen>(() => ({
    way: usualWay(billing),
    percent: bps(3000),
    amount: null,
    quantities: Object.fromEntries(billing.lines.map((one) => [one.line, one.remaining])),
  }))
  const [why, setWhy] = useState('')
  const set = (change: Partial<Chosen>) => setChosen({ ...chosen, ...change })
  const vat = chosenVat(chosen, billing, quote)
  const beyond = isBeyond(chosen, billing)
  const making = useMaking(quote, chosen, beyond ? why : null)
  const code = whyNotChosen(chosen, billing, vat)
  const left = { left: formats.amount(billing.left.gross) }
  const isEmpty = vat.length === 0 && chosen.way !== 'balance'
  const reason =
    code !== null
      ? reasonText(code, locale, left)
      : isEmpty
        ? words.nothing
        : beyond && why.trim() === ''
          ? words.reason
          : null
  const issues = can('invoices.issue')
  const draft = () => void making.run('draft')
  const issue = () => void making.run('issue')
  return (
    <Dialog
      size="medium"
      title={words.title}
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
          options={openWays(billing).map((way) => ({
            value: way,
            label: words.ways[way],
            hint: hintOf(way, billing, words, formats.amount),
          }))}
        />
        {chosen.way === 'deposit' && <DepositFields chosen={chosen} onChange={set} />}
        {chosen.way === 'part' && (
          <PartFields quote={quote} billing={billing} chosen={chosen} onChange={set} />
        )}
        {beyond && (
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
        <Sums billing={billing} vat={vat} way={chosen.way} />
        <button type="submit" hidden />
      </Form>
    </Dialog>
  )
}

const hintOf = (
  way: Chosen['way'],
  billing: Billing,
  { hints }: typeof billingWords.fr,
  written: (amount: Cents) => string,
): string => {
  if (way === 'all') return hints.all(written(billing.signed.gross))
  return way === 'balance' ? hints.balance(written(billing.left.gross)) : hints[way]
}

function DepositFields({
  chosen,
  onChange,
}: {
  chosen: Chosen
  onChange: (change: Partial<Chosen>) => void
}) {
  const words = useWords(billingWords)
  return (
    <FieldRow>
      <RateField
        label={words.percent}
        name="percent"
        value={chosen.amount === null ? chosen.percent : null}
        onChange={(percent: Bps | null) => onChange({ percent, amount: null })}
        autoFocus
      />
      <AmountField
        label={`${words.or} ${words.amount.toLowerCase()}`}
        name="amount"
        value={chosen.amount}
        onChange={(amount: Cents | null) => onChange({ amount })}
      />
    </FieldRow>
  )
}

/** The lines of the quote with what remains of each, and how much of it is invoiced now. */
function PartFields({
  quote,
  billing,
  chosen,
  onChange,
}: {
  quote: Quote
  billing: Billing
  chosen: Chosen
  onChange: (change: Partial<Chosen>) => void
}) {
  const words = useWords(billingWords)
  const formats = useFormats()
  const remaining = new Map(billing.lines.map((one) => [one.line, one.remaining]))
  const lines = quote.lines.filter((line) => line.kind === 'item' && remaining.has(line.id))
  return (
    <div className="-mx-1 max-h-72 overflow-y-auto px-1">
      <table className="w-full border-collapse text-13">
        <thead>
          <tr className="border-b border-line text-12 text-faint">
            <th scope="col" className="h-8 text-left font-medium">
              {words.line}
            </th>
            <th scope="col" className="h-8 px-3 text-right font-medium whitespace-nowrap">
              {words.remaining}
            </th>
            <th scope="col" className="h-8 w-32 text-right font-medium whitespace-nowrap">
              {words.toInvoice}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) =>
            line.kind === 'item' ? (
              <tr key={line.id} className="border-b border-line-soft last:border-0">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {line.name}
                </th>
                <td className="figures px-3 text-right text-soft">
                  {`${formats.quantity(remaining.get(line.id) as Quantity)} ${line.unit}`.trim()}
                </td>
                <td className="py-1.5">
                  <QuantityField
                    label={`${words.toInvoice}, ${line.name}`}
                    hideLabel
                    name={`quantity-${line.id}`}
                    unit={line.unit}
                    value={chosen.quantities[line.id] ?? null}
                    onChange={(count) =>
                      onChange({ quantities: { ...chosen.quantities, [line.id]: count } })
                    }
                  />
                </td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </div>
  )
}

/** What it comes to: of a balance, from the whole to what is left to pay. */
function Sums({
  billing,
  vat,
  way,
}: {
  billing: Billing
  vat: readonly VatGroup[]
  way: Chosen['way']
}) {
  const words = useWords(billingWords)
  const formats = useFormats()
  const { net, gross } = sumsOf(vat)
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

/** Makes the draft and, if asked to, issues it at once; the invoice opens, ready to be sent. */
function useMaking(
  quote: Quote,
  chosen: Chosen,
  beyond: string | null,
): {
  run: (how: 'draft' | 'issue') => Promise<void>
  pending: boolean
  problem: ApiProblem | null
} {
  const words = useWords(billingWords)
  const go = useGo()
  const refresh = [showQuote, listQuotes, listInvoices, showInvoice, showBilling]
  const whole = useWrite(invoiceQuote, { refresh })
  const deposit = useWrite(invoiceDeposit, { refresh })
  const balance = useWrite(invoiceBalance, { refresh })
  const issuing = useWrite(issueInvoice, { refresh })
  const on = { id: quote.id, version: quote.version }
  const make = () => {
    if (chosen.way === 'balance') return balance.run(on)
    if (chosen.way === 'deposit') {
      const { amount, percent } = chosen
      return deposit.run({
        ...on,
        ...(amount === null ? { percent: percent ?? bps(0) } : { amount }),
      })
    }
    if (chosen.way === 'all') return whole.run(on)
    const lines = Object.entries(chosen.quantities).flatMap(([line, count]) =>
      count ? [{ line, quantity: count }] : [],
    )
    const reason = beyond === null ? {} : { beyondSigned: true, reason: beyond }
    return whole.run({ ...on, lines, ...reason })
  }
  return {
    pending: [whole, deposit, balance, issuing].some(({ pending }) => pending),
    problem: whole.problem ?? deposit.problem ?? balance.problem,
    run: async (how) => {
      const made = await make()
      if (!made) return
      const issued = how === 'issue' ? await issuing.run({ id: made.id }) : null
      // What lacks is said on the draft, with the field that mends it.
      if (issued) toast(words.issued(issued.number ?? ''), { tone: 'green' })
      else toast(words.drafted)
      go(to('/factures/:id', { id: made.id }, issued ? { envoyer: '1' } : {}))
    },
  }
}
