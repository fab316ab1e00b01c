import { FolderKanban, Plus } from 'lucide-react'
import { useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import type { RowOf } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import type { listProjects } from '../contract.ts'
import { projects } from './list.tsx'
import { ProjectPreview } from './ProjectPreview.tsx'
import { useMoving } from './useMoving.tsx'
import { projectWords } from './words.ts'

export function ProjectList() {
  const words = useWords(projectWords)
  const { can } = useRights()
  const planning = usePlanning<RowOf<typeof listProjects>>('projects')
  const tagging = useTagging<RowOf<typeof listProjects>>('projects', 'projects')
  const many = useManyActs('projects', 'projects')
  const moving = useMoving()
  const create = can('projects.write') && (
    <LinkButton variant="primary" icon={Plus} href={to('/projets/nouveau')}>
      {words.create}
    </LinkButton>
  )
  return (
    <List
      definition={projects}
      title={words.title}
      actions={create}
      preview={(row) => <ProjectPreview row={row} />}
      bulk={[...moving, ...many, ...planning, ...tagging]}
      empty={{ icon: FolderKanban, title: words.empty, text: words.emptyText, action: create }}
    />
  )
}
