import { Plus } from 'lucide-react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Link, LinkButton } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { listRoles } from '../contract.ts'
import { administers } from '../rules.ts'
import { both } from './both.ts'

type Role = OutputOf<typeof listRoles>['rows'][number]

/** The roles of the company, with what sets each apart. */
export function Roles() {
  const words = useWords(both).roles
  const { rows } = useReady(listRoles, {})
  const mayChange = useRights().can('team.administer')
  const powers = (role: Role) =>
    [
      ...(['seesCosts', 'issues', 'deletesDrafts'] as const)
        .filter((power) => role[power])
        .map((power) => words.short[power]),
      ...(administers(role) ? [words.administers] : []),
    ].join(', ')
  return (
    <SettingsPage
      title={words.title}
      subtitle={words.text}
      actions={
        mayChange && (
          <LinkButton
            variant="primary"
            icon={Plus}
            href={to('/parametres/roles/:id', { id: 'nouveau' })}
          >
            {words.create}
          </LinkButton>
        )
      }
    >
      <Section flush>
        <Table
          label={words.title}
          rows={rows}
          keyOf={(row) => row.id}
          columns={[
            {
              key: 'name',
              label: words.name,
              heads: true,
              cell: (row) => (
                <Link quiet href={to('/parametres/roles/:id', { id: row.id })}>
                  {row.name}
                </Link>
              ),
            },
            {
              key: 'members',
              label: words.members,
              figures: true,
              cell: (row) => row.members || '–',
            },
            { key: 'scope', label: words.scope, cell: (row) => words.scopes[row.scope] },
            { key: 'powers', label: words.powers, minor: true, cell: (row) => powers(row) || '–' },
          ]}
        />
      </Section>
    </SettingsPage>
  )
}
