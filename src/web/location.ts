// Where one is: the address bar as a value, and the ways to change it. No component is in here.

export type Query = Readonly<Record<string, string>>
export type Location = {
  readonly path: string
  readonly query: Query
  /** Names this entry of the history: what is remembered of it (its scroll) is kept under it. */
  readonly key: string
}

export type Arrival = 'push' | 'replace' | 'back' | 'same'
type Listener = (to: Location, how: Arrival) => void

const listeners = new Set<Listener>()
let counted = 0

/** The address now. A screen that is on its way out still sees its own: `useLocation`. */
export const here = (): Location => read()

export function onMove(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Goes to an address of this site: a new entry of the history, or the present one changed. */
export function move(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState({ key: keyNow() }, '', address)
  else history.pushState({ key: newKey() }, '', address)
  tell(replace ? 'replace' : 'push')
}

/** Gives the screen that one is on another address, without leaving it: a new record got its own. */
export function rename(address: string): void {
  history.replaceState({ key: keyNow() }, '', address)
}

/** Changes the query string in place: undefined or '' takes a name away. */
export function changeQuery(
  change: Readonly<Record<string, string | undefined>>,
  { push = false } = {},
): void {
  const now = read()
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...now.query, ...change })) {
    if (value) query.set(name, value)
  }
  const written = query.toString()
  const address = written ? `${now.path}?${written}` : now.path
  if (push) history.pushState({ key: newKey() }, '', address)
  else history.replaceState({ key: keyNow() }, '', address)
  tell('same')
}

/** Follows the browser's own back and forward. Gives back the way to stop. */
export function followHistory(): () => void {
  history.scrollRestoration = 'manual'
  const back = () => tell('back')
  addEventListener('popstate', back)
  return () => removeEventListener('popstate', back)
}

function read(): Location {
  const query = Object.fromEntries(new URLSearchParams(location.search))
  return { path: location.pathname, query, key: keyNow() }
}

function tell(how: Arrival): void {
  const to = read()
  for (const listener of listeners) listener(to, how)
}

const newKey = (): string => `${Date.now().toString(36)}${(counted++).toString(36)}`

/** The key of this entry; one that has none (a first visit, a `#` link) is given one. */
function keyNow(): string {
  const known = (history.state as { key?: string } | null)?.key
  if (known) return known
  const key = newKey()
  history.replaceState({ key }, '')
  return key
}
