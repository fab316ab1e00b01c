import { reasons } from '#kernel/refusal.ts'

export const demoReasons = reasons({
  not_a_demo: {
    fr: 'Seule une entreprise de démonstration se supprime ainsi : celle-ci contient de vraies données.',
    en: 'Only a demonstration company is deleted this way: this one holds real data.',
  },
})
