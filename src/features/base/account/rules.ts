import { reasons } from '#kernel/refusal.ts'

/** The refusals of signing in and of one's own account. */
export const accountReasons = reasons({
  wrong_credentials: {
    status: 401,
    fr: 'Adresse e-mail ou mot de passe incorrect.',
    en: 'Wrong e-mail address or password.',
  },
  wrong_password: {
    fr: 'Ce mot de passe n’est pas le vôtre.',
    en: 'This is not your password.',
  },
  account_disabled: {
    status: 403,
    fr: 'Ce compte est désactivé. Adressez-vous à la personne qui gère Comptoir chez vous.',
    en: 'This account is disabled. Ask whoever manages Comptoir where you work.',
  },
  too_many_attempts: {
    status: 429,
    fr: 'Trop d’essais. Réessayez dans {minutes} min.',
    en: 'Too many attempts. Try again in {minutes} min.',
  },
  password_short: {
    fr: 'Choisissez un mot de passe d’au moins {min} caractères.',
    en: 'Choose a password of at least {min} characters.',
  },
  password_long: {
    fr: 'Ce mot de passe est trop long : {max} caractères au plus.',
    en: 'This password is too long: {max} characters at most.',
  },
  password_common: {
    fr: 'Ce mot de passe est l’un des premiers que l’on essaierait. Choisissez-en un autre.',
    en: 'This password is one of the first that anyone would try. Choose another.',
  },
  password_yours: {
    fr: 'Votre nom ou votre adresse ne peut pas servir de mot de passe.',
    en: 'Your name or address cannot be your password.',
  },
  link_expired: {
    fr: 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
    en: 'This link was already used or has expired. Ask for a new one.',
  },
  wrong_code: {
    fr: 'Ce code n’est pas le bon, ou a déjà servi.',
    en: 'This code is wrong, or was already used.',
  },
  second_factor_expired: {
    fr: 'Cette connexion a expiré. Recommencez avec votre mot de passe.',
    en: 'This sign-in has expired. Start again with your password.',
  },
  second_factor_locked: {
    status: 429,
    fr: 'Trop de codes incorrects : le second facteur est bloqué pendant 15 min.',
    en: 'Too many wrong codes: the second factor is locked for 15 min.',
  },
  second_factor_state: {
    status: 409,
    fr: 'Le second facteur n’est pas dans l’état attendu. Rechargez la page.',
    en: 'The second factor is not in the expected state. Reload the page.',
  },
  email_unchanged: {
    fr: 'C’est déjà votre adresse.',
    en: 'This is your address already.',
  },
  email_taken: {
    status: 409,
    fr: 'Cette adresse est déjà celle d’un autre compte.',
    en: 'This address is that of another account already.',
  },
  email_needs_mail: {
    status: 409,
    fr: 'Aucun e-mail ne part d’ici (SMTP_URL) : cette adresse ne peut pas être vérifiée. Qui gère l’installation peut la changer ({command}).',
    en: 'No e-mail leaves from here (SMTP_URL): this address cannot be verified. Whoever runs the installation can change it ({command}).',
  },
  people_only: {
    status: 403,
    fr: 'Une clé d’API n’a pas de compte : connectez-vous en personne.',
    en: 'An API key has no account: sign in yourself.',
  },
})
