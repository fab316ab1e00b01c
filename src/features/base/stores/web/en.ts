import type { fr } from './fr.ts'

export const en: typeof fr = {
  title: 'Stores',
  text: 'The places where the company works. A document and a person may belong to one of them.',
  create: 'Add a store',
  edit: (name) => `Edit ${name}`,
  name: 'Name',
  address: 'Address',
  phone: 'Phone',
  email: 'E-mail address',
  members: 'People',
  state: 'State',
  inUse: 'In use',
  archived: 'Archived',
  archivedHint: 'It is no longer offered; what belongs to it stays.',
  save: 'Save',
  saved: 'Store saved',
}
