import { reasons } from '#kernel/refusal.ts'

export const mailingReasons = reasons({
  role_missing: {
    fr: 'Personne n’a ce rôle.',
    en: 'Nobody has this role.',
  },
  address_missing: {
    fr: 'Adresse e-mail manquante.',
    en: 'E-mail address missing.',
  },
  recipient_gone: {
    fr: 'Ce destinataire n’a plus ce rôle, ou plus d’adresse.',
    en: 'This recipient has this role no longer, or no address any more.',
  },
  message_empty: {
    fr: 'Il manque l’objet ou le texte du message.',
    en: 'The subject or the text of the message is missing.',
  },
  comment_empty: {
    fr: 'Le commentaire est vide : écrivez-le d’abord.',
    en: 'The comment is empty: write it first.',
  },
  nobody_chosen: {
    fr: 'Choisissez au moins un rôle à qui écrire.',
    en: 'Choose at least one role to write to.',
  },
  too_many_enclosed: {
    fr: 'Plus de 200 documents pour un seul destinataire : restreignez la sélection.',
    en: 'More than 200 documents for one recipient: narrow the selection down.',
  },
})
