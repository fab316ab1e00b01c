// Who does what on a project.
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import { show } from '#features/relation/customers/contract.ts'
import { lookup } from '#features/relation/customers/contract/finding.ts'
import { call, useWrite } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import { useRights } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ComboBox, type Found } from '#web/ui/ComboBox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { useWords } from '#web/words.ts'
import { addPerson, type Project, removePerson, showProject } from '../contract.ts'
import { type ProjectRole, projectRoles } from '../rules.ts'
import { projectWords } from './words.ts'

export function People({ project }: { project: Project }) {
  const words = useWords(projectWords)
  const writes = useRights().can('projects.write')
  const [adding, setAdding] = useState(false)
  const removing = useWrite(removePerson, { refresh: [showProject] })
  return (
    <Section
      title={words.people}
      actions={
        writes && (
          <Button size="small" icon={Plus} onPress={() => setAdding(true)}>
            {words.addPerson}
          </Button>
        )
      }
    >
      {project.people.length === 0 ? (
        <p className="text-13 text-faint">{words.peopleNone}</p>
      ) : (
        <ul aria-label={words.people} className="flex flex-col gap-1">
          {project.people.map((one) => (
            <li key={one.id} className="flex min-h-10 items-center gap-3">
              <Avatar name={one.name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-14 font-medium">{one.name}</span>
                <span className="flex flex-wrap gap-x-2 text-12 text-faint">
                  <span>{words.roles[one.role]}</span>
                  {one.phone && (
                    <a className="hover:underline" href={`tel:${one.phone}`}>
                      {one.phone}
                    </a>
                  )}
                </span>
              </span>
              {writes && (
                <IconButton
                  icon={X}
                  size="small"
                  label={words.removePerson(one.name)}
                  onPress={() => void removing.run({ id: project.id, person: one.id })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <AddPerson project={project} onClose={() => setAdding(false)} />}
    </Section>
  )
}

type Someone = Found & { readonly kind: 'person' | 'contact' | 'party' }

function AddPerson({ project, onClose }: { project: Project; onClose: () => void }) {
  const words = useWords(projectWords)
  const form = useForm<{ role: ProjectRole; of: Someone | null }>({ role: 'fitter', of: null })
  const adding = useWrite(addPerson, { refresh: [showProject], onDone: onClose })
  const { role, of } = form.values
  const save = () => of && void adding.run({ id: project.id, role, kind: of.kind, of: of.id })
  return (
    <Dialog
      title={words.addPersonTitle}
      open
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          keys="ctrl+enter"
          whyNot={of ? null : words.choosePerson}
          pending={adding.pending}
          onPress={() => save()}
        >
          {words.addPerson}
        </Button>
      }
    >
      <Form onSubmit={() => save()} problem={adding.problem}>
        <Select<ProjectRole>
          label={words.role}
          {...form.field('role')}
          options={projectRoles.map((value) => ({ value, label: words.roles[value] }))}
        />
        <ComboBox<Someone>
          label={words.person}
          placeholder={words.personPlaceholder}
          autoFocus
          {...form.field('of')}
          search={(typed, signal) => searchPeople(project, typed, words, signal)}
        />
        <button type="submit" hidden />
      </Form>
    </Dialog>
  )
}

/** Colleagues first, then the contacts of the client, then other firms once something is typed. */
async function searchPeople(
  project: Project,
  typed: string,
  words: { colleague: string; contact: string; party: string },
  signal: AbortSignal,
): Promise<readonly Someone[]> {
  const matches = (name: string) => folded(name).includes(folded(typed))
  const [team, client, firms] = await Promise.all([
    call(colleagues, {}, { signal }),
    call(show, { id: project.customer.id }, { signal }),
    typed.trim() ? call(lookup, { q: typed, limit: 5 }, { signal }) : { rows: [] },
  ])
  const contacts = client.contacts.map(({ id, firstName, lastName }) => ({
    id,
    name: `${firstName} ${lastName}`.trim(),
  }))
  return [
    ...team.rows
      .filter(({ name }) => matches(name))
      .map(({ id, name }) => ({ id, label: name, hint: words.colleague, kind: 'person' as const })),
    ...contacts
      .filter(({ name }) => matches(name))
      .map(({ id, name }) => ({ id, label: name, hint: words.contact, kind: 'contact' as const })),
    ...firms.rows.map(({ id, name }) => ({
      id,
      label: name,
      hint: words.party,
      kind: 'party' as const,
    })),
  ]
}
