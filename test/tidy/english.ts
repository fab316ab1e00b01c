// English as it is printed: one word for one thing, as the glossary has it.
import { textsOf } from './lexer.ts'
import { type File, isTest } from './places.ts'

const others: readonly (readonly [written: RegExp, word: string])[] = [
  [/\bclients?\b/i, 'a “Client” is a customer'],
]

/** Texts of `en` dictionaries and `en:` sentences that name a thing otherwise; a bare key is no text. */
export function englishHasOneWord({ path, text }: File): string[] {
  if (!/^src\/.*\.tsx?$/.test(path) || isTest(path)) return []
  const sentence = /\ben:\s*(?:'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)/g
  const parts = /[/-]en\.ts$/.test(path)
    ? [[0, text.length] as const]
    : [...text.matchAll(sentence)].map(
        (found) => [found.index, found.index + found[0].length] as const,
      )
  return textsOf(text)
    .filter(({ at }) => parts.some(([from, to]) => from <= at && at < to))
    .filter(({ content }) => !/^(?:[a-z]\w*|#.*|\..*)$/.test(content))
    .flatMap(({ content, line }) =>
      others
        .filter(([written]) => written.test(content))
        .map(([, why]) => `line ${line}, ${why}: ${content}`),
    )
}
