// Fetching the code of a screen before it is shown: when its link is pointed at, or while one waits.
import { askAhead } from './ahead.ts'
import { send } from './api.ts'
import { match } from './matching.ts'
import { screens } from './screens.ts'

export async function prepare(path: string): Promise<void> {
  await match(screens, path)?.route.load()
}

/** As a page begins: the code of its screen, and the first rows of its list, come at once. */
export function prepareFirst({ pathname, search }: Location): void {
  void prepare(pathname).catch(() => undefined)
  const opening = match(screens, pathname)?.route.opening
  if (opening && search === '') askAhead(opening, (url) => send('GET', url, null, {}))
}
