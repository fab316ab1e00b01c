import { type Formats, formats } from '#kernel/format.ts'
import { useLocale } from './words.ts'
import { useMe } from './session.ts'

export type { Formats }

/** How values are written for this reader in this company: `useFormats().amount(cents)`. */
export function useFormats(): Formats {
  const { company } = useMe()
  return formats(useLocale(), company?.currency ?? 'EUR', company?.timeZone ?? 'Europe/Paris')
}
