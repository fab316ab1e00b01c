// A deal seen whole: where it stands, what it comes to, its documents, its people, what comes next.
import { AlarmClock, FileText, MapPin, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { isBefore } from '#kernel/day.ts'
import { Ahead } from '#features/relation/activities/web/RecordActivities.tsx'
import { BillingPanel } from '#features/sales/documents/web/billing/BillingPanel.tsx'
import { RecordHistory } from '#features/sales/documents/web/RecordHistory.tsx'
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo, useQueryString, useSetQueryString } from '#web/navigation.ts'
import { useRights, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Link, LinkButton } from '#web/ui/Link.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { deleteProject, listProjects, type Project, showProject } from '../contract.ts'
import { projectHistory } from '../contract/history.ts'
import { counted, isAgreed } from '../rules.ts'
import { Documents } from './Documents.tsx'
import { EditProject } from './EditProject.tsx'
import { Files } from './Files.tsx'
import { looks } from './looks.ts'
import { type Figure, Money } from './Money.tsx'
import { People } from './People.tsx'
import { Steps } from './Steps.tsx'
import { projectWords } from './words.ts'

export function ProjectPage({ id }: { id: string }) {
  const project = useReady(showProject, { id })
  const words = useWords(projectWords)
  const query = useQueryString()['chiffre']
  const setQuery = useSetQueryString()
  const [opened, setOpened] = useState<'edit' | 'delete' | null>(null)
  const { can } = useRights()
  const about = { type: 'project', id: project.id } as const
  const figure = query !== undefined && query in counted ? (query as Figure) : null
  return (
    <Page
      title={project.name}
      crumbs={[{ label: words.title, href: to('/projets') }]}
      state={
        <>
          <Badge {...looks[project.step.phase]}>{project.step.name}</Badge>
          <RecordTags type="project" id={project.id} />
        </>
      }
      subtitle={<Subtitle project={project} />}
      actions={<Acts project={project} onOpen={setOpened} />}
    >
      <Steps project={project} />
      <Money
        project={project}
        chosen={figure}
        onChoose={(chosen) => setQuery({ chiffre: chosen ?? '' })}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] lg:gap-x-6">
        <div className="flex min-w-0 flex-col gap-4 max-lg:order-first lg:col-start-2">
          <Next project={project} onEdit={() => setOpened('edit')} />
          {can('activities.read') && <Ahead about={about} framed />}
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <Documents project={project} figure={figure} onAll={() => setQuery({ chiffre: '' })} />
          {project.documents.filter(isDeal).map(({ id, kind, number }) => (
            <BillingPanel
              key={id}
              deal={{ id, kind }}
              number={number ?? ''}
              customer={project.customer.id}
            />
          ))}
          {project.note && (
            <Section title={words.note}>
              <p className="text-14 whitespace-pre-line">{project.note}</p>
            </Section>
          )}
          <RecordHistory
            about={about}
            customer={project.customer.id}
            history={projectHistory}
            stamp={`${project.version} ${project.updatedAt}`}
            ahead={false}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:col-start-2">
          <About project={project} />
          <People project={project} />
          <Files project={project} />
        </div>
      </div>
      {opened === 'edit' && <EditProject project={project} onClose={() => setOpened(null)} />}
      <Delete project={project} open={opened === 'delete'} onClose={() => setOpened(null)} />
    </Page>
  )
}

function Subtitle({ project }: { project: Project }) {
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      <span className="figures">{project.number}</span>
      <span aria-hidden>·</span>
      <Link href={to('/clients/:id', { id: project.customer.id })}>{project.customer.name}</Link>
      {project.kind && (
        <>
          <span aria-hidden>·</span>
          {project.kind.name}
        </>
      )}
    </span>
  )
}

