import { findKept } from '#features/base/files/queries.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import type { listProjectFiles } from '../contract/history.ts'
import { findProject } from './find.ts'

/** The files of a project, newest first. @throws Refusal `not_found`. */
export async function findFiles(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof listProjectFiles>> {
  await findProject(act, id)
  return { rows: await findKept(act, ['project_file', 'project_id'], id) }
}
