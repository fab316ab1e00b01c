// Why a file cannot be imported (a refusal), why one line of it ends in no document, and what was
// accepted with a remark.
import { reasons, type Sentence } from '#kernel/refusal.ts'

/** Refusals of a whole file: nothing of it is imported. */
export const importReasons = reasons({
  import_empty: {
    status: 400,
    fr: 'Ce fichier est vide.',
    en: 'This file is empty.',
  },
  import_no_lines: {
    status: 400,
    fr: 'Ce fichier ne contient que ses titres de colonnes\u00a0: il n’y a aucune ligne à importer.',
    en: 'This file holds its column titles only: there is no line to import.',
  },
  import_not_text: {
    status: 400,
    fr: 'Ce fichier n’est pas un texte CSV\u00a0: il contient des données binaires.',
    en: 'This file is not CSV text: it holds binary data.',
  },
  import_spreadsheet: {
    status: 400,
    fr: 'Ce fichier est un classeur d’un autre format que .xlsx, ou une archive ZIP\u00a0: enregistrez la feuille en .xlsx ou en CSV, puis importez-la.',
    en: 'This file is a workbook of another format than .xlsx, or a ZIP archive: save its sheet as .xlsx or CSV, then import that.',
  },
  import_damaged: {
    status: 400,
    fr: 'Ce fichier compressé (.gz) est abîmé ou incomplet.',
    en: 'This compressed file (.gz) is damaged or incomplete.',
  },
  import_too_large: {
    status: 413,
    fr: 'Ce fichier dépasse {max} Mo une fois décompressé\u00a0: découpez-le, ou importez-le en ligne de commande.',
    en: 'This file is larger than {max} MB once decompressed: cut it up, or import it from the command line.',
  },
  import_record_too_long: {
    status: 400,
    fr: 'La ligne {line} ne se termine pas\u00a0: il y manque sans doute un guillemet fermant, ou ce n’est pas un CSV.',
    en: 'Line {line} does not end: a closing quote is probably missing, or this is no CSV.',
  },
  import_columns_missing: {
    status: 400,
    fr: 'Il manque des colonnes\u00a0: {missing}. Colonnes du fichier\u00a0: {headers}. Associez-les (sur l’écran, ou par --map {example}).',
    en: 'Columns are missing: {missing}. Columns of the file: {headers}. Say which is which (on the screen, or by --map {example}).',
  },
  import_columns_unknown: {
    status: 400,
    fr: 'Le fichier n’a pas de colonne «\u00a0{header}\u00a0». Ses colonnes\u00a0: {headers}.',
    en: 'The file has no column “{header}”. Its columns: {headers}.',
  },
  import_map_unreadable: {
    status: 400,
    fr: 'Cette association de colonnes n’est pas lisible. Exemple\u00a0: number=InvoiceNo,date=InvoiceDate (champs\u00a0: {fields}).',
    en: 'This mapping of columns cannot be read. Example: number=InvoiceNo,date=InvoiceDate (fields: {fields}).',
  },
  import_sum_too_large: {
    status: 400,
    fr: 'La somme des montants de ce fichier est trop grande pour être tenue exactement.',
    en: 'The sum of the amounts of this file is too large to be held exactly.',
  },
})

/** What keeps an import from being undone, as the database tells it (`import_obstacle`). */
export const undoObstacles = [
  'import_undone',
  'import_too_old',
  'import_settled',
  'import_customers_used',
  'import_items_used',
  'import_used',
] as const
export type UndoObstacle = (typeof undoObstacles)[number]

export const undoReasons = reasons({
  import_undone: {
    status: 409,
    fr: 'Cet import est déjà défait.',
    en: 'This import is already undone.',
  },
  import_too_old: {
    status: 409,
    fr: 'Un import se défait dans les 24 heures : celui-ci est plus ancien.',
    en: 'An import is undone within 24 hours: this one is older.',
  },
  import_settled: {
    status: 409,
    fr: 'Un règlement ou un avoir porte sur une facture de cet import : il ne se défait plus.',
    en: 'A payment or a credit note is about an invoice of this import: it can no longer be undone.',
  },
  import_customers_used: {
    status: 409,
    fr: 'Des clients de cet import ont servi depuis (fiche complétée, devis, facture, règlement) : il ne se défait plus.',
    en: 'Customers of this import were used since (record completed, quote, invoice, payment): it can no longer be undone.',
  },
  import_items_used: {
    status: 409,
    fr: 'Des articles de cet import ont servi depuis (fiche modifiée, devis, facture) : il ne se défait plus.',
    en: 'Items of this import were used since (record changed, quote, invoice): it can no longer be undone.',
  },
  import_used: {
    status: 409,
    fr: 'Quelque chose s’appuie sur cet import : il ne se défait plus.',
    en: 'Something leans on this import: it can no longer be undone.',
  },
})

