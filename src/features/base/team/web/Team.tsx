import { CircleCheck, CircleOff, ShieldCheck, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useReady } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useSession } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Section } from '#web/ui/Page.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { Badge, Status } from '#web/ui/Status.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { listMembers } from '../contract.ts'
import { both } from './both.ts'
import { InviteDialog } from './InviteDialog.tsx'
import { MemberSheet } from './MemberSheet.tsx'
import { PendingInvitations } from './PendingInvitations.tsx'

type Member = OutputOf<typeof listMembers>['rows'][number]

/** The people of the company, and those who are invited. */
export function Team() {
  const words = useWords(both).team
  const { rows } = useReady(listMembers, {})
  const mayChange = useRights().can('team.write')
  const [opened, setOpened] = useState<Member | null>(null)
  const [inviting, setInviting] = useState(false)
  return (
    <SettingsPage
      title={words.title}
      subtitle={words.text}
      actions={
        mayChange && (
          <Button variant="primary" icon={UserPlus} onPress={() => setInviting(true)}>
            {words.invite}
          </Button>
        )
      }
    >
      <Section flush>
        <Members rows={rows} onOpen={mayChange ? setOpened : null} />
      </Section>
      <PendingInvitations mayChange={mayChange} />
      {opened && <MemberSheet member={opened} onClose={() => setOpened(null)} />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </SettingsPage>
  )
}

function Members({
  rows,
  onOpen,
}: {
  rows: readonly Member[]
  onOpen: ((member: Member) => void) | null
}) {
  const words = useWords(both).team
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
          cell: (row) => <Who member={row} onOpen={onOpen} />,
        },
        { key: 'role', label: words.role, cell: (row) => row.role.name },
        {
          key: 'stores',
          label: words.stores,
          minor: true,
          cell: (row) => row.stores.map((store) => store.name).join(', ') || '–',
        },
        {
          key: 'seen',
          label: words.seen,
          minor: true,
          cell: (row) => (row.lastSeenAt ? formats.moment(row.lastSeenAt) : words.never),
        },
        {
          key: 'state',
          label: words.state,
          minor: true,
          cell: (row) => (
            <Status icon={row.active ? CircleCheck : CircleOff} hue={row.active ? 'green' : 'grey'}>
              {row.active ? words.active : words.inactive}
            </Status>
          ),
        },
      ]}
    />
  )
}

function Who({ member, onOpen }: { member: Member; onOpen: ((member: Member) => void) | null }) {
  const words = useWords(both).team
  const { account } = useSession()
  const { name, email, twoFactor } = member
  return (
    <span className="flex items-center gap-2.5 py-1.5">
      <span className="max-sm:hidden">
        <Avatar name={name} size={32} />
      </span>
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          {onOpen ? (
            <button
              type="button"
              aria-haspopup="dialog"
              onClick={() => onOpen(member)}
              className="min-h-6 rounded-sm text-left font-medium hover:underline"
            >
              {name}
            </button>
          ) : (
            <span className="font-medium">{name}</span>
          )}
          {twoFactor && (
            <ShieldCheck
              role="img"
              aria-label={words.factor}
              size={15}
              className="shrink-0 text-green"
            />
          )}
          {member.id === account.id && <Badge>{words.you}</Badge>}
          {!member.active && (
            <span className="sm:hidden">
              <Badge icon={CircleOff}>{words.inactive}</Badge>
            </span>
          )}
        </span>
        <span className="block truncate text-12 text-faint">{email}</span>
      </span>
    </span>
  )
}
