// The letter that tells what one has not read: its lines by kind, each with the address of its record.
import {
  type AboutType,
  type Kind,
  kinds,
  pathOf,
  type Told,
} from '#features/base/notifications/rules/codes.ts'
import { sentence } from '#features/base/notifications/rules/sentences.ts'
import type { Formats } from '#kernel/format.ts'
import type { Locale } from '#kernel/refusal.ts'

export type DigestLine = {
  readonly kind: Kind
  readonly code: string
  readonly told: Told
  readonly about_type: AboutType
  readonly about_id: string
  readonly label: string
}

const words = {
  fr: {
    one: (label: string, said: string) => `${label}\u00a0: ${said}`,
    many: (n: string, company: string) => `${n} nouveautés – ${company}`,
    kinds: { mine: 'Pour vous', client: 'Vos clients', deadline: 'Échéances', system: 'Système' },
    inbox: 'Boîte de réception',
    change: 'Choisir ce qui vous est écrit',
  },
  en: {
    one: (label: string, said: string) => `${label}: ${said}`,
    many: (n: string, company: string) => `${n} new things – ${company}`,
    kinds: { mine: 'For you', client: 'Your customers', deadline: 'Deadlines', system: 'System' },
    inbox: 'Inbox',
    change: 'Choose what is written to you',
  },
} as const

/** Braces that someone typed are no place to fill. */
const plain = (text: string): string => text.replaceAll('{{', '{ {')

export function digest(
  lines: readonly DigestLine[],
  about: { language: Locale; formats: Formats; company: string; site: string },
): { subject: string; body: string } {
  const { language, formats, company, site } = about
  const said = words[language]
  const written = (line: DigestLine) => {
    const told = sentence(line.code, line.told, language, formats)
    return said.one(line.label, told)
  }
  const [first] = lines
  const subject =
    lines.length === 1 && first ? written(first) : said.many(formats.integer(lines.length), company)
  const parts = kinds.flatMap((kind) => {
    const own = lines.filter((line) => line.kind === kind)
    if (own.length === 0) return []
    const each = own.map((line) => {
      const path = pathOf(line.about_type, line.about_id)
      return `${written(line)}${path ? `\n${site}${path}` : ''}`
    })
    return [`${said.kinds[kind]}`, ...each]
  })
  const foot = [
    `${said.inbox}\n${site}/reception`,
    `${said.change}\n${site}/parametres/notifications`,
  ]
  return {
    subject: plain(subject)
      .replace(/[\r\n\t]+/g, ' ')
      .slice(0, 200),
    body: plain([...parts, ...foot].join('\n\n')),
  }
}