/** Why a line ends in the report of refused lines: no document can carry it. */
export const lineReasons = {
  empty_line: {
    fr: 'Ligne sans aucune valeur.',
    en: 'A line without any value.',
  },
  open_quote: {
    fr: 'Le fichier se termine au milieu de cette ligne\u00a0: un guillemet n’est pas fermé.',
    en: 'The file ends in the middle of this line: a quote is not closed.',
  },
  too_many_cells: {
    fr: 'Plus de valeurs que de colonnes\u00a0: un texte contient sans doute le séparateur sans guillemets.',
    en: 'More values than columns: a text probably holds the separator without quotes.',
  },
  no_number: {
    fr: 'Pas de numéro de facture.',
    en: 'No invoice number.',
  },
  too_long: {
    fr: 'Un texte est trop long (numéro\u00a0: 40 caractères, client\u00a0: 200, référence\u00a0: 60, désignation\u00a0: 4\u202f000).',
    en: 'A text is too long (number: 40 characters, customer: 200, reference: 60, description: 4,000).',
  },
  unreadable_day: {
    fr: 'Date illisible ou inexistante.',
    en: 'A date that cannot be read, or does not exist.',
  },
  in_the_future: {
    fr: 'Date à venir\u00a0: un document déjà émis ne peut pas la porter.',
    en: 'A date to come: no document already issued can bear it.',
  },
  unreadable_quantity: {
    fr: 'Quantité illisible.',
    en: 'A quantity that cannot be read.',
  },
  unreadable_price: {
    fr: 'Prix unitaire illisible.',
    en: 'A unit price that cannot be read.',
  },
  unreadable_vat: {
    fr: 'Taux de TVA illisible, ou hors de 0 à 100\u00a0%.',
    en: 'A VAT rate that cannot be read, or is not from 0 to 100%.',
  },
  too_precise: {
    fr: 'Trop de décimales\u00a0: un prix en porte 6 au plus, une quantité 4, un taux 2.',
    en: 'Too many decimals: a price has 6 at most, a quantity 4, a rate 2.',
  },
  too_large: {
    fr: 'Montant trop grand pour un document (10 milliards au plus).',
    en: 'An amount too large for a document (10 billion at most).',
  },
  negative_price: {
    fr: 'Prix unitaire négatif\u00a0: c’est une écriture comptable (créance irrécouvrable, régularisation), qu’aucune facture ne peut porter (EN 16931, BR-27).',
    en: 'A negative unit price: an accounting entry (bad debt, adjustment) that no invoice can carry (EN 16931, BR-27).',
  },
  accounting_entry: {
    fr: 'Écriture comptable (créance irrécouvrable)\u00a0: rien n’y est vendu ni rendu.',
    en: 'An accounting entry (bad debt): nothing is sold or taken back in it.',
  },
  other_currency: {
    fr: 'Devise autre que celle de l’entreprise.',
    en: 'A currency other than the company’s.',
  },
  other_customer: {
    fr: 'Ce document est à un autre client sur ses lignes précédentes\u00a0: il n’en a qu’un.',
    en: 'This document belongs to another customer on its lines before: it has only one.',
  },
  other_month: {
    fr: 'Ce document est daté d’un autre mois sur ses lignes précédentes\u00a0: il n’a qu’une date.',
    en: 'This document is dated in another month on its lines before: it has only one date.',
  },
  differs: {
    fr: 'Un document de ce numéro a déjà été importé avec un autre contenu\u00a0: il est émis et ne change plus.',
    en: 'A document of this number was already imported with another content: it is issued and no longer changes.',
  },
} as const satisfies Record<string, Sentence>
export type LineReason = keyof typeof lineReasons

/** What was accepted, and that the person should know. */
export const noticeSentences = {
  other_day: {
    fr: 'Lignes d’un autre jour que leur document, dans le même mois\u00a0: elles prennent sa date.',
    en: 'Lines of another day than their document’s, in the same month: they take its date.',
  },
  number_twins: {
    fr: 'Numéros qui ne diffèrent que par la casse\u00a0: chacun reste un document.',
    en: 'Numbers that differ by their case only: each remains a document.',
  },
  reference_twins: {
    fr: 'Références qui ne diffèrent que par la casse\u00a0: chacune reste un article.',
    en: 'References that differ by their case only: each remains an item.',
  },
  nameless_lines: {
    fr: 'Lignes sans désignation\u00a0: elles prennent le nom de l’article.',
    en: 'Lines without a description: they take the name of the item.',
  },
  nameless_items: {
    fr: 'Articles jamais vendus ni nommés (corrections de stock)\u00a0: leur référence leur sert de nom.',
    en: 'Items never sold nor named (stock corrections): their reference serves as their name.',
  },
  unknown_country: {
    fr: 'Clients dont le pays n’est pas reconnu\u00a0: ils prennent celui de l’entreprise, et leur fiche le dit.',
    en: 'Customers whose country is not known: they take the company’s, and their record says so.',
  },
  several_countries: {
    fr: 'Clients de plusieurs pays\u00a0: le plus fréquent est retenu.',
    en: 'Customers of several countries: the most frequent is kept.',
  },
  free_lines: {
    fr: 'Lignes à prix nul (cadeaux, échantillons, corrections de stock)\u00a0: importées comme les autres.',
    en: 'Lines at price zero (gifts, samples, stock corrections): imported like the others.',
  },
  returns_within: {
    fr: 'Lignes de retour dans une facture (quantité négative, prix positif)\u00a0: importées telles quelles.',
    en: 'Returns within an invoice (negative quantity, positive price): imported as they are.',
  },
  sign_decides: {
    fr: 'Documents dont le total contredit le numéro\u00a0: le signe décide entre facture et avoir.',
    en: 'Documents whose total contradicts their number: the sign decides between invoice and credit note.',
  },
} as const satisfies Record<string, Sentence>
export type Notice = keyof typeof noticeSentences
