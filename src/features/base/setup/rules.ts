import { reasons } from '#kernel/refusal.ts'

export const setupReasons = reasons({
  wrong_setup_token: {
    status: 403,
    fr: 'Ce jeton n’est pas le bon. Ouvrez l’adresse que le serveur a écrite à son démarrage.',
    en: 'This token is wrong. Open the address that the server wrote when it started.',
  },
})
