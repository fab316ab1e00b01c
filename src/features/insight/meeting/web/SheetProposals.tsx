// The fifth check: what the signal asks for, and what it would be time to buy again.
import { SignalReasons } from '#features/sales/documents/web/signals/Signal.tsx'
import type { Reason } from '#features/sales/documents/web/signals/places.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Board, Customer } from './read.ts'

const few = 5

export function SheetProposals({
  customer,
  board,
  reasons,
}: {
  customer: Customer
  board: Board
  reasons: readonly Reason[]
}) {
  const words = useWords(both)
  const items = board.items?.rows ?? []
  const again = items.filter(({ due }) => due).slice(0, few)
  const shown = again.length > 0 ? again : items.slice(0, few)
  return (
    <>
      {reasons.length === 0 && <p className="text-soft">{words.nothingToPropose}</p>}
      <SignalReasons customer={customer.id} reasons={reasons} />
      {shown.length > 0 && (
        <>
          <h3 className="text-12 font-semibold">
            {again.length > 0 ? words.again : words.favourites}
          </h3>
          <ul className="flex flex-col gap-1">
            {shown.map((item) => (
              <li key={item.id} className="min-w-0">
                {item.name}
                {item.due && item.usual !== null && (
                  <span className="block text-12 text-soft">
                    {words.bought(words.days(item.since), words.days(item.usual))}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
