// What falls due on a day: a few lines, and the whole list behind a press.
import { FileText, type LucideIcon, ReceiptEuro, SquareCheckBig } from 'lucide-react'
import { useRef, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { useWords } from '#web/words.ts'
import type { listDeadlines } from '../contract.ts'
import { both } from './both.ts'

export type Due = OutputOf<typeof listDeadlines>['rows'][number]

const icons: Readonly<Record<Due['type'], LucideIcon>> = {
  task: SquareCheckBig,
  quote: FileText,
  invoice: ReceiptEuro,
}

export function Dues({ dues, most = 2 }: { dues: readonly Due[]; most?: number }) {
  const words = useWords(both)
  const formats = useFormats()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [first] = dues
  if (!first) return null
  const shown = dues.length > most ? dues.slice(0, Math.max(0, most - 1)) : dues
  const left = dues.length - shown.length
  return (
    <div className="mt-1 flex flex-col gap-0.5 text-left">
      {shown.map((due) => (
        <Line key={due.id} due={due} small />
      ))}
      {left > 0 && (
        <button
          ref={trigger}
          type="button"
          aria-haspopup="dialog"
          aria-label={words.moreOn(left, formats.day(first.day))}
          onClick={() => setOpen(true)}
          className="min-h-6 rounded-sm px-1 text-left text-12 text-soft hover:bg-hover"
        >
          {words.more(left)}
        </button>
      )}
      <Popover
        trigger={trigger}
        open={open}
        onClose={() => setOpen(false)}
        label={`${words.dues} ${formats.day(first.day)}`}
      >
        <ul className="flex max-w-80 flex-col gap-1">
          {dues.map((due) => (
            <li key={due.id}>
              <Line due={due} />
            </li>
          ))}
        </ul>
      </Popover>
    </div>
  )
}

function Line({
  due: { type, id, label, customer },
  small = false,
}: {
  due: Due
  small?: boolean
}) {
  const words = useWords(both)
  const Icon = icons[type]
  const place = { task: '/taches/:id', quote: '/devis/:id', invoice: '/factures/:id' } as const
  const said = [label, customer].filter(Boolean).join(' · ')
  return (
    <Anchor
      href={to(place[type], { id })}
      label={`${words.due[type]}, ${said}`}
      className={`flex min-h-6 min-w-0 items-center gap-1 rounded-sm px-1 hover:bg-hover ${small ? 'bg-sunken text-12' : 'text-13'}`}
    >
      <Icon aria-hidden size={12} className="shrink-0 text-soft" />
      <span className="truncate">{said}</span>
    </Anchor>
  )
}
