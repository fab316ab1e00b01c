// French as it reads on the screen: the spaces before its signs, its apostrophes, its numbers; and no
// word that is the trace of a fault.
const breaches: readonly (readonly [RegExp, string])[] = [
  [/\p{L}'\p{L}/u, 'straight apostrophe'],
  [/\.\.\./, 'three dots for …'],
  [/[\p{L}\p{N})»%€][;!?](?=\s|$)/u, 'no U+202F before ; ! ?'],
  [/[ \u00a0][;!?](?=\s|$)/u, 'another space than U+202F before ; ! ?'],
  [/[\p{L}\p{N})»%€]:(?=\s|$)/u, 'no U+00A0 before :'],
  [/[ \u202f]:(?=\s|$)/u, 'another space than U+00A0 before :'],
  [/«[^\u00a0\u202f]|[^\u00a0\u202f]»/u, 'another space than U+00A0 inside « »'],
  [/\d (?:\d{3}(?!\d)|[€%])/u, 'a number that may break in two'],
  [/-\d[\d\s]*,\d\d\b/u, 'a hyphen for a minus'],
  [/\b(?:undefined|NaN|Infinity|Invalid Date|null)\b|\[object /, 'the trace of a fault'],
]

/** What is wrong in a text that a person reads, line by line: "why: the line". */
export const faultsIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .flatMap((line) =>
      breaches.filter(([pattern]) => pattern.test(line)).map(([, why]) => `${why}: ${line}`),
    )
