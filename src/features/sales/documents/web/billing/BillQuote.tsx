// From a signed quote to its invoice: the whole, a deposit, the balance or a part, in one sheet that
// says what it comes to before anything is made.
import { useRef, useState } from 'react'
import { showBilling } from '#features/sales/invoices/contract/deal.ts'
import type { Quote } from '#features/sales/quotes/contract.ts'
import { bps, type Cents } from '#kernel/money.ts'
import type { VatGroup } from '#kernel/vat.ts'
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
  sumsOf,
  usualWay,
  whyNotChosen,
} from './asked.ts'
import { DepositFields, PartFields } from './BillFields.tsx'
import { useMaking } from './making.ts'
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
  billing: read,
  onClose,
}: {
  quote: Quote
  billing: Billing
  onClose: () => void
}) {
  const making = useMaking(quote)
  // While the invoice is made, what it leaves to be billed is no business of this choice any more.
  const before = useRef(read)
  if (!making.pending) before.current = read
  const billing = before.current
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
  const draft = () => void making.run('draft', chosen, beyond ? why : null)
  const issue = () => void making.run('issue', chosen, beyond ? why : null)
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
