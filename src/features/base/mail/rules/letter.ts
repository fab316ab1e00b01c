// A message as it is read: a text part, and the same in HTML, plain and in the company's colour. The
// HTML is made here from text alone, every character of it escaped: nobody writes HTML.
import type { Locale } from '#kernel/refusal.ts'
import type { MailKind } from './states.ts'
import { cut } from './template.ts'

export type LetterParts = {
  readonly body: string
  /** Where the place `{{lien}}` leads, and what its button says. */
  readonly link: { readonly address: string; readonly label: string } | null
  readonly language: Locale
  readonly company: {
    readonly name: string
    readonly colour: string
    readonly lines: readonly string[]
  }
}

export type Block = { readonly lines: readonly string[] } | 'link'

/** Paragraphs of a message; one that holds nothing but the link is a button. */
export const blocksOf = (body: string): Block[] =>
  body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => (isLink(paragraph) ? 'link' : { lines: paragraph.split('\n') }))

function isLink(paragraph: string): boolean {
  const pieces = (cut(paragraph) ?? []).filter(
    (piece) => 'name' in piece || piece.text.trim() !== '',
  )
  const [only] = pieces
  return pieces.length === 1 && only !== undefined && 'name' in only && only.place === 'link'
}

/** The text part: the link is its address. */
export const textOf = ({ body, link }: LetterParts): string =>
  body
    .split('\n')
    .map((line) => withLink(line, (text) => text, link?.address ?? ''))
    .join('\n')

/** The HTML part: tables and attributes, since the readers of mails know no style sheets. */
export function htmlOf(parts: LetterParts): string {
  const { body, link, language, company } = parts
  const colour = /^#[0-9a-f]{6}$/i.test(company.colour) ? company.colour : '#1f4d46'
  const inside = blocksOf(body)
    .map((block) => {
      if (block === 'link') return link ? button(link, colour) : ''
      const lines = block.lines.map((line) =>
        withLink(line, linked, link ? anchor(link.address, link.address) : ''),
      )
      return `<p style="margin:0 0 16px">${lines.join('<br>')}</p>`
    })
    .join('\n')
  const foot = [company.name, ...company.lines].filter(Boolean).map(escape).join('<br>')
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light"><title></title></head>
<body style="margin:0;padding:0;background:#f4f2ef">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f2ef"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff;border-top:4px solid ${colour}">
<tr><td style="padding:28px 32px 8px;font:600 18px/1.4 Arial,Helvetica,sans-serif;color:#1c1917">${escape(company.name)}</td></tr>
<tr><td style="padding:8px 32px 16px;font:400 15px/1.6 Arial,Helvetica,sans-serif;color:#1c1917">
${inside}
</td></tr>
<tr><td style="padding:16px 32px 24px;border-top:1px solid #e7e2dc;font:400 12px/1.5 Arial,Helvetica,sans-serif;color:#6b645c">${foot}</td></tr>
</table></td></tr></table>
</body></html>
`
}

const button = (link: { address: string; label: string }, colour: string): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:4px 0 20px"><tr><td bgcolor="${colour}" style="background:${colour};border-radius:6px"><a href="${escape(link.address)}" style="display:inline-block;padding:12px 22px;font:600 15px/1.2 Arial,Helvetica,sans-serif;color:${inkOn(colour)};text-decoration:none">${escape(link.label)}</a></td></tr></table>`

const anchor = (address: string, text: string): string =>
  `<a href="${escape(address)}" style="color:#1c1917">${escape(text)}</a>`

/** A line with its text changed, and its link in its place. */
const withLink = (line: string, change: (text: string) => string, link: string): string =>
  (cut(line) ?? [{ text: line }])
    .map((piece) => {
      if ('text' in piece) return change(piece.text)
      return piece.place === 'link' ? link : change(`{{${piece.name}}}`)
    })
    .join('')

/** Escaped, with the web addresses that people write made into links. */
const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/)
    .map((part, rank) => (rank % 2 === 1 ? anchor(part, part) : escape(part)))
    .join('')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] as string)

/** White or near black, whichever reads better on a colour (WCAG 2.2). */
export function inkOn(colour: string): '#ffffff' | '#1c1917' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#1c1917'
}

/** What the button of a message's link says. */
const linkLabels = {
  invitation: { fr: 'Accepter l’invitation', en: 'Accept the invitation' },
  password: { fr: 'Choisir un nouveau mot de passe', en: 'Choose a new password' },
  address: { fr: 'Confirmer cette adresse', en: 'Confirm this address' },
} as const
const ofQuote = { fr: 'Voir et signer le devis', en: 'View and sign the quote' } as const

/** What the button of a message says, by what the message is for. */
export const linkLabel = (kind: MailKind, language: Locale): string =>
  (kind in linkLabels ? linkLabels[kind as keyof typeof linkLabels] : ofQuote)[language]
