import { reasons } from '#kernel/refusal.ts'

/** Refusals of quotes, and of what quotes and invoices have in common. */
export const quoteReasons = reasons({
  not_a_draft: {
    fr: 'Ce document n’est plus un brouillon : il ne se modifie plus et ne se supprime plus.',
    en: 'This document is no longer a draft: it can be neither changed nor deleted.',
  },
  no_lines: {
    fr: 'Ajoutez au moins une ligne d’article.',
    en: 'Add at least one line that is sold.',
  },
  line_unnamed: {
    fr: 'Une ligne n’a pas de désignation : complétez-la.',
    en: 'A line has no description: fill it in.',
  },
  negative_total: {
    fr: 'Le total est négatif : ce que vous devez au client fait l’objet d’un avoir.',
    en: 'The total is negative: what you owe the customer is a credit note.',
  },
  line_price_negative: {
    status: 400,
    fr: 'Un prix n’est jamais négatif : pour reprendre un article, mettez une quantité négative.',
    en: 'A price is never negative: to take something back, make the quantity negative.',
  },
  line_too_large: {
    status: 400,
    fr: 'Le montant de cette ligne dépasse ce qu’un document peut porter (10 milliards).',
    en: 'The amount of this line is more than a document can hold (10 billion).',
  },
  document_too_large: {
    status: 400,
    fr: 'Le total dépasse ce qu’un document peut porter (10 milliards).',
    en: 'The total is more than a document can hold (10 billion).',
  },
  not_a_customer: {
    fr: 'Cette fiche est celle d’un fournisseur : cochez « Client » avant de lui faire un document.',
    en: 'This record is a supplier’s: tick “Customer” on it before you make a document for it.',
  },
  customer_archived: {
    fr: 'Ce client est archivé : réactivez-le avant de lui faire un document.',
    en: 'This customer is archived: bring it back before you make a document for it.',
  },
  out_of_scope: {
    fr: 'Votre rôle ne permet pas de confier ce document à cette personne ou à ce magasin.',
    en: 'Your role does not allow giving this document to that person or store.',
  },
  validity_over: {
    fr: 'La date de validité est passée : choisissez-en une à venir avant d’envoyer.',
    en: 'The quote is no longer valid on that day: choose a later one before you send it.',
  },
  day_ahead: {
    fr: 'Cette date est à venir : choisissez aujourd’hui ou un jour passé.',
    en: 'This date is yet to come: choose today or a day before.',
  },
  quote_not_sent: {
    fr: 'Seul un devis envoyé et sans réponse se signe ou se refuse.',
    en: 'Only a quote that was sent and not yet answered is signed or refused.',
  },
  signed_before_sent: {
    fr: 'Un devis ne se signe pas avant sa date.',
    en: 'A quote is not signed before its date.',
  },
  quote_expired: {
    fr: 'Ce devis n’était plus valable à cette date : prolongez-le pour le signer.',
    en: 'This quote was no longer valid on that day: extend it to sign it.',
  },
  extension_short: {
    fr: 'La prolongation doit couvrir le jour de la signature.',
    en: 'The extension must cover the day of the signature.',
  },
  discount_missing: {
    status: 400,
    fr: 'Indiquez le montant de la remise.',
    en: 'Say the amount of the discount.',
  },
  discount_beyond: {
    status: 400,
    fr: 'La remise dépasse le total des lignes.',
    en: 'The discount is more than the total of the lines.',
  },
  nothing_chosen: {
    fr: 'Rien n’est choisi : retenez au moins une ligne.',
    en: 'Nothing is chosen: take at least one line.',
  },
  unknown_option: {
    fr: 'Cette option n’est pas de ce devis : actualisez la page.',
    en: 'This option is not of this quote: refresh the page.',
  },
  quote_has_left: {
    fr: 'Ce devis a déjà été envoyé : il garde son numéro. Abandonnez la reprise, ou envoyez la nouvelle version.',
    en: 'This quote has already been sent: it keeps its number. Give the new version up, or send it.',
  },
  quote_not_reopenable: {
    fr: 'Seul un devis envoyé, expiré ou refusé se reprend.',
    en: 'Only a quote that was sent, has expired or was refused is reopened.',
  },
  quote_not_reopened: {
    fr: 'Aucune reprise n’est en cours sur ce devis.',
    en: 'No new version of this quote is being drafted.',
  },
  quote_not_cancellable: {
    fr: 'Seul un devis envoyé ou signé s’annule.',
    en: 'Only a quote that was sent or signed can be cancelled.',
  },
  quote_invoiced: {
    fr: 'Ce devis est facturé : annulez d’abord sa facture par un avoir.',
    en: 'This quote is invoiced: cancel its invoice by a credit note first.',
  },
  quote_answered: {
    fr: 'Ce devis est signé, refusé ou annulé : il reste au commercial et au magasin qui l’ont suivi.',
    en: 'This quote is signed, refused or cancelled: it stays with the seller and the store that followed it.',
  },
  quote_in_order: {
    fr: 'Une commande exécute ce devis : annulez-la d’abord.',
    en: 'An order carries out this quote: cancel it first.',
  },
  quote_not_signed: {
    fr: 'Seul un devis signé se facture.',
    en: 'Only a signed quote is invoiced.',
  },
  already_invoiced: {
    fr: 'Tout ce que porte ce devis est déjà facturé.',
    en: 'Everything on this quote is invoiced already.',
  },
})
