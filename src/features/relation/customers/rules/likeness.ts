// Who may well be someone who is already in the directory.
import { fold } from '#kernel/search.ts'

/** Forms of companies, which say nothing of which company it is. */
const forms = new Set(
  'sarl sas sasu eurl sa snc sci scop ei eirl earl gaec ets etablissements ste societe ltd limited llc inc gmbh ag bv nv spa srl plc et fils and co cie'.split(
    ' ',
  ),
)

/** The words by which a name is known, without its legal form. */
export const core = (name: string): string =>
  fold(name)
    .replace(/\b(?:s a r l|s a s u?|s a|e u r l|s c i)\b/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && !forms.has(word))
    .join(' ')

/** Whether two names may well be the same one, spelled twice: most of their pairs of letters agree. */
export function resembles(name: string, other: string): boolean {
  const [one, two] = [core(name), core(other)]
  if (one === '' || two === '') return fold(name) === fold(other)
  if (one === two) return true
  const [a, b] = [pairs(one), pairs(two)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size) >= 0.72
}

const pairs = (text: string): ReadonlySet<string> =>
  new Set([...` ${text}`].map((letter, at, all) => letter + (all[at + 1] ?? ' ')))
