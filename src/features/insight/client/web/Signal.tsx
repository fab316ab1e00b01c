// What to do about a client this week, with the reasons: above everything else, where there is something.
import { customerSignal } from '#features/insight/portfolio/contract.ts'
import {
  SignalAct,
  SignalBadges,
  SignalReasons,
} from '#features/sales/documents/web/signals/Signal.tsx'
import { useRead } from '#web/api.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { useClient } from './client.ts'

export function Signal() {
  const words = useWords(both)
  const { client } = useClient()
  // Where it cannot be read, the figures below say the same.
  const { data } = useRead(customerSignal, { id: client.id })
  if (!data || data.kinds.length === 0) return null
  return (
    <section
      aria-label={words.signal}
      className="flex break-inside-avoid flex-wrap items-start gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3 text-13"
    >
      <SignalBadges kinds={data.kinds} />
      <div className="min-w-60 flex-1">
        <SignalReasons customer={client.id} reasons={data.reasons} />
      </div>
      {data.act && (
        <span className="print:hidden">
          <SignalAct customer={client} act={data.act} />
        </span>
      )}
    </section>
  )
}
