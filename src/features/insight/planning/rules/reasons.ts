import { reasons } from '#kernel/refusal.ts'

/** As many appointments as are planned at once: somebody has to go to each. */
export const mostPlanned = 100

export const planningReasons = reasons({
  deal_without_seller: {
    fr: 'Ce dossier n’a pas de vendeur en activité à qui confier la tâche.',
    en: 'This deal has no seller at work to give the task to.',
  },
  deal_not_confirmed: {
    fr: 'Un brouillon ne se livre ni ne se pose : confirmez-le d’abord.',
    en: 'A draft is neither delivered nor fitted: confirm it first.',
  },
  planning_too_many: {
    fr: 'On planifie {most} rendez-vous au plus à la fois : restreignez la sélection.',
    en: 'No more than {most} appointments are planned at once: narrow the selection.',
  },
  task_untitled: {
    status: 400,
    fr: 'Dites ce qu’il faut faire.',
    en: 'Say what is to be done.',
  },
})
export type PlanningReason = keyof typeof planningReasons
