import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 640px)')

/** Whether this is a phone, where a table of six columns becomes cards. */
export const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener)
      return () => narrow.removeEventListener('change', listener)
    },
    () => narrow.matches,
  )
