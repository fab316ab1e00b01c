import { on } from '#server/http.ts'
import { createCustomer, editCustomer, removeCustomer, setArchived } from './actions.ts'
import {
  createAddress,
  createContact,
  editAddress,
  editContact,
  removeAddress as dropAddress,
  removeContact as dropContact,
} from './actions/people.ts'
import {
  addAddress,
  addContact,
  archive,
  create,
  list,
  remove,
  removeAddress,
  removeContact,
  show,
  unarchive,
  update,
  updateAddress,
  updateContact,
} from './contract.ts'
import { choices, duplicates, lookup } from './contract/finding.ts'
import * as papers from './contract/papers.ts'
import { dropFile, keepFile, openFile } from './actions/papers.ts'
import { showCustomer } from './queries.ts'
import { findFiles, findHistory } from './queries/papers.ts'
import { findDuplicates, lookUpCustomers, readChoices } from './queries/finding.ts'
import { listCustomers } from './queries/list.ts'

export const customerRoutes = [
  on(list, 'customers.read', listCustomers),
  on(lookup, 'customers.read', lookUpCustomers),
  on(duplicates, 'customers.read', findDuplicates),
  on(choices, 'customers.read', readChoices),
  on(create, 'customers.write', createCustomer),
  on(show, 'customers.read', (act, { id }) => showCustomer(act, id)),
  on(update, 'customers.write', editCustomer),
  on(archive, 'customers.write', (act, held) => setArchived(act, held, true)),
  on(unarchive, 'customers.write', (act, held) => setArchived(act, held, false)),
  on(remove, 'customers.write', removeCustomer),
  on(addContact, 'customers.write', createContact),
  on(updateContact, 'customers.write', editContact),
  on(removeContact, 'customers.write', dropContact),
  on(addAddress, 'customers.write', createAddress),
  on(updateAddress, 'customers.write', editAddress),
  on(removeAddress, 'customers.write', dropAddress),
  on(papers.listFiles, 'customers.read', findFiles),
  on(papers.addFile, 'customers.write', keepFile),
  on(papers.readFile, 'customers.read', openFile),
  on(papers.removeFile, 'customers.write', dropFile),
  on(papers.customerHistory, 'journal.read', findHistory),
]
