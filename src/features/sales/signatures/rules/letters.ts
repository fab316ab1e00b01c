// What is written by itself around a signature: to the client, and to whoever sold.
import type { Locale } from '#kernel/refusal.ts'
import { french } from '#kernel/typography.ts'

type Told = {
  readonly number: string
  readonly client: string
  readonly company: string
  readonly amount: string
  /** Who signed, refused or asks. */
  readonly name: string
  /** The reason or the question. */
  readonly said: string
  /** The address of the quote in the application. */
  readonly address: string
}
type Letter = { readonly subject: string; readonly body: string }
type Letters = Readonly<
  Record<'signedClient' | 'signed' | 'refused' | 'question', (told: Told) => Letter>
>

const fr: Letters = {
  signedClient: ({ number, company, name, amount }) => ({
    subject: `Devis ${number} signé – ${company}`,
    body: `Bonjour,\n\nLe devis ${number}, d’un montant de ${amount} TTC, a été signé par ${name}. Vous le trouverez ci-joint.\n\nNous vous remercions de votre confiance.\n\n${company}`,
  }),
  signed: ({ number, client, name, amount, address }) => ({
    subject: `${client} a signé le devis ${number}`,
    body: `Le devis ${number} (${client}, ${amount} TTC) vient d’être signé en ligne par ${name}.\n\n${address}`,
  }),
  refused: ({ number, client, said, address }) => ({
    subject: `${client} a refusé le devis ${number}`,
    body: `Le devis ${number} (${client}) vient d’être refusé en ligne.\n\n${said === '' ? 'Aucun motif n’a été donné.' : `Motif\u00a0: ${said}`}\n\n${address}`,
  }),
  question: ({ number, client, name, said, address }) => ({
    subject: `Question de ${client} sur le devis ${number}`,
    body: `${name === '' ? client : name} demande, au sujet du devis ${number} :\n\n${said}\n\nPour répondre, répondez à ce message.\n\n${address}`,
  }),
}

const en: Letters = {
  signedClient: ({ number, company, name, amount }) => ({
    subject: `Quote ${number} signed – ${company}`,
    body: `Hello,\n\nQuote ${number}, for ${amount} including VAT, was signed by ${name}. Please find it attached.\n\nThank you for your trust.\n\n${company}`,
  }),
  signed: ({ number, client, name, amount, address }) => ({
    subject: `${client} signed quote ${number}`,
    body: `Quote ${number} (${client}, ${amount} including VAT) was just signed online by ${name}.\n\n${address}`,
  }),
  refused: ({ number, client, said, address }) => ({
    subject: `${client} refused quote ${number}`,
    body: `Quote ${number} (${client}) was just refused online.\n\n${said === '' ? 'No reason was given.' : `Reason: ${said}`}\n\n${address}`,
  }),
  question: ({ number, client, name, said, address }) => ({
    subject: `Question from ${client} about quote ${number}`,
    body: `${name === '' ? client : name} asks, about quote ${number}:\n\n${said}\n\nTo answer, reply to this message.\n\n${address}`,
  }),
}

/** Braces that a client typed are no place to fill. */
const plain = (text: string): string => text.replaceAll('{{', '{ {')

export function letter(kind: keyof Letters, language: Locale, told: Told): Letter {
  const { subject, body } = (language === 'fr' ? fr : en)[kind](told)
  const dressed = language === 'fr' ? body.split('\n').map(french).join('\n') : body
  return {
    subject: plain(language === 'fr' ? french(subject) : subject)
      .replace(/\s+/g, ' ')
      .slice(0, 200),
    body: plain(dressed),
  }
}
