import type { fr } from './fr.ts'

const many = (n: number, one: string, more: string) => (n === 1 ? one : more)

export const en: typeof fr = {
  title: 'Imports',
  counted: (n, w) => `${w} ${many(n, 'import', 'imports')}`,
  documentsMade: (n, w) => `${w} ${many(n, 'document made', 'documents made')}`,
  none: 'No import yet',
  noneText: 'A sales history brings past customers, items, invoices and credit notes, all at once.',
  noneReadOnly: 'Your role may read imports, and not make any.',

  drop: {
    label: 'Sales history',
    hint: 'CSV, .gz or .xlsx workbook, one line per item sold. Separator, encoding, columns, dates and decimals are found. Nothing is saved before you agree.',
  },

  columns: {
    file: 'File',
    created: 'Imported on',
    person: 'By',
    documents: 'Documents made',
    lines: 'Lines',
    refused: 'Refused',
    amount: 'Net amount',
    period: 'Period',
    commandLine: 'Command line',
  },

  wizard: {
    reading: 'Reading the file',
    readingText: 'Every line is read and checked; nothing is saved.',
    title: 'Check before importing',
    other: 'Choose another file',
    import: (n, w) => `Import ${w} ${many(n, 'document', 'documents')}`,
    nothing: 'Nothing to import',
    nothingNew: 'Everything in this file is already imported.',
    allRefused: 'No line of this file can go into a document.',
    readAgain: 'Read again with these choices',
    changed: 'Your choices have changed: read the file again before importing.',
    failed: 'This file cannot be imported',
    otherText: 'Nothing was saved.',
    mapTitle: 'Which column holds what?',
    mapText:
      'These columns were not recognised by their titles. Point them out: the choice will also serve the next file of this form.',
    saving: 'Saving',
    savingText: (lines) =>
      `${lines} lines, all at once: everything goes in, or nothing. Keep this page open.`,
    since: (seconds) => `${seconds} s`,
    done: 'Import done',
    unchanged: 'Nothing new: nothing was saved.',
    rememberedTitle: 'Columns as in the last import of this form',
    forget: 'Use those found instead',
  },

  tiles: {
    documents: 'Documents',
    documentsNote: (invoices, creditNotes, written) =>
      `${written(invoices)} ${many(invoices, 'invoice', 'invoices')} · ${written(creditNotes)} ${many(creditNotes, 'credit note', 'credit notes')}`,
    amount: 'Net amount',
    records: 'New records',
    recordsNote: (customers, items, written) =>
      `${written(customers)} ${many(customers, 'customer', 'customers')} · ${written(items)} ${many(items, 'item', 'items')}`,
    linesNote: (accepted, lines, written) =>
      `${written(accepted)} of ${written(lines)} ${many(lines, 'line', 'lines')} accepted`,
    refused: 'Refused lines',
    noneRefused: 'every line goes into a document',
    refusedNote: (amount) => `${amount} in all`,
  },
  there: (n, w) =>
    n === 1
      ? 'One document is already imported, line for line: it stays as it is.'
      : `${w} documents are already imported, line for line: they stay as they are.`,

  history: {
    title: 'Payments are not followed',
    text: 'These documents enter the history as they were issued: their numbers are kept, outside your legal numbering, and they count as settled. No reminder, nothing outstanding.',
    counter: (n, w) =>
      n === 1
        ? 'One document without a customer goes to the “walk-in customer”.'
        : `${w} documents without a customer go to the “walk-in customer”.`,
  },

  mapping: {
    title: 'Columns',
    none: '– none –',
    missing: 'to be chosen',
    toChoose: 'Choose a column',
  },
  options: {
    title: 'Settings',
    vat: 'VAT of lines that tell none',
    vatHint: 'At 0, amounts are taken net, without VAT.',
    dates: 'Order of dates',
    datesHint: 'No date of this file proves it.',
    day_first: 'Day/month/year',
    month_first: 'Month/day/year',
    iso: 'Year-month-day',
    decimals: 'Decimals',
    point: 'Point (1234.50)',
    comma: 'Comma (1234,50)',
  },

  preview: {
    title: 'First lines, as they are understood',
    number: 'Number',
    day: 'Date',
    customer: 'Customer',
    counter: 'Walk-in customer',
    reference: 'Reference',
    name: 'Description',
    quantity: 'Qty',
    price: 'Unit price',
    net: 'Net total',
  },
  problems: {
    title: 'Refused lines',
    text: 'No document can carry these lines. The others are imported without them.',
    lines: (n, w) => `${w} ${many(n, 'line', 'lines')}`,
    line: (n) => `line ${n}`,
    reason: 'Reason',
    number: 'Line',
    content: 'Content',
    amount: 'Amount',
    counted: (n, w) => `${w} ${many(n, 'refused line', 'refused lines')}`,
    sum: (written) => `${written} in all`,
    download: 'Download refused lines',
    first: (w) => `The first ${w} are shown; the file holds them all.`,
    none: 'No refused line',
    noneText: 'Every line of the file is in a document.',
  },
  notices: { title: 'Good to know', examples: (list) => `for example ${list}` },
  months: {
    title: 'By month',
    month: 'Month',
    invoices: 'Invoices',
    creditNotes: 'Credit notes',
    net: 'Net amount',
    total: 'Total',
  },

  undo: {
    act: 'Undo the import',
    title: 'Undo this import?',
    text: (documents: number, w: string, customers: string, items: string) =>
      `${w} ${many(documents, 'document', 'documents')}, ${customers} and ${items} made by this import go together. The file can be imported again.`,
    customers: (n: number, w: string) => `${w} ${many(n, 'customer', 'customers')}`,
    items: (n: number, w: string) => `${w} ${many(n, 'item', 'items')}`,
    done: 'Import undone',
    undone: (moment: string) =>
      `Undone on ${moment}: nothing of this file is in your documents any more. The report stays.`,
    state: 'Undone',
  },
  page: {
    summary: 'Summary',
    sections: 'Parts of the import',
    by: (person, moment) => `Imported by ${person} on ${moment}`,
    byCommand: (moment) => `Imported from the command line or the API on ${moment}`,
    period: (from, to) => `from ${from} to ${to}`,
    file: 'File',
    facts: {
      name: 'Name',
      size: 'Size',
      encoding: 'Encoding',
      separator: 'Separator',
      decimals: 'Decimals',
      dates: 'Dates',
      vat: 'Default VAT',
      columns: 'Columns',
      digest: 'Digest',
    },
    separators: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' },
    gz: 'compressed',
    documents: 'See the invoices',
  },
  bytes: (mega) => `${mega} MB`,
  kilobytes: (kilo) => `${kilo} kB`,
}
