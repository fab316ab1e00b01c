import type { ReactNode } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { useGo } from '../navigation.ts'
import { useLocale } from '../words.ts'

/** Gives React Aria the reader's language and the application's router. Around every overlay. */
export function Localised({ children }: { children: ReactNode }) {
  const go = useGo()
  return (
    <I18nProvider locale={useLocale() === 'fr' ? 'fr-FR' : 'en-GB'}>
      <RouterProvider navigate={(address) => go(address)}>{children}</RouterProvider>
    </I18nProvider>
  )
}
