// The records seen lately in a company, on this device: what the palette shows before one types.
import { chosenCompany } from './company-choice.ts'
import { readStored, store } from './preferences.ts'

export type Recent = { readonly href: string; readonly label: string }

const most = 8
const name = () => `comptoir.recents.${chosenCompany() ?? ''}`

export const recents = (): readonly Recent[] => readStored<Recent[]>(name()) ?? []

export function remember(href: string, label: string): void {
  const others = recents().filter((one) => one.href !== href)
  store(name(), [{ href, label }, ...others].slice(0, most))
}
