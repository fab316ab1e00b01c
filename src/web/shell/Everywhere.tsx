// What keys open over any screen, whatever it is.
import { type ComponentType, useEffect, useState } from 'react'
import type { Everywhere as Offer } from '../everywhere.ts'
import { everywhere } from '../screens.ts'
import { useRights } from '../session.ts'
import { useShortcutList } from '../shortcuts.ts'
import { useLocale } from '../words.ts'

type Opened = ComponentType<{ onClose: () => void }>

export function Everywhere() {
  const { can } = useRights()
  const locale = useLocale()
  const [Open, setOpen] = useState<Opened | null>(null)
  const offers = everywhere.filter(({ right }) => can(right))
  useShortcutList(
    offers.map((offer) => ({
      keys: offer.keys,
      label: offer.label[locale],
      group: 'create',
      run: () => void offer.load().then((found) => setOpen(() => found.open)),
    })),
  )
  useFetchedSoon(offers)
  return Open && <Open onClose={() => setOpen(null)} />
}

/** Once the screen is there, so that the key opens at once. */
function useFetchedSoon(offers: readonly Offer[]): void {
  useEffect(() => {
    const timer = setTimeout(() => offers.forEach((offer) => void offer.load()), 1500)
    return () => clearTimeout(timer)
  }, [])
}
