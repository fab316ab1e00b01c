import { projectOf } from '#features/sales/projects/contract.ts'
import { useRead } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Fact } from '#web/ui/Facts.tsx'
import { Link } from '#web/ui/Link.tsx'
import { useWords } from '#web/words.ts'
import { documentListWords } from './list-words.ts'

/** The project that a document belongs to, and the way there; nothing where it is of none. */
export function ProjectFact({ document }: { readonly document: string }) {
  const words = useWords(documentListWords)
  const { can } = useRights()
  const { data } = useRead(projectOf, { document }, { enabled: can('projects.read') })
  const project = data?.project
  if (!project) return null
  return (
    <Fact label={words.project}>
      <Link href={to('/projets/:id', { id: project.id })}>{project.name}</Link>
    </Fact>
  )
}
