import type { Scene } from './scene.ts'

type Taken = { readonly task: string; readonly payload: unknown }

/** Takes the jobs of these names off the queue of a company, oldest first, as a worker would. */
export async function takenFrom(
  { owner }: Scene,
  company: string,
  names: readonly string[],
): Promise<Taken[]> {
  const { rows } = await owner.query<{ task: string; payload: { payload: unknown } }>(
    `with taken as (
       delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
       where t.id = j.task_id and t.identifier = any ($1) and j.payload ->> 'company' = $2
       returning j.id, t.identifier as task, j.payload)
     select task, payload from taken order by id`,
    [names, company],
  )
  return rows.map(({ task, payload }) => ({ task, payload: payload.payload }))
}
