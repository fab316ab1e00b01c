import { reasons } from '#kernel/refusal.ts'

export const storeReasons = reasons({
  store_exists: {
    status: 409,
    fr: 'Un magasin porte déjà ce nom.',
    en: 'A store of this name already exists.',
  },
  last_store: {
    fr: 'C’est le dernier magasin en service : il doit en rester un.',
    en: 'This is the last store in use: one must remain.',
  },
})
