// A word to a client who has not answered: by how long they still have.
import type { Locale } from '#kernel/refusal.ts'
import type { QuoteState } from '#features/sales/quotes/rules/life.ts'
import type { Validity } from '#features/sales/quotes/rules/validity.ts'

/** Why the client of a quote is not reminded of it, or null: nothing is expected of them. */
export const whyNotRemind = ({
  state,
}: {
  readonly state: QuoteState
}): 'quote_not_waiting' | null => (state === 'sent' ? null : 'quote_not_waiting')

type Text = { readonly subject: string; readonly body: string }

/** The message, with the places of the template of a quote, to be filled as any other. */
export function quoteReminder(validity: Validity, language: Locale): Text {
  const words = language === 'fr' ? fr : en
  const said = validity === 'expired' ? 'expired' : validity === 'pending' ? 'pending' : 'valid'
  // What has expired is not signed as it is: one asks first.
  const read = said === 'expired' ? [] : [words.read, words.link]
  const body = [words.hello, words[said], ...read, words.answer, words.bye].join('\n\n')
  return { subject: words.subject, body }
}

const fr = {
  subject: 'Votre devis {{numéro}} – {{entreprise}}',
  hello: 'Bonjour,',
  valid:
    'Nous vous avons adressé notre devis {{numéro}}, d’un montant de {{montant}} TTC. Il est valable jusqu’au {{échéance}}.',
  pending:
    'Nous vous avons adressé notre devis {{numéro}}, d’un montant de {{montant}} TTC, et restons dans l’attente de votre réponse.',
  expired:
    'Notre devis {{numéro}}, d’un montant de {{montant}} TTC, a expiré le {{échéance}}. S’il vous intéresse toujours, répondez à ce message : nous vous dirons comment le prolonger.',
  read: 'Vous pouvez le relire et le signer en ligne :',
  link: '{{lien}}',
  answer: 'Pour toute question, il suffit de répondre à ce message.',
  bye: 'Cordialement,\n{{expéditeur}}\n{{entreprise}}',
}

const en: typeof fr = {
  subject: 'Your quote {{number}} – {{company}}',
  hello: 'Hello,',
  valid:
    'We sent you our quote {{number}}, for {{amount}} including VAT. It is valid until {{due date}}.',
  pending:
    'We sent you our quote {{number}}, for {{amount}} including VAT, and look forward to your answer.',
  expired:
    'Our quote {{number}}, for {{amount}} including VAT, expired on {{due date}}. If you are still interested, answer this message: we will tell you how to extend it.',
  read: 'You can read it again and sign it online:',
  link: '{{link}}',
  answer: 'For any question, just answer this message.',
  bye: 'Best regards,\n{{sender}}\n{{company}}',
}
