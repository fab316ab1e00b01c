// Above the list: what is shown of it, and its kinds with how many each has.
import { CheckCheck, Inbox as Tray, Layers } from 'lucide-react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { listBulk } from '#features/base/bulk/contract.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { IndicatorTile } from '#web/ui/Tile.tsx'
import { useWords } from '#web/words.ts'
import type { listNotifications } from '../contract.ts'
import { standings } from '../rules/standing.ts'
import { kindMarks } from './icons.ts'
import { tiles, type useFilters } from './inbox.ts'
import { both } from './words.ts'

export function Head({
  filters: { standing, tile, show },
  listed,
  busy,
  onSettleAll,
}: {
  filters: ReturnType<typeof useFilters>
  listed: OutputOf<typeof listNotifications> | undefined
  busy: boolean
  onSettleAll: () => void
}) {
  const words = useWords(both)
  const formats = useFormats()
  const isOpen = standing === 'open'
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pt-4 pb-3 sm:px-6">
        <h1
          tabIndex={-1}
          className="min-w-0 flex-1 text-20 max-sm:basis-full font-semibold outline-none"
        >
          {words.title}
        </h1>
        <div role="group" aria-label={words.standing} className="flex gap-1">
          {standings.map((one) => (
            <Button
              key={one}
              size="small"
              variant={standing === one ? 'secondary' : 'quiet'}
              aria-pressed={standing === one}
              onPress={() => show({ standing: one, tile: null })}
            >
              {words.standings[one]}
            </Button>
          ))}
        </div>
        <Runs />
        {isOpen && listed && listed.total > 0 && tile !== 'pressing' && (
          <Button size="small" icon={CheckCheck} pending={busy} onPress={onSettleAll}>
            {words.settleAll}
          </Button>
        )}
      </header>
      <div
        role="group"
        aria-label={words.tiles}
        className="flex shrink-0 gap-2 overflow-x-auto px-4 pb-3 sm:px-6"
      >
        {tiles
          .filter((one) => isOpen || one !== 'pressing')
          .map((one) => {
            const [icon, hue] = one === 'pressing' ? [Tray, 'blue' as const] : kindMarks[one]
            const count = listed?.indicators[one]?.count
            return (
              <IndicatorTile
                key={one}
                label={one === 'pressing' ? words.pressing : words.kinds[one]}
                icon={icon}
                hue={hue}
                count={count === undefined ? null : formats.integer(count)}
                pressed={tile === one}
                onPress={() => show({ tile: tile === one ? null : one })}
              />
            )
          })}
      </div>
    </>
  )
}

/** What one does with selections is followed on its own screen: its end alone is told here. */
function Runs() {
  const words = useWords(both)
  const { integer } = useFormats()
  const { data } = useRead(listBulk, { standing: ['running'], mine: 'true', limit: 1 })
  const going = data?.total ?? 0
  return (
    <LinkButton size="small" variant="quiet" icon={Layers} href={to('/traitements')}>
      {going > 0 ? words.runsGoing(going, integer(going)) : words.runs}
    </LinkButton>
  )
}
