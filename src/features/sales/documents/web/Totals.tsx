// The sums of a document: VAT by rate, what is to be paid, and the margin for whoever may see it.
import type { ReactNode } from 'react'
import { vatLabel } from '#features/sales/documents/rules/lines.ts'
import { bps, type Cents, minus, roundedRatio, zero } from '#kernel/money.ts'
import type { Totals as Sums } from '#kernel/vat.ts'
import type { Formats } from '#web/formats.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { useLocale, useWords } from '#web/words.ts'
import { DiscountField } from './DiscountField.tsx'
import type { Editor } from './editor.ts'
import { useSide } from './side.ts'
import { useSums } from './use-editor.ts'
import { documentWords } from './words.ts'

/** Live, with the discount to type. */
export function LiveTotals({ editor }: { editor: Editor }) {
  const { totals, margin, options } = useSums(editor)
  const sells = useSide() === 'sale'
  const { role } = useRights()
  return (
    <TotalsView
      totals={totals}
      margin={sells && role.seesCosts ? margin : null}
      options={options}
      discount={<DiscountField editor={editor} />}
    />
  )
}

export function TotalsView({
  totals,
  margin,
  options = zero,
  discount,
  more,
}: {
  totals: Sums
  margin: Cents | null
  /** What the options that are not taken come to. */
  options?: Cents
  /** The field of the overall discount, or its rate. */
  discount?: ReactNode
  /** Rows below: what is paid, what remains. */
  more?: ReactNode
}) {
  const words = useWords(documentWords)
  const locale = useLocale()
  const formats = useFormats()
  const hasDiscount = totals.discount !== 0
  const [first, second] = totals.vat
  const untaxed = first !== undefined && second === undefined && first.category !== 'S'
  return (
    <dl aria-label={words.totals} className="flex flex-col gap-0.5 text-14">
      {(hasDiscount || discount !== undefined) && (
        <>
          {hasDiscount && <Row label={words.totalLines}>{formats.amount(totals.lines)}</Row>}
          {discount !== undefined && (
            <Row label={words.discount} field={discount}>
              {hasDiscount ? formats.amount(minus(totals.discount)) : '–'}
            </Row>
          )}
        </>
      )}
      <Row label={words.totalNet}>{formats.amount(totals.net)}</Row>
      {!untaxed &&
        totals.vat.map((group) => (
          <Row
            key={`${group.category} ${group.rate}`}
            label={words.vatOn(vatLabel(group, locale, formats), formats.amount(group.base))}
          >
            {formats.amount(group.tax)}
          </Row>
        ))}
      <Row label={untaxed ? words.totalUntaxed : words.totalGross} strong>
        {formats.amount(totals.gross)}
      </Row>
      {more}
      {options !== zero && (
        <Row label={words.optionsLeft} quiet>
          {formats.amount(options)}
        </Row>
      )}
      {margin !== null && totals.net !== 0 && (
        <Row label={words.margin} quiet>
          {words.marginRate(formats.amount(margin), rateOf(margin, totals.net, formats))}
        </Row>
      )}
    </dl>
  )
}

export const Row = ({
  label,
  children,
  field,
  strong = false,
  quiet = false,
}: {
  label: string
  children: ReactNode
  field?: ReactNode
  strong?: boolean
  quiet?: boolean
}) => (
  <div
    className={`flex min-h-7 items-center justify-between gap-4 ${strong ? 'mt-1 border-t border-line pt-2 text-16 font-semibold' : ''} ${quiet ? 'text-13 text-faint' : ''}`}
  >
    <dt className={`flex min-w-0 items-center gap-3 ${strong || quiet ? '' : 'text-soft'}`}>
      <span className="min-w-0">{label}</span>
      {field}
    </dt>
    <dd className="figures text-right">{children}</dd>
  </div>
)

/** The margin as a part of the net. */
export const rateOf = (margin: Cents, net: Cents, formats: Formats): string =>
  formats.percent(bps(net === zero ? 0 : roundedRatio(BigInt(margin) * 1000n, BigInt(net)) * 10))
