// What the list of the first screen asks is asked while its code is on its way, and taken by it once it is there.
import type { listViews } from '#features/base/views/contract.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { chosenCompany } from './company-choice.ts'
import { readStored } from './preferences.ts'
import type { Opening } from './screen.ts'
import { apiRoot } from './wire.ts'

const asked = new Map<string, Promise<Response>>()
/** Milliseconds after which one wants to know what has changed meanwhile. */
const soon = 10_000
/** The rows that a list opens with (`windowSize` of ui/list/rows.ts, which comes with the code of lists). */
const firstRows = 'offset=0&limit=100'

/** Of the company that one works in: whoever has since gone to another asks again. */
const keyOf = (url: string): string => `${chosenCompany()} ${url}`

/** Asks for the first rows of a list by `ask`, unless it opens with something else on this device. */
export function askAhead(opening: Opening, ask: (url: string) => Promise<Response>): void {
  if (!chosenCompany() || !opensWhole(opening)) return
  const url = `${apiRoot}${opening.asks}&${firstRows}`
  const key = keyOf(url)
  const answer = ask(url)
  answer.catch(() => {})
  asked.set(key, answer)
  setTimeout(() => asked.delete(key), soon)
}

/** The answer to what was asked ahead, once. */
export function takeAhead(url: string): Promise<Response> | undefined {
  const key = keyOf(url)
  const answer = asked.get(key)
  asked.delete(key)
  return answer
}

/** Neither filters nor a view of one's own are remembered of it. */
function opensWhole({ list }: Opening): boolean {
  const views = readStored<OutputOf<typeof listViews>>(`comptoir.views.${chosenCompany() ?? ''}`)
  const hasView = views?.lists.some((one) => one.list === list && one.view !== null)
  return !hasView && readStored(`comptoir.list.${list}.filters`) === null
}
