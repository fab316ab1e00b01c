// A discount as an amount: typed once, it becomes lines that deduct.
import { TicketPercent } from 'lucide-react'
import { useRef, useState } from 'react'
import { whyNotDeduct } from '#features/sales/quotes/rules/discount.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/form.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { deducted } from './deduct.ts'
import { lineKey } from './editor.ts'
import { pricedLine } from './line.ts'
import { reasonText } from './reason.ts'
import type { RowTools } from './tools.ts'

export function DeductAmount({ tools }: { tools: RowTools }) {
  const { editor, words, locale, regimes } = tools
  const [open, setOpen] = useState(false)
  const [amount, setAmount] = useState<Cents | null>(null)
  const [asked, setAsked] = useState(false)
  const trigger = useRef<HTMLSpanElement>(null)
  const { lines } = editor.state()
  const reason = whyNotDeduct(
    lines.map((line) => pricedLine(line, regimes)),
    amount ?? zero,
  )
  const close = () => {
    setOpen(false)
    setAmount(null)
    setAsked(false)
  }
  const deduct = () => {
    setAsked(true)
    if (reason !== null || amount === null) return
    // One change, which one undo takes back, however many rates there are.
    editor.editLines((all) => deducted(all, regimes, amount, words.deduction, lineKey))
    close()
  }
  return (
    <>
      <span ref={trigger}>
        <Button
          size="small"
          variant="quiet"
          icon={TicketPercent}
          aria-expanded={open}
          onPress={() => setOpen(true)}
        >
          {words.deduct}
        </Button>
      </span>
      <Popover trigger={trigger} open={open} onClose={close} label={words.deductTitle}>
        <Form onSubmit={deduct}>
          <div className="flex w-64 flex-col gap-3">
            <AmountField
              label={words.deductAmount}
              name="deduction"
              value={amount}
              onChange={setAmount}
              hint={words.deductHint}
              error={asked ? reasonText(reason, locale) : null}
              autoFocus
            />
            <Button variant="primary" size="small" type="submit">
              {words.deductAct}
            </Button>
          </div>
        </Form>
      </Popover>
    </>
  )
}
