import { reasons } from '#kernel/refusal.ts'

export const statementReasons = reasons({
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
