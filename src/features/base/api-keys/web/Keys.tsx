import { Ban, CircleCheck, KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { Status } from '#web/ui/Status.tsx'
import { Table } from '#web/ui/Table.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listKeys, revokeKey } from '../contract.ts'
import { both } from './both.ts'
import { NewKey } from './NewKey.tsx'

type Key = OutputOf<typeof listKeys>['rows'][number]

/** The API keys of the company: made, shown once, revoked. */
export function Keys() {
  const words = useWords(both)
  const { rows } = useReady(listKeys, {})
  const [making, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<Key | null>(null)
  const revoking = useWrite(revokeKey, {
    refresh: [listKeys],
    onDone: () => {
      toast(words.revokedNow)
      setLeaving(null)
    },
  })
  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setMaking(true)}>
      {words.create}
    </Button>
  )
  return (
    <SettingsPage
      title={words.title}
      subtitle={words.text}
      actions={
        <>
          <LinkButton href="/api/docs">{words.docs}</LinkButton>
          {rows.length > 0 && create}
        </>
      }
    >
      <Section flush>
        {rows.length === 0 ? (
          <EmptyState icon={KeyRound} title={words.none} action={create}>
            {words.noneText}
          </EmptyState>
        ) : (
          <KeyTable rows={rows} onRevoke={setLeaving} />
        )}
      </Section>
      {making && <NewKey onClose={() => setMaking(false)} />}
      <Confirm
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={words.revokeTitle(leaving?.name ?? '')}
        act={words.revoke}
        danger
        pending={revoking.pending}
        onConfirm={() => void (leaving && revoking.run({ id: leaving.id }))}
      >
        <p className="text-14 text-soft">{words.revokeText}</p>
      </Confirm>
    </SettingsPage>
  )
}

function KeyTable({ rows, onRevoke }: { rows: readonly Key[]; onRevoke: (key: Key) => void }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <Table
      label={words.title}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          key: 'name',
          label: words.name,
          heads: true,
          cell: (row) => <span className="font-medium">{row.name}</span>,
        },
        {
          key: 'start',
          label: words.start,
          minor: true,
          cell: (row) => <code className="font-mono text-12 text-soft">{row.prefix}</code>,
        },
        { key: 'role', label: words.role, minor: true, cell: (row) => row.role.name },
        {
          key: 'used',
          label: words.used,
          minor: true,
          cell: (row) => (row.lastUsedAt ? formats.moment(row.lastUsedAt) : words.never),
        },
        {
          key: 'state',
          label: words.state,
          cell: (row) => (
            <Status icon={row.revokedAt ? Ban : CircleCheck} hue={row.revokedAt ? 'grey' : 'green'}>
              {row.revokedAt ? words.revoked : words.live}
            </Status>
          ),
        },
        {
          key: 'revoke',
          label: words.acts,
          width: '5rem',
          cell: (row) =>
            !row.revokedAt && (
              <IconButton
                icon={Ban}
                size="small"
                label={words.revokeTitle(row.name)}
                onPress={() => onRevoke(row)}
              />
            ),
        },
      ]}
    />
  )
}
