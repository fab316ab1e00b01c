// Steps, kinds and venues: the lists that the company keeps for its projects.
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Section } from '#web/ui/Page.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { projectLists } from '../contract/settings.ts'
import { KindSheet } from './KindSheet.tsx'
import type { Lists } from './settings-lists.ts'
import { StepsForm } from './StepsForm.tsx'
import { VenueSheet } from './VenueSheet.tsx'
import { projectWords } from './words.ts'

type Opened =
  | { readonly what: 'kind'; readonly one: Lists['kinds'][number] | null }
  | { readonly what: 'venue'; readonly one: Lists['venues'][number] | null }

export function ProjectSettings() {
  const { settings: words } = useWords(projectWords)
  const lists = useReady(projectLists, {})
  const { can } = useRights()
  const mayChange = can('projects.administer')
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  return (
    <SettingsPage title={words.title} subtitle={words.text}>
      <StepsForm steps={lists.steps} mayChange={mayChange} />
      <Named
        title={words.kinds}
        hint={words.kindsHint}
        add={words.addKind}
        empty={words.noKind}
        rows={lists.kinds}
        mayAdd={can('projects.write')}
        mayChange={mayChange}
        onOpen={(one) => setOpened({ what: 'kind', one })}
      />
      <Named
        title={words.venues}
        hint={words.venuesHint}
        add={words.addVenue}
        empty={words.noVenue}
        rows={lists.venues}
        mayAdd={can('projects.write')}
        mayChange={can('projects.write')}
        detail={({ street, postalCode, city }) =>
          [street, `${postalCode} ${city}`.trim()].filter(Boolean).join(', ')
        }
        onOpen={(one) => setOpened({ what: 'venue', one })}
      />
      {opened?.what === 'kind' && <KindSheet kind={opened.one} onClose={close} />}
      {opened?.what === 'venue' && <VenueSheet venue={opened.one} onClose={close} />}
    </SettingsPage>
  )
}

/** A list of names, each opened in a sheet. */
function Named<R extends { id: string; name: string; archived: boolean }>({
  title,
  hint,
  add,
  empty,
  rows,
  mayAdd,
  mayChange,
  detail,
  onOpen,
}: {
  title: string
  hint: string
  add: string
  empty: string
  rows: readonly R[]
  mayAdd: boolean
  mayChange: boolean
  detail?: (row: R) => ReactNode
  onOpen: (row: R | null) => void
}) {
  const { settings: words } = useWords(projectWords)
  return (
    <Section
      title={title}
      hint={hint}
      flush
      actions={
        mayAdd && (
          <Button size="small" icon={Plus} onPress={() => onOpen(null)}>
            {add}
          </Button>
        )
      }
    >
      <Table<R>
        label={title}
        rows={rows}
        keyOf={(row) => row.id}
        empty={<p className="px-4 pt-1 pb-4 text-13 text-faint">{empty}</p>}
        columns={[
          {
            key: 'name',
            label: words.name,
            heads: true,
            cell: (row) => (
              <span className="flex items-center gap-2">
                {mayChange ? (
                  <button
                    type="button"
                    aria-haspopup="dialog"
                    onClick={() => onOpen(row)}
                    className="min-h-8 rounded-sm text-left font-medium hover:underline"
                  >
                    {row.name}
                  </button>
                ) : (
                  <span className="font-medium">{row.name}</span>
                )}
                {row.archived && <Badge>{words.archived}</Badge>}
              </span>
            ),
          },
          ...(detail
            ? [{ key: 'detail', label: words.where, minor: true, cell: (row: R) => detail(row) }]
            : []),
        ]}
      />
    </Section>
  )
}
