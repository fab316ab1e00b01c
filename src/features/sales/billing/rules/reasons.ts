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
  retention_too_high: {
    fr: 'La retenue de garantie est d’au plus 5 % (loi n° 71-584 du 16 juillet 1971).',
    en: 'A retention is of 5% at most (French law 71-584 of 16 July 1971).',
  },
  nothing_retained: {
    fr: 'Aucune retenue de garantie n’est en attente sur ce devis.',
    en: 'No retention is held on this quote.',
  },
  reception_ahead: {
    fr: 'La réception des travaux ne peut pas être à venir.',
    en: 'The works cannot be received in the future.',
  },
  amendment_unsigned: {
    fr: 'Seul un devis signé s’ajoute à un marché.',
    en: 'Only a signed quote is added to a deal.',
  },
  amendment_client: {
    fr: 'Cet avenant est d’un autre client.',
    en: 'This amendment is of another client.',
  },
  amendment_differs: {
    fr: 'Un avenant a la même remise globale que le devis initial.',
    en: 'An amendment has the same discount on the whole as the first quote.',
  },
  amendment_invoiced: {
    fr: 'Ce devis est déjà facturé : il ne s’ajoute plus à un autre, ni ne s’en retire.',
    en: 'This quote is invoiced already: it is neither added to another one nor taken away.',
  },
  amendment_taken: {
    fr: 'Ce devis est déjà un avenant, ou a ses propres avenants.',
    en: 'This quote is an amendment already, or has amendments of its own.',
  },
  nothing_left: {
    fr: 'Il ne reste rien à facturer de ce devis.',
    en: 'Nothing of this quote is left to invoice.',
  },
})
