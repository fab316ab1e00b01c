// The usual texts of reminders, by situation.
import type { Said } from '../said.ts'

export const fr: Said = {
  waiting: {
    subject: 'Votre devis {{numéro}} – {{entreprise}}',
    body: [
      'Nous vous avons adressé notre devis {{numéro}}, d’un montant de {{montant}} TTC, et restons dans l’attente de votre réponse.',
      'Il est valable jusqu’au {{échéance}}.',
      'Vous pouvez le relire et le signer en ligne\u00a0:',
      '{{lien}}',
      'Pour toute question, il suffit de répondre à ce message.',
    ],
  },
  ending: {
    subject: 'Votre devis {{numéro}} expire le {{échéance}} – {{entreprise}}',
    body: [
      'Notre devis {{numéro}}, d’un montant de {{montant}} TTC, est valable jusqu’au {{échéance}}.',
      'Vous pouvez le relire et le signer en ligne\u00a0:',
      '{{lien}}',
      'Pour toute question, il suffit de répondre à ce message.',
    ],
  },
  ended: {
    subject: 'Votre devis {{numéro}} – {{entreprise}}',
    body: [
      'Notre devis {{numéro}}, d’un montant de {{montant}} TTC, a expiré le {{échéance}}. S’il vous intéresse toujours, répondez à ce message\u00a0: nous vous dirons comment le prolonger.',
      'Pour toute question, il suffit de répondre à ce message.',
    ],
  },
  before: {
    subject: 'Facture {{numéro}}\u00a0: échéance du {{échéance}} – {{entreprise}}',
    body: [
      'Pour votre bonne organisation, nous vous rappelons que {{reste dû}} sont à régler au plus tard le {{échéance}}\u00a0:',
      '{{détail}}',
      'Si votre règlement est déjà parti, ne tenez pas compte de ce message.',
    ],
  },
  friendly: {
    subject: 'Facture {{numéro}}\u00a0: rappel d’échéance – {{entreprise}}',
    body: [
      'Sauf erreur de notre part, il reste {{reste dû}} à régler\u00a0:',
      '{{détail}}',
      'Si votre règlement est déjà parti, ne tenez pas compte de ce message. Sinon, nous vous remercions de bien vouloir y procéder.',
    ],
  },
  firm: {
    subject: 'Facture {{numéro}}\u00a0: relance – {{entreprise}}',
    body: [
      'Malgré notre rappel, {{reste dû}} restent impayés, avec un retard de {{retard}} jours\u00a0:',
      '{{détail}}',
      'Nous vous demandons de les régler sous huit jours. Si vous rencontrez une difficulté, répondez à ce message\u00a0: nous chercherons une solution avec vous.',
    ],
  },
  notice: {
    subject: 'Facture {{numéro}}\u00a0: mise en demeure – {{entreprise}}',
    body: [
      'Nous vous mettons en demeure de régler {{reste dû}} sous huit jours à compter de la réception de la présente\u00a0:',
      '{{détail}}',
      'S’y ajoutent de plein droit {{pénalités}} de pénalités de retard à ce jour (C. com., art. L441-10).',
      'S’y ajoute une indemnité forfaitaire pour frais de recouvrement de {{indemnité}} (C. com., art. D441-5).',
      'Total à régler\u00a0: {{total à régler}}.',
      'À défaut, nous engagerons les démarches nécessaires au recouvrement.',
    ],
  },
}
