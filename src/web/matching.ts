// Which screen an address shows: '/clients/:id' against '/clients/42'. Pure.

export type Match<T> = { readonly route: T; readonly params: Record<string, string> }

/** Matches a path against routes; a fixed word beats a `:part`, so '/devis/nouveau' is no id. */
export function match<T extends { readonly path: string }>(
  routes: readonly T[],
  path: string,
): Match<T> | null {
  const parts = partsOf(path)
  let best: Match<T> | null = null
  for (const route of routes) {
    const params = paramsOf(partsOf(route.path), parts)
    if (!params) continue
    const open = Object.keys(params).length
    if (!best || open < Object.keys(best.params).length) best = { route, params }
  }
  return best
}

function paramsOf(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [at, wanted] of pattern.entries()) {
    const part = parts[at] ?? ''
    if (!wanted.startsWith(':')) {
      if (wanted !== part) return null
      continue
    }
    const said = decoded(part)
    if (said === null) return null
    params[wanted.slice(1)] = said
  }
  return params
}

const partsOf = (path: string): string[] => path.split('/').filter(Boolean)

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
