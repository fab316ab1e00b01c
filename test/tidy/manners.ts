// What no file may have, wherever it stands.
import { codeOf } from './lexer.ts'
import { type File, isTest } from './places.ts'

type Rule = (file: File) => string[]

const isCode = ({ path }: File): boolean => /\.(?:tsx?|mjs)$/.test(path)
const isOurs = ({ path }: File): boolean => /^(?:src|test|bin)\//.test(path)
/** What a tool loads, and asks for a default export. */
const isConfig = ({ path }: File): boolean =>
  /^\w+\.config\.ts$/.test(path) || path === 'test/database.ts'
/** Written by a program from the schema, checked against it by another test. */
const isGenerated = ({ path }: File): boolean => path === 'src/server/database/tables.ts'

/** A rule that refuses what a pattern finds in code (comments left out). */
const never =
  (where: (file: File) => boolean, pattern: RegExp, why: string): Rule =>
  (file) =>
    isCode(file) && where(file)
      ? [...codeOf(file.text).matchAll(pattern)].map(([found]) => `${found.trim()}: ${why}`)
      : []

export const linesMax = 320
/** A test file is read by its titles, and tells one feature from end to end. */
export const testLinesMax = 560

export const short: Rule = (file) => {
  if (!isCode(file) || !isOurs(file) || isGenerated(file)) return []
  const lines = file.text.trimEnd().split('\n').length
  return lines > (file.path.includes('.test.') ? testLinesMax : linesMax)
    ? [`${lines} lines: a full file becomes a folder of its name`]
    : []
}

export const noDefaultExport = never(
  (file) => !isConfig(file),
  /^export default\b.*|^export \{[^}]*\bas default\b[^}]*\}/gm,
  'what is exported has one name',
)

export const noBarrel: Rule = (file) => [
  ...(isCode(file) && isOurs(file) && /\/index\.\w+$/.test(file.path)
    ? ['index: a file is named after what it holds']
    : []),
  ...never(
    isOurs,
    /^export (?:type )?(?:\*|\{[^}]*\})(?: as \w+)? from\b/gm,
    'one imports from the file that says it',
  )(file),
]

const vague = [
  'util',
  'helper',
  'service',
  'manager',
  'handler',
  'repository',
  'mapper',
  'dto',
  'misc',
]

export const namedForWhatItHolds: Rule = (file) => {
  if (!isOurs(file)) return []
  const words = file.path
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words
    .filter((word) => vague.includes(word) || vague.includes(word.replace(/s$/, '')))
    .map((word) => `"${word}" says nothing of what the file holds`)
}

export const onlyErrorsAreClasses = never(
  isOurs,
  /^(?:export )?(?:abstract )?class \w+(?! extends \w*Error\b)(?=[\s<{])|[=(] class\b/gm,
  'no classes except errors',
)

export const noRawHtml = never(
  ({ path }) => path.startsWith('src/'),
  /\bdangerouslySetInnerHTML\b|\.(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write\w*\b|\bsrcDoc\b/g,
  'text of a person would run as a script',
)

export const noCodeFromText = never(
  ({ path }) => /^(?:src|bin)\//.test(path),
  /\beval\(|\bnew Function\(|\bimport \{[^}]*\bexec(?:Sync)?\b[^}]*\} from '(?:node:)?child_process'|\bchild_process\.exec(?:Sync)?\(|\bshell: true\b|\bset(?:Timeout|Interval)\(\s*['"`]/g,
  'text must never become code',
)

/** The database's own folder, and the one place that opens transactions: SET takes no parameters. */
const speaksSql = /^src\/server\/(?:database\/|transaction\.ts$)/

export const noRawSql = never(
  ({ path }) => path.startsWith('src/') && !speaksSql.test(path) && !isTest(path),
  /\bsql\.(?:raw|lit)\b/g,
  'a value of a person would become SQL',
)

export const nothingLeftForLater: Rule = (file) =>
  isOurs(file) && isCode(file)
    ? [...file.text.matchAll(/\b(?:TO[D]O|FIX[M]E|HA[C]K|XX[X])\b/g)].map(
        ([found]) => `${found}: do it, or open an issue`,
      )
    : []

export const everyTestRuns = never(
  ({ path }) => isTest(path) || path.startsWith('test/'),
  /\b(?:test|it|describe)\.(?:only|skip|todo|fails)\b/g,
  'a test runs, always and with the others',
)

/** Absolute paths of somebody's machine, and this checkout's own. */
export const noMachinePath =
  (...own: readonly string[]): Rule =>
  (file) => {
    const homes = file.text.match(/(?:\/home|\/Users)\/[a-z][\w.-]*\/|\b[A-Z]:\\Users\\\w+/g) ?? []
    const here = own.filter((path) => path.length > 1 && file.text.includes(path))
    return [...homes, ...here].map((path) => `${path} is a path of one machine`)
  }
