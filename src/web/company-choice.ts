// Which company this tab works in: the tab's own choice, else the last one made on this device.
// Two tabs may stay open on two companies.
import { readStored, store } from './preferences.ts'

const name = 'comptoir.company'

export function chosenCompany(): string | null {
  try {
    return sessionStorage.getItem(name) ?? readStored<string>(name)
  } catch {
    return null
  }
}

export function chooseCompany(id: string | null): void {
  store(name, id)
  try {
    if (id === null) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, id)
  } catch {
    // Without storage the server's own choice of company stands.
  }
}
