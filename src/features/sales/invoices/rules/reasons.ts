import { reasons } from '#kernel/refusal.ts'

export const invoiceReasons = reasons({
  credit_note_fixed: {
    fr: 'Un avoir reprend la facture entière : il s’émet ou se supprime, sans se modifier.',
    en: 'A credit note takes back the whole invoice: issue it or delete it, it is not edited.',
  },
  due_before_day: {
    fr: 'L’échéance précède la date de la facture : corrigez-la.',
    en: 'The due date is before the date of the invoice: mend it.',
  },
  quote_customer: {
    fr: 'Cette facture vient d’un devis signé : son client ne change pas.',
    en: 'This invoice comes from a signed quote: its client does not change.',
  },
  beyond_quote: {
    fr: 'Cette ligne dépasse ce qui reste à facturer du devis.',
    en: 'This line is more than what remains to be invoiced of the quote.',
  },
  not_issued: {
    fr: 'Cette facture n’est pas émise.',
    en: 'This invoice is not issued.',
  },
  not_an_invoice: {
    fr: 'Un avoir ne se crédite pas.',
    en: 'A credit note is not credited in turn.',
  },
  not_followed: {
    fr: 'Cette facture vient d’un historique importé : ses règlements ne sont pas suivis ici.',
    en: 'This invoice comes from an imported history: its payments are not followed here.',
  },
  already_credited: {
    fr: 'Un avoir existe déjà pour cette facture.',
    en: 'There is a credit note for this invoice already.',
  },
  beyond_outstanding: {
    fr: 'Ce montant dépasse ce qui reste dû sur la facture {number}.',
    en: 'This amount is more than what remains due on invoice {number}.',
  },
})
