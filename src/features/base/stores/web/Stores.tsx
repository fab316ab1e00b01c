import { Archive, Plus, Store as StoreIcon } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Section } from '#web/ui/Page.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { Status } from '#web/ui/Status.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { listStores } from '../contract.ts'
import { both } from './both.ts'
import { StoreSheet } from './StoreSheet.tsx'

type Store = OutputOf<typeof listStores>['rows'][number]

/** The stores of the company, each opened in a sheet beside the list. */
export function Stores() {
  const words = useWords(both)
  const { rows } = useReady(listStores, {})
  const mayChange = useRights().can('company.write')
  const [opened, setOpened] = useState<Store | 'new' | null>(null)
  return (
    <SettingsPage
      title={words.title}
      subtitle={words.text}
      actions={
        mayChange && (
          <Button variant="primary" icon={Plus} onPress={() => setOpened('new')}>
            {words.create}
          </Button>
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
              cell: (row) =>
                mayChange ? (
                  <button
                    type="button"
                    aria-haspopup="dialog"
                    onClick={() => setOpened(row)}
                    className="min-h-8 rounded-sm text-left font-medium hover:underline"
                  >
                    {row.name}
                  </button>
                ) : (
                  <span className="font-medium">{row.name}</span>
                ),
            },
            {
              key: 'address',
              label: words.address,
              minor: true,
              cell: (row) =>
                [row.street, [row.postalCode, row.city].filter(Boolean).join(' ')]
                  .filter(Boolean)
                  .join(', ') || '–',
            },
            {
              key: 'members',
              label: words.members,
              figures: true,
              cell: (row) => row.members || '–',
            },
            {
              key: 'state',
              label: words.state,
              cell: (row) => (
                <Status
                  icon={row.archived ? Archive : StoreIcon}
                  hue={row.archived ? 'grey' : 'green'}
                >
                  {row.archived ? words.archived : words.inUse}
                </Status>
              ),
            },
          ]}
        />
      </Section>
      {opened && (
        <StoreSheet store={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      )}
    </SettingsPage>
  )
}
