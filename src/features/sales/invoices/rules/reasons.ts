import { reasons } from '#kernel/refusal.ts'

export const invoiceReasons = reasons({
  invoice_stays: {
    fr: 'Ce qui est émis ne change jamais : ni de commercial, ni de magasin.',
    en: 'What is issued never changes: neither its salesperson nor its store.',
  },
  credit_note_fixed: {
    fr: 'Les lignes d’un avoir suivent celles de sa facture : pour les changer, supprimez-le et refaites-le.',
    en: 'The lines of a credit note follow those of its invoice: to change them, delete it and make it again.',
  },
  deposit_fixed: {
    fr: 'Un acompte suit ce qui est convenu : pour en changer le montant, supprimez ce brouillon et refaites-le.',
    en: 'A deposit follows what was agreed: to change its amount, delete this draft and make it again.',
  },
  final_fixed: {
    fr: 'Une facture de solde reprend tout ce qui est convenu : elle s’émet ou se supprime, sans se modifier.',
    en: 'A final invoice takes up all that was agreed: issue it or delete it, it is not edited.',
  },
  situation_fixed: {
    fr: 'Une situation suit l’avancement du chantier : pour en changer, supprimez ce brouillon et refaites-la.',
    en: 'A situation follows the progress of the work: to change it, delete this draft and make it again.',
  },
  situation_empty: {
    fr: 'Rien de nouveau n’est fait : indiquez un avancement plus grand que celui déjà facturé.',
    en: 'Nothing more is done: give a progress beyond what is invoiced already.',
  },
  progress_back: {
    fr: 'L’avancement ne recule pas : pour reprendre ce qui est facturé, faites un avoir.',
    en: 'Progress does not go back: to take back what is invoiced, make a credit note.',
  },
  deal_balanced: {
    fr: 'Le solde est déjà facturé.',
    en: 'The balance is invoiced already.',
  },
  quote_added: {
    fr: 'C’est un avenant : il se facture avec le devis qu’il complète.',
    en: 'This is an amendment: it is invoiced with the quote that it adds to.',
  },
  quote_amends: {
    fr: 'C’est un avenant de {number} : il se facture avec.',
    en: 'This is an amendment of {number}: it is invoiced with that one.',
  },
  deposit_not_positive: {
    fr: 'Un acompte est d’au moins un centime.',
    en: 'A deposit is of one cent at least.',
  },
  deposit_too_large: {
    fr: 'Cet acompte dépasse ce qui reste à facturer : {left}.',
    en: 'This deposit is more than what remains to be invoiced: {left}.',
  },
  deal_drafted: {
    fr: 'Une facture est déjà en brouillon : émettez-la ou supprimez-la d’abord.',
    en: 'An invoice is still a draft: issue it or delete it first.',
  },
  deal_changed: {
    fr: 'D’autres factures de cette affaire ont été émises ou créditées depuis ce brouillon : recalculez-le et relisez-le avant de l’émettre.',
    en: 'Other invoices of this deal were issued or credited since this draft: compute it again and read it before issuing it.',
  },
  deal_ended: {
    fr: 'Ce brouillon termine l’affaire, et ce qu’il reste à facturer n’est plus ce qu’il dit : recalculez-le et relisez-le avant de l’émettre.',
    en: 'This draft ends the deal, and what is left to invoice is no longer what it says: compute it again and read it before issuing it.',
  },
  deal_exceeded: {
    fr: 'Il ne reste que {left} à facturer : faites la facture de solde, qui déduit les acomptes et ce qui est déjà facturé.',
    en: 'Only {left} remains to be invoiced: make the final invoice, which deducts deposits and what is invoiced already.',
  },
  beyond_signed: {
    fr: 'Cette facture va au-delà du devis signé ({line}) : dites pourquoi pour l’émettre.',
    en: 'This invoice goes beyond the signed quote ({line}): say why to issue it.',
  },
  reason_missing: {
    fr: 'Dites pourquoi vous facturez au-delà du devis signé.',
    en: 'Say why you invoice more than was signed.',
  },
  credit_drafted: {
    fr: 'Un avoir de cette facture est en brouillon : émettez-le ou supprimez-le d’abord.',
    en: 'A credit note of this invoice is still a draft: issue it or delete it first.',
  },
  credit_empty: {
    fr: 'Indiquez ce que l’avoir reprend.',
    en: 'Say what the credit note takes back.',
  },
  credit_mixed: {
    fr: 'Un avoir reprend des quantités ou des montants, pas les deux à la fois.',
    en: 'A credit note takes back quantities or amounts, not both at once.',
  },
  beyond_invoice: {
    fr: 'Cet avoir dépasse ce qui reste à créditer de la facture : {left}.',
    en: 'This credit note is more than what remains to be credited of the invoice: {left}.',
  },
  beyond_line: {
    fr: 'Cette ligne dépasse ce qui reste à créditer d’elle.',
    en: 'This line is more than what remains to be credited of it.',
  },
  deposit_deducted: {
    fr: 'Cet acompte est déduit d’une facture de solde ({number}) : créditez-la d’abord.',
    en: 'This deposit is deducted by a final invoice ({number}): credit that one first.',
  },
  due_before_day: {
    fr: 'L’échéance précède la date de la facture : corrigez-la.',
    en: 'The due date is before the date of the invoice: mend it.',
  },
  quote_customer: {
    fr: 'Cette facture vient d’un devis signé : son client ne change pas.',
    en: 'This invoice comes from a signed quote: its customer does not change.',
  },
  order_customer: {
    fr: 'Cette facture vient d’une commande : son client ne change pas.',
    en: 'This invoice comes from an order: its customer does not change.',
  },
  deal_grouped: {
    fr: 'Une facture groupée porte déjà une partie de ce devis : facturez ce qui reste par quantités.',
    en: 'An invoice of several orders already holds a part of this quote: invoice the rest by quantities.',
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
    fr: 'Tout ce que porte cette facture est déjà crédité.',
    en: 'Everything on this invoice is credited already.',
  },
  beyond_outstanding: {
    fr: 'Ce montant dépasse ce qui reste dû sur la facture {number}.',
    en: 'This amount is more than what remains due on invoice {number}.',
  },
})
