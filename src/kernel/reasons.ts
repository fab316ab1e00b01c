import { reasons } from './refusal.ts'

/** The refusals that any endpoint may answer. Features add their own in their `rules.ts`. */
export const generalReasons = reasons({
  invalid_input: {
    status: 400,
    fr: 'La demande comporte une valeur incorrecte : vérifiez les champs signalés.',
    en: 'The request holds a wrong value: check the fields that are pointed out.',
  },
  invalid_json: {
    status: 400,
    fr: 'Le corps de la demande n’est pas du JSON lisible.',
    en: 'The body of the request is not readable JSON.',
  },
  required: { status: 400, fr: 'Ce champ est obligatoire.', en: 'This field is required.' },
  unknown_field: {
    status: 400,
    fr: 'Ce champ n’existe pas ici : {name}.',
    en: 'There is no such field here: {name}.',
  },
  too_long: {
    status: 400,
    fr: 'Ce texte est trop long : {max} caractères au plus.',
    en: 'This text is too long: {max} characters at most.',
  },
  too_short: {
    status: 400,
    fr: 'Ce champ est trop court : {min} au moins.',
    en: 'This field is too short: {min} at least.',
  },
  too_large: {
    status: 400,
    fr: 'Cette valeur est trop grande : {max} au plus.',
    en: 'This value is too large: {max} at most.',
  },
  too_small: {
    status: 400,
    fr: 'Cette valeur est trop petite : {min} au moins.',
    en: 'This value is too small: {min} at least.',
  },
  not_a_decimal: {
    status: 400,
    fr: 'Ce nombre n’est pas lisible, est trop grand ou a trop de décimales (exemple : 1234.50).',
    en: 'This number cannot be read, is too large or has too many decimals (example: 1234.50).',
  },
  below_zero: {
    status: 400,
    fr: 'Ce montant n’a pas de signe : donner 0 ou plus.',
    en: 'This amount has no sign: give 0 or more.',
  },
  not_a_day: {
    status: 400,
    fr: 'Cette date n’existe pas (forme attendue : 2026-03-31).',
    en: 'There is no such date (expected form: 2026-03-31).',
  },
  country_unknown: {
    status: 400,
    fr: 'Ce pays n’existe pas : donner les deux lettres de son code ISO 3166-1 (exemples : FR, BE, CH).',
    en: 'There is no such country: give the two letters of its ISO 3166-1 code (examples: FR, BE, CH).',
  },
  not_counted_in_cents: {
    status: 400,
    fr: 'Cette devise n’est pas gérée : seules le sont celles qui se comptent en centièmes.',
    en: 'This currency is not handled: only those that are counted in hundredths are.',
  },
  rate_without_category: {
    status: 400,
    fr: 'Ce taux de TVA ne va pas avec ce régime : seules les ventes taxées ont un taux.',
    en: 'This VAT rate does not go with this treatment: only taxed sales have a rate.',
  },
  not_one_of: {
    status: 400,
    fr: 'Cette valeur ne fait pas partie des choix possibles.',
    en: 'This value is not one of the possible choices.',
  },
  not_an_email: {
    status: 400,
    fr: 'Cette adresse e-mail n’est pas valable.',
    en: 'This e-mail address is not valid.',
  },
  not_an_id: {
    status: 400,
    fr: 'Cet identifiant n’a pas la bonne forme.',
    en: 'This identifier does not have the right form.',
  },
  no_control_characters: {
    status: 400,
    fr: 'Ce texte contient des caractères invisibles qui ne sont pas permis.',
    en: 'This text holds invisible characters that are not allowed.',
  },
  wrong_form: {
    status: 400,
    fr: 'Cette valeur n’a pas la forme attendue.',
    en: 'This value does not have the expected form.',
  },
  sign_in_first: {
    status: 401,
    fr: 'Connectez-vous d’abord, ou donnez une clé d’API valable.',
    en: 'Sign in first, or give a valid API key.',
  },
  choose_company: {
    status: 400,
    fr: 'Indiquez dans quelle entreprise agir (en-tête X-Company-Id).',
    en: 'Say which company to act in (header X-Company-Id).',
  },
  forbidden: {
    status: 403,
    fr: 'Votre rôle ne permet pas cette action.',
    en: 'Your role does not allow this.',
  },
  foreign_origin: {
    status: 403,
    fr: 'Cette demande vient d’un autre site : elle est refusée.',
    en: 'This request comes from another site: it is refused.',
  },
  not_found: {
    status: 404,
    fr: 'Cet élément n’existe pas, ou vous n’y avez pas accès.',
    en: 'This does not exist, or you have no access to it.',
  },
  no_such_route: {
    status: 404,
    fr: 'Cette adresse n’existe pas dans l’API.',
    en: 'There is no such address in the API.',
  },
  wrong_method: {
    status: 405,
    fr: 'Cette adresse n’accepte pas la méthode {method}.',
    en: 'This address does not take the method {method}.',
  },
  changed_meanwhile: {
    status: 409,
    fr: 'Cet élément a été modifié entre-temps par quelqu’un d’autre : comparez avant d’enregistrer.',
    en: 'Someone else has changed this meanwhile: compare before you save.',
  },
  key_reused: {
    status: 409,
    fr: 'Cette clé d’idempotence a déjà servi pour une autre demande : utilisez-en une nouvelle.',
    en: 'This idempotency key was already used for another request: use a new one.',
  },
  bad_key: {
    status: 400,
    fr: 'La clé d’idempotence doit compter de 1 à 255 caractères imprimables.',
    en: 'The idempotency key must be 1 to 255 printable characters.',
  },
  already_there: {
    status: 409,
    fr: 'Un élément qui doit être unique existe déjà avec cette valeur.',
    en: 'Something that must be unique already exists with this value.',
  },
  linked: {
    status: 409,
    fr: 'Cet élément est lié à d’autres : archivez-le plutôt que de le supprimer.',
    en: 'Other things are linked to this: archive it rather than delete it.',
  },
  too_big: {
    status: 413,
    fr: 'La demande est trop grosse : {max} ko au plus.',
    en: 'The request is too big: {max} kB at most.',
  },
  database_away: {
    status: 503,
    fr: 'La base de données ne répond pas : rien n’a été enregistré, réessayez dans un instant.',
    en: 'The database does not answer: nothing was saved, try again in a moment.',
  },
  too_slow: {
    status: 503,
    fr: 'Cette demande a pris trop de temps et a été arrêtée : restreignez-la ou réessayez.',
    en: 'This request took too long and was stopped: narrow it down or try again.',
  },
})
