import type { fr } from './fr.ts'

export const en: typeof fr = {
  title: 'Tags',
  subtitle:
    'Words that one sticks on customers, projects and documents to find them again. They are put from the lists, on a selection.',
  none: 'No tag',
  noneText: 'Make your own: “Urgent”, “March fair”, “To call back”…',
  create: 'New tag',
  rename: 'Rename',
  remove: 'Delete',
  name: 'Name',
  save: 'Save',
  saved: 'Tag saved',
  removed: 'Tag deleted',
  uses: (n, written) => (n === 0 ? 'on nothing' : n > 1 ? `on ${written} records` : 'on 1 record'),
  usesTitle: 'Used',
  removeTitle: (name) => `Delete the tag “${name}”?`,
  removeText: (n, written) =>
    n > 1 ? `It will be taken off ${written} records.` : 'It will be taken off whatever bears it.',
}
