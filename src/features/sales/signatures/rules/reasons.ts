import { reasons } from '#kernel/refusal.ts'

export const signatureReasons = reasons({
  not_agreed: {
    status: 422,
    fr: 'Cochez la case pour accepter le devis.',
    en: 'Tick the box to accept the quote.',
  },
  not_drawn: {
    status: 422,
    fr: 'Dessinez votre signature, ou choisissez de la taper.',
    en: 'Draw your signature, or choose to type it.',
  },
  not_as_shown: {
    status: 409,
    fr: 'Ce devis a changé depuis que vous l’avez ouvert : relisez-le avant de signer.',
    en: 'This quote has changed since you opened it: read it again before you sign.',
  },
  too_many_questions: {
    status: 429,
    fr: 'Plusieurs questions viennent d’être envoyées : réessayez dans une heure, ou appelez-nous.',
    en: 'Several questions were just sent: try again in an hour, or call us.',
  },
  too_fast: {
    status: 429,
    fr: 'Trop de demandes en peu de temps : réessayez dans une minute.',
    en: 'Too many requests in a short time: try again in a minute.',
  },
  nothing_to_link: {
    status: 409,
    fr: 'Ce devis n’a pas de page publique : il n’est pas envoyé, ou il est annulé.',
    en: 'This quote has no public page: it has not been sent, or it was cancelled.',
  },
  no_address: {
    fr: 'Ce client n’a pas d’adresse e-mail.',
    en: 'This customer has no e-mail address.',
  },
})
