// Twelve months as small bars that a black and white printer shows as well as a screen: this year is
// filled, the year before is an outline behind it, and each month has its amount written.
import type { Cents } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { useFormats } from '#web/formats.ts'
import { useLocale, useWords } from '#web/words.ts'
import { both } from './both.ts'

type Month = { readonly month: string; readonly net: Cents; readonly before: Cents }

const [width, height, foot, head] = [360, 92, 14, 12]

export function SheetBars({ months }: { months: readonly Month[] }) {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  const most = Math.max(1, ...months.flatMap(({ net, before }) => [net, before]))
  const step = width / months.length
  const tall = (value: number) => (Math.max(0, value) / most) * (height - foot - head)
  const base = height - foot
  const told = months
    .map(({ month, net }) => `${formats.month(month)} ${formats.amount(net)}`)
    .join(', ')
  return (
    <figure className="m-0">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words.barsTold(told)}
        className="block h-auto w-full"
      >
        {months.map(({ month, net, before }, at) => (
          <g key={month} transform={`translate(${at * step} 0)`}>
            <rect
              x={step * 0.08}
              width={step * 0.5}
              y={base - tall(before)}
              height={tall(before)}
              fill="none"
              stroke="currentColor"
              strokeWidth={0.7}
            />
            <rect
              x={step * 0.34}
              width={step * 0.56}
              y={base - tall(net)}
              height={tall(net)}
              fill="currentColor"
            />
            {net > 0 && (
              <text
                x={step * 0.62}
                y={base - tall(net) - 2.5}
                textAnchor="middle"
                fontSize={7}
                fill="currentColor"
              >
                {words.thousands(formats.integer(Math.round(net / 1000_00)))}
              </text>
            )}
            <text
              x={step / 2}
              y={height - 3}
              textAnchor="middle"
              fontSize={7.5}
              fill="currentColor"
            >
              {shortMonth(month, locale)}
            </text>
          </g>
        ))}
        <line x1={0} x2={width} y1={base} y2={base} stroke="currentColor" strokeWidth={0.7} />
      </svg>
      <figcaption className="flex gap-4 text-12 text-soft">
        <span>■ {words.solid}</span>
        <span>□ {words.hollow}</span>
      </figcaption>
    </figure>
  )
}

/** "mars", "nov.": as calendars write it. */
const shortMonth = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month}-15T00:00:00Z`),
  )
