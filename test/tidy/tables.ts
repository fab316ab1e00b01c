// Who writes which table: the queries of one feature, or the server, and nobody else.
import { codeOf, textsOf } from './lexer.ts'
import { type File, isTest, placeOf } from './places.ts'

type Write = { readonly table: string; readonly adds: boolean }

const statement =
  /\b(insert\s+into|merge\s+into|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?"?([a-z_]+)"?|\b(update)\s+(?:only\s+)?"?([a-z_]+)"?\s+(?:(?:as\s+)?[a-z_]+\s+)?set\b|\b(copy)\s+"?([a-z_]+)"?\s*(?:\([^)]*\)\s*)?from\s+stdin/gi
const builder =
  /\.\s*(insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\s*\(\s*(?:'([^']*)'|([^)\s]*))/g

/** What the code writes: by the query builder, or in SQL of its own. */
function writesOf(text: string): Write[] {
  const built = [...codeOf(text).matchAll(builder)].map(([, verb = '', name, computed]) => ({
    table: name?.split(' ')[0] ?? `(${computed})`,
    adds: verb === 'insertInto',
  }))
  const written = textsOf(text).flatMap(({ content }) =>
    [...content.matchAll(statement)].map(([, v1, t1, v2, t2, v3, t3]) => ({
      table: (t1 ?? t2 ?? t3 ?? '').toLowerCase(),
      adds: /^insert/i.test(v1 ?? v2 ?? v3 ?? ''),
    })),
  )
  return [...built, ...written]
}

/** A company is founded in one act with its first store and its roles, which others own afterwards. */
const founded: Readonly<Record<string, readonly string[]>> = { 'base/company': ['store', 'role'] }

/**
 * What the server writes beside a feature: who is signed in (it keeps sessions and keys alive, and the
 * library of sign-in does the rest), and the installation itself (a restored backup).
 */
const ofTheServerToo = [
  'person',
  'session',
  'credential',
  'verification',
  'second_factor',
  'api_key',
  'installation',
]

/** Who a file writes for: its feature, or the server. */
const writerOf = (path: string): string => placeOf(path).feature || placeOf(path).kind

/** Writes stand in `queries` (or in the server), and each table has one writer. */
export function oneWriterEach(files: readonly File[]): string[] {
  const sources = files.filter(({ path }) => /^src\/.*\.tsx?$/.test(path) && !isTest(path))
  const writers = new Map<string, Map<string, string>>()
  const complaints: string[] = []
  for (const { path, text } of sources) {
    const { kind } = placeOf(path)
    // A browser has no database, and English there may say "delete from".
    if (kind === 'web' || kind === 'shell') continue
    for (const { table, adds } of writesOf(text)) {
      if (adds && founded[writerOf(path)]?.includes(table)) continue
      if (kind !== 'queries' && kind !== 'server')
        complaints.push(`${path}: writes ${table}; only queries.ts writes`)
      if (kind === 'queries' && table.startsWith('('))
        complaints.push(`${path}: writes a table that cannot be read here: ${table}`)
      if (kind === 'server' && ofTheServerToo.includes(table)) continue
      const known = writers.get(table) ?? new Map<string, string>()
      writers.set(table, known.set(writerOf(path), path))
    }
  }
  for (const [table, known] of writers)
    if (known.size > 1 && !table.startsWith('('))
      complaints.push(`${[...known.values()].join(', ')}: all write ${table}; it has one owner`)
  return complaints
}
