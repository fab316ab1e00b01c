// French as it is printed. Sentences of screens and of refusals are typed plainly and dressed by the
// program (kernel/typography.ts); what it cannot know is looked for here. Elsewhere the right spaces
// must be in the text itself.
import { textsOf } from './lexer.ts'
import { type File, isTest } from './places.ts'

const isSource = ({ path }: File): boolean => /^src\/.*\.tsx?$/.test(path) && !isTest(path)

type Sentence = { readonly content: string; readonly line: number; readonly dressed: boolean }

/** Escapes of the two spaces and of quotes, as they will read. */
const readable = (content: string): string =>
  content
    .replace(/\\u202[fF]/g, '\u202f')
    .replace(/\\u00[aA]0|\\xa0/g, '\u00a0')
    .replace(/\\(['"`])/g, '$1')

/** From where to where the text of a file is French: its `fr` dictionary, and `fr:` sentences. */
function frenchParts({ path, text }: File): (readonly [from: number, to: number])[] {
  if (path.endsWith('/fr.ts')) return [[0, text.length]]
  const dictionary = /^(?:export )?const fr\b[\s\S]*?^(?:\}|\)|\])/gm
  const sentence = /\bfr:\s*(?:'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*")/g
  const record = /\bfr:\s*\{[^}]*\}/g
  return [dictionary, sentence, record]
    .flatMap((one) => [...text.matchAll(one)])
    .map((found) => [found.index, found.index + found[0].length] as const)
}

function sentencesOf(file: File): Sentence[] {
  const parts = frenchParts(file)
  // Dictionaries of screens go through `useWords`, tables of refusals through `reasons`.
  const dressed = /\/web\//.test(file.path) || /\breasons\(\{/.test(file.text)
  return textsOf(file.text)
    .filter(({ at }) => parts.some(([from, to]) => from <= at && at < to))
    .filter(({ content }) => !/^(?:#|\.{1,2}\/)|\.tsx?$/.test(content))
    .map(({ content, line }) => ({ content: readable(content), line, dressed }))
}

const unaccented =
  /\b(?:Etats?|Emettre|Emise?s?|Emission|Eche?ance|Echéances?|Editer|Edition|Etapes?|Ecrans?|Elements?|Eléments?|Ecarts?|Equipes?|Etrangers?|Evolution|Ecritures?|Etablir|Egal|A (?:payer|facturer|relancer|venir|échoir))\b/

const always: readonly (readonly [RegExp, string])[] = [
  [/\p{L}'\p{L}/u, 'apostrophe: ’'],
  [/\.\.\./, 'ellipsis: …'],
  [/[\p{L}\p{N})»}][;!?](?:\s|$)/u, 'a space before ; ! ?'],
  [/[\p{L}\p{N})»}]:(?:\s|$)/u, 'a space before :'],
  [/«[^\s]|[^\s]»/u, 'a space inside « »'],
  [/\u00a0[;!?]/u, 'U+202F, the thin one, before ; ! ?'],
  [/\u202f:/u, 'U+00A0, the full one, before :'],
  [/"[^"]+"/, 'French quotes: « »'],
  [unaccented, 'capitals have their accents'],
]

/** What dressing cannot mend, in every French sentence of the product. */
export function frenchIsRight(file: File): string[] {
  if (!isSource(file)) return []
  return sentencesOf(file).flatMap(({ content, line }) =>
    always
      .filter(([pattern]) => pattern.test(content))
      .map(([, why]) => `line ${line}, ${why}: ${content}`),
  )
}

/**
 * Not printed: a terminal, whose fonts may lack U+202F and whose lines are copied into commands; the
 * gallery of widgets, which only developers see.
 */
const isUnprinted = (path: string): boolean =>
  /^src\/(?:server\/(?!http\/|mail|pdf\/)|web\/gallery\/)/.test(path)

/** Plain spaces before high punctuation, in text that nothing dresses. English has none either. */
export function frenchIsDressed(file: File): string[] {
  if (!isSource(file) || isUnprinted(file.path)) return []
  const mended = new Set(
    sentencesOf(file)
      .filter((one) => one.dressed)
      .map((one) => `${one.line} ${one.content}`),
  )
  return textsOf(file.text)
    .map(({ content, line }) => ({ content: readable(content), line }))
    .filter(({ content, line }) => !mended.has(`${line} ${content}`))
    .filter(({ content }) => /\p{L} [;:!?](?: |$)|« | »|^ [:;!?] /u.test(content))
    .map(({ content, line }) => `line ${line}, nothing puts U+202F or U+00A0 here: ${content}`)
}

/** Every `fr.ts` has its `en.ts` beside it, and the other way round. */
export function bothLanguages(files: readonly File[]): string[] {
  const paths = new Set(files.map(({ path }) => path))
  return [...paths].flatMap((path) => {
    const twin = path.endsWith('/fr.ts')
      ? path.replace(/fr\.ts$/, 'en.ts')
      : path.replace(/\/en\.ts$/, '/fr.ts')
    return paths.has(twin) ? [] : [`${path}: ${twin} is missing`]
  })
}
