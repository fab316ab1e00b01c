import { useState } from 'react'
import {
  invitationLink,
  listInvitations,
  renewInvitation,
  revokeInvitation,
} from '#features/base/invitations/contract.ts'
import type { MailState as State } from '#features/base/mail/rules/states.ts'
import { MailState } from '#features/sales/documents/web/mail/Messages.tsx'
import { call, toProblem, useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Table } from '#web/ui/Table.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { LinkDialog } from './InviteDialog.tsx'

/** Whether a message is still here, and its link with it. */
const isHere = (state: State | undefined): boolean => state === 'held' || state === 'failed'

/** The invitations that wait for their answer: sent again, or taken back. */
export function PendingInvitations({ mayChange }: { mayChange: boolean }) {
  const words = useWords(both).team
  const formats = useFormats()
  const { rows } = useReady(listInvitations, {})
  const [link, setLink] = useState<string | null>(null)
  const renewing = useWrite(renewInvitation, {
    refresh: [listInvitations],
    onDone: (sent) => (sent.link ? setLink(sent.link) : toast(words.sentAgain)),
  })
  const withdrawing = useWrite(revokeInvitation, {
    refresh: [listInvitations],
    onDone: () => toast(words.withdrawn),
  })
  const showLink = async (id: string) => {
    const found = await call(invitationLink, { id }).catch(toProblem)
    if ('detail' in found) toast(found.detail, { tone: 'red' })
    else if (found.link) setLink(found.link)
  }
  return (
    <>
      {rows.length > 0 && (
        <Section title={words.pending} flush>
          <Table
            label={words.pending}
            rows={rows}
            keyOf={(row) => row.id}
            columns={[
              {
                key: 'email',
                label: words.email,
                heads: true,
                cell: (row) => <span className="break-all">{row.email}</span>,
              },
              { key: 'role', label: words.role, cell: (row) => row.role.name },
              {
                key: 'by',
                label: words.by,
                minor: true,
                cell: (row) => row.invitedBy ?? '–',
              },
              {
                key: 'message',
                label: words.message,
                cell: (row) => row.message && <MailState state={row.message.state} />,
              },
              {
                key: 'until',
                label: words.until,
                minor: true,
                cell: (row) => formats.moment(row.expiresAt),
              },
              {
                key: 'acts',
                label: words.acts,
                width: '5rem',
                cell: (row) =>
                  mayChange && (
                    <Menu
                      label={`${words.pending} ${row.email}`}
                      size="small"
                      sections={[
                        {
                          items: [
                            ...(isHere(row.message?.state)
                              ? [
                                  {
                                    key: 'link',
                                    label: words.copyLink,
                                    onPress: () => void showLink(row.id),
                                  },
                                ]
                              : []),
                            {
                              key: 'again',
                              label: words.again,
                              onPress: () => void renewing.run({ id: row.id }),
                            },
                            {
                              key: 'withdraw',
                              label: words.withdraw,
                              danger: true,
                              onPress: () => void withdrawing.run({ id: row.id }),
                            },
                          ],
                        },
                      ]}
                    />
                  ),
              },
            ]}
          />
        </Section>
      )}
      {link && <LinkDialog link={link} onClose={() => setLink(null)} />}
    </>
  )
}
