// Just enough of a lexer to tell code from comments and from text: rules about code must not stumble
// on a comment, and rules about French must see nothing but text.

/** A piece of text in the code: its raw content, where it starts, and its line (from 1). */
export type Text = { readonly content: string; readonly at: number; readonly line: number }

type Read = { readonly code: string; readonly texts: readonly Text[] }

const read = new Map<string, Read>()

/** The code without its comments (blanked, so that places and lines stay). */
export const codeOf = (source: string): string => lex(source).code

/** The texts of the code: strings, and templates with `…` in place of what is computed. */
export const textsOf = (source: string): readonly Text[] => lex(source).texts

/** A regular expression may start where a value may: after a sign or a word that calls for one. */
const beforeValue =
  /(?:^|[=(,[{:;!&|?+\-*%<>~^]|=>|\b(?:return|typeof|case|in|of|do|else|void))\s*$/

function lex(source: string): Read {
  const known = read.get(source)
  if (known) return known
  const texts: Text[] = []
  const code = [...source]
  let at = 0
  let line = 1
  /** For each template that is open: how deep in braces its `${` is. */
  const templates: number[] = []
  let braces = 0

  const blank = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (code[i] !== '\n') code[i] = ' '
  }
  const lines = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (source[i] === '\n') line += 1
  }
  /** Reads text up to its end, and says whether a template stopped at `${`. */
  const readText = (end: string): boolean => {
    const start = at
    while (at < source.length) {
      const sign = source[at]
      if (sign === '\\') at += 2
      else if (sign === end || (sign === '\n' && end !== '`')) break
      else if (end === '`' && source.startsWith('${', at)) break
      else at += 1
    }
    texts.push({ content: source.slice(start, at), at: start, line })
    lines(start, at)
    const isOpen = source.startsWith('${', at)
    at += isOpen ? 2 : 1
    return isOpen
  }

  while (at < source.length) {
    const sign = source[at] as string
    if (source.startsWith('//', at) || source.startsWith('/*', at)) {
      const end = sign + source[at + 1] === '//' ? '\n' : '*/'
      const found = source.indexOf(end, at + 2)
      const to = found === -1 ? source.length : found + (end === '\n' ? 0 : 2)
      blank(at, to)
      lines(at, to)
      at = to
    } else if (sign === "'" || sign === '"') {
      at += 1
      readText(sign)
    } else if (sign === '`') {
      at += 1
      if (readText('`')) templates.push(braces)
    } else if (sign === '}' && templates.at(-1) === braces) {
      at += 1
      if (!readText('`')) templates.pop()
    } else if (sign === '/' && beforeValue.test(source.slice(Math.max(0, at - 40), at))) {
      at = endOfRegex(source, at)
    } else {
      if (sign === '{') braces += 1
      if (sign === '}') braces -= 1
      if (sign === '\n') line += 1
      at += 1
    }
  }
  const made = { code: code.join(''), texts }
  read.set(source, made)
  return made
}

function endOfRegex(source: string, start: number): number {
  let isClass = false
  for (let at = start + 1; at < source.length; at++) {
    const sign = source[at]
    if (sign === '\n') return start + 1 // a division after all
    if (sign === '\\') at += 1
    else if (sign === '[') isClass = true
    else if (sign === ']') isClass = false
    else if (sign === '/' && !isClass) return at + 1
  }
  return start + 1
}
