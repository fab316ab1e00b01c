import { reasons } from '#kernel/refusal.ts'

/** Why a document may not be issued yet, and what to do about it. */
export const incompleteReasons = reasons({
  seller_name_missing: {
    fr: 'Le nom de votre entreprise manque\u00a0: complétez sa fiche.',
    en: 'The name of your company is missing: fill it in.',
  },
  seller_address_incomplete: {
    fr: 'L’adresse de votre entreprise est incomplète\u00a0: rue, code postal et ville sont obligatoires.',
    en: 'The address of your company is incomplete: street, postal code and city are required.',
  },
  seller_siren_missing: {
    fr: 'Le SIREN de votre entreprise manque\u00a0: il est obligatoire sur ses documents.',
    en: 'The SIREN of your company is missing: its documents must carry it.',
  },
  seller_siret_mismatch: {
    fr: 'Le SIRET de votre entreprise ne commence pas par son SIREN\u00a0: corrigez l’un des deux.',
    en: 'The SIRET of your company does not start with its SIREN: mend one of them.',
  },
  seller_legal_form_missing: {
    fr: 'La forme juridique de votre entreprise manque (SARL, SAS, EI…).',
    en: 'The legal form of your company is missing (SARL, SAS, EI…).',
  },
  seller_capital_missing: {
    fr: 'Le capital social de votre entreprise manque\u00a0: une société doit l’indiquer.',
    en: 'The share capital of your company is missing: a company must state it.',
  },
  seller_registry_missing: {
    fr: 'La ville d’immatriculation de votre entreprise manque (exemple\u00a0: RCS Lyon).',
    en: 'The place of registration of your company is missing (example: RCS Lyon).',
  },
  seller_vat_number_missing: {
    fr: 'Le numéro de TVA de votre entreprise manque\u00a0: il est obligatoire sur cette facture.',
    en: 'The VAT number of your company is missing: this invoice must carry it.',
  },
  buyer_name_missing: {
    fr: 'Le nom du client manque.',
    en: 'The name of the customer is missing.',
  },
  buyer_address_incomplete: {
    fr: 'L’adresse du client est incomplète\u00a0: rue, code postal et ville sont obligatoires.',
    en: 'The address of the customer is incomplete: street, postal code and city are required.',
  },
  delivery_address_incomplete: {
    fr: 'L’adresse de livraison est incomplète\u00a0: rue, code postal et ville sont obligatoires.',
    en: 'The delivery address is incomplete: street, postal code and city are required.',
  },
  buyer_siren_missing: {
    fr: 'Le SIREN du client manque\u00a0: il est obligatoire pour une entreprise établie en France.',
    en: 'The SIREN of the customer is missing: it is required for a company established in France.',
  },
  buyer_siret_mismatch: {
    fr: 'Le SIRET du client ne commence pas par son SIREN\u00a0: corrigez l’un des deux.',
    en: 'The SIRET of the customer does not start with its SIREN: mend one of them.',
  },
  buyer_vat_number_missing: {
    fr: 'Le numéro de TVA du client manque\u00a0: l’autoliquidation et la livraison intracommunautaire l’exigent.',
    en: 'The VAT number of the customer is missing: reverse charge and intra-Community supplies need it.',
  },
  vat_not_chargeable: {
    fr: 'Votre entreprise ne facture pas de TVA\u00a0: mettez les lignes en exonération, ou changez son régime.',
    en: 'Your company charges no VAT: make the lines exempt, or change its regime.',
  },
  exemption_missing: {
    fr: 'L’article qui exonère de TVA manque (exemple\u00a0: Exonération de TVA, art. 261-4-4° du CGI).',
    en: 'The article that exempts from VAT is missing (example: Exonération de TVA, art. 261-4-4° du CGI).',
  },
  not_within_union: {
    fr: 'Une livraison intracommunautaire va dans un autre État de l’Union européenne\u00a0: vérifiez l’adresse de livraison.',
    en: 'An intra-Community supply goes to another member state: check the delivery address.',
  },
  delivery_day_missing: {
    fr: 'La date de livraison manque\u00a0: une livraison intracommunautaire l’exige.',
    en: 'The delivery date is missing: an intra-Community supply needs it.',
  },
  not_an_export: {
    fr: 'Une exportation sort de l’Union européenne\u00a0: vérifiez l’adresse de livraison.',
    en: 'An export leaves the European Union: check the delivery address.',
  },
  exchange_rate_missing: {
    fr: 'Le cours de la devise manque\u00a0: la TVA doit aussi être indiquée en euros.',
    en: 'The exchange rate is missing: VAT must also be stated in euros.',
  },
  credited_invoice_missing: {
    fr: 'La facture que cet avoir corrige manque.',
    en: 'The invoice that this credit note corrects is missing.',
  },
})
