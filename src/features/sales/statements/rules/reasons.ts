import { reasons } from '#kernel/refusal.ts'

export const statementReasons = reasons({
  nothing_overdue: {
    fr: 'Ce client n’a rien en retard.',
    en: 'This customer has nothing overdue.',
  },
  invoice_not_late: {
    fr: 'Cette facture n’est pas en retard.',
    en: 'This invoice is not overdue.',
  },
  reminded_together: {
    fr: 'Comprise dans le rappel d’une autre facture du même client.',
    en: 'Part of the reminder of another invoice of the same customer.',
  },
  period_upside_down: {
    status: 400,
    fr: 'Le relevé commence après sa fin : vérifier les deux dates.',
    en: 'The statement starts after its end: check both dates.',
  },
  period_too_full: {
    status: 400,
    fr: 'Cette période compte plus de {most} mouvements : choisir une période plus courte.',
    en: 'This period has more than {most} movements: choose a shorter one.',
  },
})
