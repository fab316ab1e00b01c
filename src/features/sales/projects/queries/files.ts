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
  const rows = await act.tx
    .selectFrom('project_file as k')
    .innerJoin('file as f', (join) =>
      join.onRef('f.company_id', '=', 'k.company_id').onRef('f.id', '=', 'k.file_id'),
    )
    .leftJoin('person as p', 'p.id', 'k.person_id')
    .select(['f.id', 'f.name', 'f.media_type as mediaType', 'f.size', 'k.at', 'p.name as person'])
    .where('k.company_id', '=', act.company)
    .where('k.project_id', '=', id)
    .orderBy('k.at', 'desc')
    .orderBy('f.id', 'desc')
    .execute()
  return { rows }
}
