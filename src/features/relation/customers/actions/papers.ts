// The files of a customer: kept in the database, saved and restored with the rest.
import { keepingFiles } from '#features/base/files/actions.ts'
import { findCustomer } from '../queries.ts'
import { findFiles, linkFile, unlinkFiles } from '../queries/papers.ts'

export const { keepFile, openFile, dropFile, dropFilesOf } = keepingFiles({
  entity: 'customer',
  hold: (act, id) => findCustomer(act, id, { hold: true }),
  list: findFiles,
  link: linkFile,
  unlink: unlinkFiles,
})
