// The texts that a company starts with.
import type { Locale } from '#kernel/refusal.ts'
import { french } from '#kernel/typography.ts'
import type { TemplateKind } from './template.ts'

export type Template = { readonly subject: string; readonly body: string }

const fr: Record<TemplateKind, Template> = {
  quote: {
    subject: 'Devis {{numéro}} – {{entreprise}}',
    body: `Bonjour,

Veuillez trouver ci-joint notre devis {{numéro}}, d’un montant de {{montant}} TTC.
Il est valable jusqu’au {{échéance}}.

Vous pouvez le lire et le signer en ligne :

{{lien}}

Nous restons à votre disposition pour toute question.

Cordialement,
{{expéditeur}}
{{entreprise}}`,
  },
  order: {
    subject: 'Commande {{numéro}} – {{entreprise}}',
    body: `Bonjour,

Nous confirmons votre commande {{numéro}}, d’un montant de {{montant}} TTC. Vous en trouverez le détail ci-joint.
La livraison est souhaitée pour le {{échéance}}.

Nous vous remercions de votre confiance.

Cordialement,
{{expéditeur}}
{{entreprise}}`,
  },
  delivery: {
    subject: 'Bon de livraison {{numéro}} – {{entreprise}}',
    body: `Bonjour,

Veuillez trouver ci-joint le bon de livraison {{numéro}}.
La livraison est prévue le {{échéance}}.

Nous restons à votre disposition pour toute question.

Cordialement,
{{expéditeur}}
{{entreprise}}`,
  },
  invoice: {
    subject: 'Facture {{numéro}} – {{entreprise}}',
    body: `Bonjour,

Veuillez trouver ci-joint notre facture {{numéro}}, d’un montant de {{montant}} TTC.
Elle est à régler au plus tard le {{échéance}}.

Nous vous remercions de votre confiance.

Cordialement,
{{expéditeur}}
{{entreprise}}`,
  },
  credit_note: {
    subject: 'Avoir {{numéro}} – {{entreprise}}',
    body: `Bonjour,

Veuillez trouver ci-joint notre avoir {{numéro}}, d’un montant de {{montant}} TTC.

Cordialement,
{{expéditeur}}
{{entreprise}}`,
  },
  reminder: {
    subject: 'Facture {{numéro}} : rappel d’échéance – {{entreprise}}',
    body: `Bonjour,

Sauf erreur de notre part, il reste {{reste dû}} à régler sur notre facture {{numéro}}, échue le {{échéance}}.

Si votre règlement est déjà parti, ne tenez pas compte de ce message. Sinon, nous vous remercions de bien vouloir y procéder.

Cordialement,
{{expéditeur}}
{{entreprise}}`,
  },
  statement: {
    subject: 'Relevé de compte au {{date}} – {{entreprise}}',
    body: `Bonjour,

Veuillez trouver ci-joint votre relevé de compte au {{date}}.
Le solde s’élève à {{reste dû}}.

Cordialement,
{{expéditeur}}
{{entreprise}}`,
  },
  group: {
    subject: 'Vos documents – {{entreprise}}',
    body: `Bonjour,

Veuillez trouver ci-joint :
{{documents}}

Nous restons à votre disposition pour toute question.

Cordialement,
{{expéditeur}}
{{entreprise}}`,
  },
  letter: {
    subject: 'Message de {{entreprise}}',
    body: `Bonjour,

Cordialement,
{{expéditeur}}
{{entreprise}}`,
  },
  purchase_order: {
    subject: 'Commande {{numéro}} – {{entreprise}}',
    body: `Bonjour,

Veuillez trouver ci-joint notre commande {{numéro}}, d’un montant de {{montant}} HT.
Nous souhaitons être livrés le {{échéance}}.

Merci de nous confirmer sa réception et la date de livraison.

Cordialement,
{{expéditeur}}
{{entreprise}}`,
  },
}

const en: Record<TemplateKind, Template> = {
  quote: {
    subject: 'Quote {{number}} – {{company}}',
    body: `Hello,

Please find attached our quote {{number}}, for {{amount}} including VAT.
It is valid until {{due date}}.

You can read and sign it online:

{{link}}

We are happy to answer any question.

Best regards,
{{sender}}
{{company}}`,
  },
  order: {
    subject: 'Order {{number}} – {{company}}',
    body: `Hello,

We confirm your order {{number}}, for {{amount}} including VAT: please find its detail attached.
Delivery is wished for {{due date}}.

Thank you for your trust.

Best regards,
{{sender}}
{{company}}`,
  },
  delivery: {
    subject: 'Delivery note {{number}} – {{company}}',
    body: `Hello,

Please find attached the delivery note {{number}}.
Delivery is planned for {{due date}}.

We are happy to answer any question.

Best regards,
{{sender}}
{{company}}`,
  },
  invoice: {
    subject: 'Invoice {{number}} – {{company}}',
    body: `Hello,

Please find attached our invoice {{number}}, for {{amount}} including VAT.
It is due on {{due date}}.

Thank you for your trust.

Best regards,
{{sender}}
{{company}}`,
  },
  credit_note: {
    subject: 'Credit note {{number}} – {{company}}',
    body: `Hello,

Please find attached our credit note {{number}}, for {{amount}} including VAT.

Best regards,
{{sender}}
{{company}}`,
  },
  reminder: {
    subject: 'Invoice {{number}}: payment reminder – {{company}}',
    body: `Hello,

Unless we are mistaken, {{remaining}} remains to be paid of our invoice {{number}}, due on {{due date}}.

If your payment is on its way, please ignore this message. Otherwise, thank you for seeing to it.

Best regards,
{{sender}}
{{company}}`,
  },
  statement: {
    subject: 'Statement of account on {{date}} – {{company}}',
    body: `Hello,

Please find attached your statement of account on {{date}}.
The balance is {{remaining}}.

Best regards,
{{sender}}
{{company}}`,
  },
  group: {
    subject: 'Your documents – {{company}}',
    body: `Hello,

Please find attached:
{{documents}}

We are happy to answer any question.

Best regards,
{{sender}}
{{company}}`,
  },
  letter: {
    subject: 'Message from {{company}}',
    body: `Hello,

Best regards,
{{sender}}
{{company}}`,
  },
  purchase_order: {
    subject: 'Order {{number}} – {{company}}',
    body: `Hello,

Please find attached our order {{number}}, for {{amount}} excluding VAT.
We wish to be delivered on {{due date}}.

Please confirm that you received it, and the day of delivery.

Best regards,
{{sender}}
{{company}}`,
  },
}

const dressed = ({ subject, body }: Template): Template => ({
  subject: french(subject),
  body: body.split('\n').map(french).join('\n'),
})

/** The text of a kind of message in a language, until the company writes its own. */
export const usualTemplate = (kind: TemplateKind, language: Locale): Template =>
  language === 'fr' ? dressed(fr[kind]) : en[kind]
