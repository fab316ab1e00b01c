import { Minus, TrendingDown, TrendingUp } from 'lucide-react'
import { bps, type Cents } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

/** How what is sold has changed: an arrow and a share, or that there was nothing before. */
export function Trend({ now, before }: { now: Cents | null; before: Cents | null }) {
  const words = useWords(both)
  const formats = useFormats()
  if (now === null || before === null || (now === 0 && before <= 0)) return '–'
  if (before <= 0) return <span className="text-green">{words.newSale}</span>
  const share = Math.round((now / before - 1) * 100)
  const Icon = share > 0 ? TrendingUp : share < 0 ? TrendingDown : Minus
  const ink = share > 0 ? 'text-green' : share < 0 ? 'text-red' : 'text-soft'
  return (
    <span className={`inline-flex items-center gap-1 ${ink}`}>
      <Icon aria-hidden size={14} />
      {share > 0 ? '+' : ''}
      {formats.percent(bps(share * 100))}
    </span>
  )
}
