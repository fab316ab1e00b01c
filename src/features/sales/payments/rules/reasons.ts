import { reasons } from '#kernel/refusal.ts'

export const paymentReasons = reasons({
  amount_not_positive: {
    status: 400,
    fr: 'Le montant d’un règlement est supérieur à zéro.',
    en: 'The amount of a payment is more than zero.',
  },
  same_payment: {
    status: 409,
    fr: 'Ce règlement vient d’être enregistré : même client, même jour, même montant, même mode et même référence. Si le client a bien payé deux fois, le confirmer.',
    en: 'This payment has just been recorded: same customer, day, amount, method and reference. If the customer did pay twice, confirm it.',
  },
  before_payment: {
    status: 400,
    fr: 'Cette date est antérieure à celle du règlement.',
    en: 'This date is earlier than that of the payment.',
  },
  never_bounces: {
    status: 400,
    fr: 'Des espèces ne reviennent pas impayées : annuler le règlement s’il a été saisi par erreur.',
    en: 'Cash does not bounce: reverse the payment if it was recorded by mistake.',
  },
  beyond_owed: {
    fr: 'Le remboursement dépasse ce qui revient à ce client à cette date : {amount}.',
    en: 'The refund is more than what this customer is owed on that date: {amount}.',
  },
  beyond_source: {
    fr: 'Le remboursement dépasse ce qui reste de {label}.',
    en: 'The refund is more than what is left of {label}.',
  },
  not_to_give_back: {
    fr: 'Ceci n’est ni un règlement en compte, ni un avoir ouvert de ce client.',
    en: 'This is neither money on account nor an open credit note of this customer.',
  },
  not_all_given_back: {
    status: 400,
    fr: 'La répartition du remboursement doit en faire le montant.',
    en: 'What is given back must add up to the amount of the refund.',
  },
  not_reversible: {
    fr: 'Ce règlement est annulé, ou en annule un autre : il ne bouge plus.',
    en: 'This payment is reversed, or reverses another: it does not move any more.',
  },
  allocation_not_positive: {
    status: 400,
    fr: 'Un montant imputé est supérieur à zéro.',
    en: 'An allocated amount is more than zero.',
  },
  allocated_twice: {
    status: 400,
    fr: 'Cette facture figure deux fois dans la répartition : réunissez les deux montants.',
    en: 'This invoice appears twice in the allocation: add the two amounts together.',
  },
  other_customer: {
    fr: 'Cette facture n’est pas une facture émise de ce client.',
    en: 'This is not an issued invoice of this customer.',
  },
  not_a_credit_note: {
    fr: 'Ce n’est pas un avoir émis : il n’y a rien à imputer.',
    en: 'This is not an issued credit note: there is nothing to use.',
  },
  beyond_credit_note: {
    fr: 'La répartition dépasse ce qui reste de cet avoir.',
    en: 'The allocation is more than what is left of this credit note.',
  },
  not_settled_by: {
    fr: 'Cet avoir ne règle rien de cette facture.',
    en: 'This credit note settles nothing of this invoice.',
  },
  beyond_payment: {
    fr: 'La répartition dépasse le montant disponible du règlement.',
    en: 'The allocation is more than what is available of the payment.',
  },
})
