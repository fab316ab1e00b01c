import { reasons } from '#kernel/refusal.ts'

export const exportReasons = reasons({
  export_selection: {
    status: 400,
    fr: 'Cette liste ne s’exporte que par ses filtres : rien ne s’y sélectionne.',
    en: 'This list is exported by its filters only: nothing is selected in it.',
  },
})
