import { useSyncExternalStore } from 'react'

const query = '(max-width: 640px)'

/** Whether there is room for one day only. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
