// The discount on the whole, as people say it: a percentage, or an amount, which becomes lines that deduct.
import { memo, useState } from 'react'
import { whyNotDeduct } from '#features/sales/quotes/rules/discount.ts'
import { type Bps, bps } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { deducted, discountOf } from './deduct.ts'
import { type Editor, lineKey } from './editor.ts'
import { pricedLine } from './line.ts'
import { reasonText } from './reason.ts'
import { ofDocument } from './unread.ts'
import { useHead } from './use-editor.ts'
import { documentWords } from './words.ts'

/** A rate follows the keys; what is typed otherwise is done, or refused, once one leaves. */
export const DiscountField = memo(function DiscountField({ editor }: { editor: Editor }) {
  const words = useWords(documentWords)
  const locale = useLocale()
  const formats = useFormats()
  const { discount } = useHead(editor)
  // What is typed, and the rate that held before: "10" of "100 €" was never meant as ten percent.
  const [typing, setTyping] = useState<{ text: string; was: Bps } | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const refuse = (said: string | null) => {
    setWhy(said)
    const told = said && {
      typed: typing?.text ?? '',
      why: `${words.discount}${words.colon}${said}`,
    }
    editor.tellUnread(ofDocument, 'discount', told || null)
  }
  const change = (text: string) => {
    const was = typing?.was ?? discount
    const asked = discountOf(text, locale)
    setTyping({ text, was })
    refuse(null)
    const rate = text.trim() === '' ? bps(0) : asked && 'rate' in asked ? asked.rate : was
    if (rate !== discount) editor.editHead({ discount: rate })
  }
  const leave = () => {
    const text = typing?.text.trim() ?? ''
    const asked = discountOf(text, locale)
    if (text !== '' && asked === null) return refuse(words.discountUnread)
    if (asked && 'amount' in asked) {
      const { lines, regimes } = editor.state()
      const priced = lines.map((line) => pricedLine(line, regimes))
      const reason = reasonText(whyNotDeduct(priced, asked.amount), locale)
      if (reason !== null) return refuse(reason)
      editor.editLines((all) => deducted(all, regimes, asked.amount, words.deduction, lineKey))
      toast(words.deductedByLine(formats.amount(asked.amount)))
    }
    setTyping(null)
  }
  return (
    <span className={why === null ? 'w-24' : 'w-44'}>
      <TextField
        label={words.discount}
        hideLabel
        name="discount"
        inputMode="text"
        align="end"
        placeholder={words.discountExample}
        value={typing?.text ?? (discount === 0 ? '' : formats.percent(discount))}
        onChange={change}
        onBlur={leave}
        onKeyDown={({ key }) => key === 'Enter' && leave()}
        error={why}
      />
    </span>
  )
})
