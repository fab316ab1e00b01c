import { reasons } from '#kernel/refusal.ts'

export const billingReasons = reasons({
  step_empty: {
    fr: 'Indiquez le pourcentage ou le montant de cette étape.',
    en: 'Give the percentage or the amount of this step.',
  },
  balance_last: {
    fr: 'Le solde est la dernière étape du plan.',
    en: 'The balance is the last step of the plan.',
  },
  step_billed: {
    fr: 'Cette étape est déjà facturée : elle ne se modifie plus.',
    en: 'This step is invoiced already: it is not changed any more.',
  },
  step_of_whole: {
    fr: 'Un acompte ou un solde se facture pour l’ensemble : seule une situation avance ligne par ligne.',
    en: 'A deposit or a balance is invoiced of the whole: only a progress invoice goes line by line.',
  },
  retention_too_high: {
    fr: 'La retenue de garantie est d’au plus 5 % (loi n° 71-584 du 16 juillet 1971).',
    en: 'A retention is of 5% at most (French law 71-584 of 16 July 1971).',
  },
  nothing_retained: {
    fr: 'Aucune retenue de garantie n’est en attente.',
    en: 'No retention is held.',
  },
  reception_ahead: {
    fr: 'La réception des travaux ne peut pas être à venir.',
    en: 'The works cannot be received in the future.',
  },
  amendment_unsigned: {
    fr: 'Seul un devis signé, ou une commande confirmée, s’ajoute comme avenant.',
    en: 'Only a signed quote or a confirmed order is added as an amendment.',
  },
  amendment_client: {
    fr: 'Cet avenant est d’un autre client.',
    en: 'This amendment is of another customer.',
  },
  amendment_differs: {
    fr: 'Un avenant a la même remise globale que le document initial.',
    en: 'An amendment has the same discount on the whole as the first document.',
  },
  amendment_invoiced: {
    fr: 'Une partie en est déjà facturée : cet avenant ne s’ajoute plus, ni ne se retire.',
    en: 'Some of it is invoiced already: this amendment is neither added nor taken away.',
  },
  amendment_taken: {
    fr: 'C’est déjà un avenant, ou il y a déjà des avenants.',
    en: 'It is an amendment already, or has amendments of its own.',
  },
  order_of_quote: {
    fr: 'Cette commande est celle d’un devis : son plan de facturation est celui du devis.',
    en: 'This order is that of a quote: its billing plan is that of the quote.',
  },
  nothing_left: {
    fr: 'Il ne reste rien à facturer.',
    en: 'Nothing is left to invoice.',
  },
})
