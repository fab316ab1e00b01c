// The files of a project: plans, photos, papers that are signed.
import { keepingFiles } from '#features/base/files/actions.ts'
import { findFiles } from '../queries/files.ts'
import { findProject } from '../queries/find.ts'
import { linkFile, unlinkFiles } from '../queries/write.ts'

export const { keepFile, openFile, dropFile, dropFilesOf } = keepingFiles({
  entity: 'project',
  hold: (act, id) => findProject(act, id, { hold: true }),
  list: findFiles,
  link: linkFile,
  unlink: unlinkFiles,
})
