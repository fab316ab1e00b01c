import { reasons } from '#kernel/refusal.ts'

export const mailReasons = reasons({
  place_unknown: {
    status: 400,
    fr: 'Il n’y a pas ici de variable « {name} » : choisissez parmi celles qui sont proposées.',
    en: 'There is no variable “{name}” here: choose among those that are offered.',
  },
  place_not_closed: {
    status: 400,
    fr: 'Une variable est ouverte par « {{ » et n’est pas refermée par « }} ».',
    en: 'A variable is opened by “{{” and not closed by “}}”.',
  },
  mail_not_waiting: {
    status: 409,
    fr: 'Ce message n’attend pas : il est parti, en route ou annulé.',
    en: 'This message does not wait: it has left, is on its way, or was cancelled.',
  },
  mail_too_late: {
    status: 409,
    fr: 'Le lien de ce message n’ouvre plus rien : faites-en un nouveau.',
    en: 'The link of this message opens nothing any more: make a new one.',
  },
  mail_left: {
    status: 409,
    fr: 'Ce message est parti ou en route : il ne peut plus être retenu.',
    en: 'This message has left or is on its way: it cannot be held back any more.',
  },
  mail_not_configured: {
    status: 409,
    fr: 'Aucun serveur d’e-mail n’est configuré (SMTP_URL) : ce message partira quand il y en aura un.',
    en: 'No mail server is configured (SMTP_URL): this message will leave once there is one.',
  },
  no_link_in_message: {
    status: 422,
    fr: 'Ce message ne peut pas contenir de lien personnel.',
    en: 'This message cannot hold a personal link.',
  },
})