function Acts({
  project,
  onOpen,
}: {
  project: Project
  onOpen: (what: 'edit' | 'delete') => void
}) {
  const words = useWords(projectWords)
  const { can } = useRights()
  const documents = project.documents.length > 0
  return (
    <>
      {can('projects.delete') && !documents && (
        <Menu
          label={words.remove}
          sections={[
            {
              items: [
                {
                  key: 'delete',
                  label: words.remove,
                  icon: Trash2,
                  danger: true,
                  onPress: () => onOpen('delete'),
                },
              ],
            },
          ]}
        />
      )}
      {can('projects.write') && (
        <Button icon={Pencil} onPress={() => onOpen('edit')}>
          {words.edit}
        </Button>
      )}
      {can('quotes.write') && project.step.phase === 'active' && (
        <LinkButton
          variant="primary"
          icon={FileText}
          href={to('/devis/nouveau', {}, { client: project.customer.id, projet: project.id })}
        >
          {words.newQuote}
        </LinkButton>
      )}
    </>
  )
}

/** What comes next, and whether it should have been done. */
function Next({ project, onEdit }: { project: Project; onEdit: () => void }) {
  const words = useWords(projectWords)
  const { can } = useRights()
  const formats = useFormats()
  const today = useToday()
  const { nextStep, nextOn, step } = project
  const isLate = step.phase === 'active' && nextOn !== null && isBefore(nextOn, today)
  return (
    <Section
      title={words.nextStep}
      actions={
        can('projects.write') && (
          <IconButton size="small" icon={Pencil} label={words.nextEdit} onPress={onEdit} />
        )
      }
    >
      {nextStep === '' && nextOn === null ? (
        <p className="text-13 text-faint">{words.nextNone}</p>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span className="text-14 font-medium">{nextStep || words.nextStep}</span>
          {nextOn && (
            <span className="flex items-center gap-2">
              {isLate && (
                <Badge icon={AlarmClock} hue="red">
                  {words.nextLate}
                </Badge>
              )}
              <span className="figures text-13 text-soft">{formats.day(nextOn)}</span>
            </span>
          )}
        </div>
      )}
    </Section>
  )
}

function About({ project }: { project: Project }) {
  const words = useWords(projectWords)
  const formats = useFormats()
  const { place, startsOn, endsOn } = project
  return (
    <Section title={words.about}>
      <Facts>
        <Fact label={words.dates}>
          {startsOn &&
            (endsOn && endsOn !== startsOn
              ? words.period(formats.day(startsOn), formats.day(endsOn))
              : formats.day(startsOn))}
        </Fact>
        <Fact label={words.place}>
          {place && (
            <span className="flex gap-1.5">
              <MapPin aria-hidden size={16} className="mt-0.5 shrink-0 text-faint" />
              <span>
                {place.name && <span className="block font-medium">{place.name}</span>}
                <span className="block text-soft">{place.address}</span>
              </span>
            </span>
          )}
        </Fact>
        {place?.access && (
          <Fact label={words.access}>
            <span className="whitespace-pre-line">{place.access}</span>
          </Fact>
        )}
        <Fact label={words.seller}>{project.seller?.name}</Fact>
        <Fact label={words.store}>{project.store?.name}</Fact>
      </Facts>
    </Section>
  )
}

function Delete({
  project,
  open,
  onClose,
}: {
  project: Project
  open: boolean
  onClose: () => void
}) {
  const words = useWords(projectWords)
  const go = useGo()
  const deleting = useWrite(deleteProject, {
    refresh: [listProjects],
    onDone: () => {
      toast(words.removed)
      go(to('/projets'), { replace: true })
    },
  })
  return (
    <Confirm
      title={words.removeTitle}
      open={open}
      onClose={onClose}
      act={words.remove}
      danger
      pending={deleting.pending}
      onConfirm={() => void deleting.run({ id: project.id })}
    >
      {deleting.problem?.detail ?? words.removeText}
    </Confirm>
  )
}

type Deal = Project['documents'][number] & { readonly kind: 'quote' | 'order' }

const isDeal = (document: Project['documents'][number]): document is Deal => isAgreed(document)
