import { reasons } from '#kernel/refusal.ts'

export const paymentReasons = reasons({
  amount_not_positive: {
    status: 400,
    fr: 'Le montant d’un règlement est supérieur à zéro.',
    en: 'The amount of a payment is more than zero.',
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
    en: 'This is not an issued invoice of this client.',
  },
  beyond_payment: {
    fr: 'La répartition dépasse le montant disponible du règlement.',
    en: 'The allocation is more than what is available of the payment.',
  },
})
