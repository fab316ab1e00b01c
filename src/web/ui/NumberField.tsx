import { type KeyboardEvent, type Ref, useState } from 'react'
import { type Formats, readTyped } from '#kernel/format.ts'
import type { Bps, Cents, Price, Quantity } from '#kernel/money.ts'
import { useFormats } from '../formats.ts'
import { useLocale, useWords } from '../words.ts'
import { classes } from './classes.ts'
import { type FieldLook, inputLook, useField } from './form.tsx'
import { uiWords } from './words.ts'

type Scale = 'cents' | 'price' | 'quantity' | 'bps'

export type NumberFieldProps<N extends number> = FieldLook & {
  readonly value: N | null
  readonly onChange: (value: N | null) => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onFocus?: () => void
  readonly placeholder?: string
  readonly readOnly?: boolean
  readonly autoFocus?: boolean
  /** Without a frame, as tall as its row: a cell of a grid. */
  readonly bare?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** An amount in cents. Accepts "1 234,5", "1234.50 €", "3*12,5"; shows "1 234,50" on leaving. */
export const AmountField = (props: NumberFieldProps<Cents>) => (
  <NumberField {...props} scale="cents" suffix="€" />
)
/** A unit price, up to 6 decimals. */
/** `sign`: a currency other than the company's. */
export const PriceField = (props: NumberFieldProps<Price> & { sign?: string }) => (
  <NumberField {...props} scale="price" suffix="€" />
)
/** A quantity, up to 4 decimals. */
export const QuantityField = (
  props: NumberFieldProps<Quantity> & { unit?: string | undefined },
) => <NumberField {...props} scale="quantity" suffix={props.unit ?? ''} />
/** A rate in percent, up to 2 decimals. */
export const RateField = (props: NumberFieldProps<Bps>) => (
  <NumberField {...props} scale="bps" suffix="%" />
)

/** While typed, the text is the person's; each readable state is told at once, so totals follow. */
function NumberField<N extends number>(
  props: NumberFieldProps<N> & { scale: Scale; suffix: string; sign?: string },
) {
  const { value, onChange, scale, bare } = props
  const words = useWords(uiWords)
  const locale = useLocale()
  const formats = useFormats()
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && typed.trim() !== '' && readTyped(typed, scale, locale) === null
  const [left, setLeft] = useState(false)
  const { control, frame } = useField(
    { ...props, error: props.error ?? (wrong && left ? words.notANumber : null) },
    value,
  )
  const isMoney = scale === 'cents' || scale === 'price'
  const suffix = isMoney ? (props.sign ?? currencySign(formats)) : props.suffix

  function change(text: string): void {
    setTyped(text)
    setLeft(false)
    const read = text.trim() === '' ? null : readTyped(text, scale, locale)
    if (text.trim() === '' || read !== null) onChange(read as N | null)
  }

  const input = (
    <input
      {...control}
      ref={props.ref}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? (value === null ? '' : shown(formats, value, scale))}
      placeholder={props.placeholder}
      readOnly={props.readOnly}
      autoFocus={props.autoFocus}
      onFocus={(event) => {
        event.target.select()
        props.onFocus?.()
      }}
      onChange={(event) => change(event.target.value)}
      onBlur={() => (wrong ? setLeft(true) : setTyped(null))}
      onKeyDown={props.onKeyDown}
      className={
        bare
          ? 'figures h-full w-full min-w-0 bg-transparent px-2 text-right text-13 focus:bg-surface focus:outline-2 focus:-outline-offset-2 focus:outline-accent aria-invalid:text-red'
          : classes(inputLook, 'figures h-9 text-right', suffix !== '' && 'pr-8')
      }
    />
  )
  if (bare) return input
  return frame(
    <div className="relative flex">
      {input}
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-13 text-faint"
      >
        {suffix}
      </span>
    </div>,
  )
}

function shown(formats: Formats, value: number, scale: Scale): string {
  if (scale === 'cents') return formats.bare(value as Cents)
  if (scale === 'quantity') return formats.quantity(value as Quantity)
  if (scale === 'bps') return withoutSign(formats.percent(value as Bps))
  return withoutSign(formats.price(value as Price))
}

const withoutSign = (written: string): string => written.replace(/[^\d.,\u202f\u2212-]/g, '').trim()

const currencySign = (formats: Formats): string =>
  formats.amount(0 as Cents).replace(/[\d.,\s\u00a0\u202f]/g, '')
