import { LogOut, MonitorSmartphone, X } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { forgetSession } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { Table } from '#web/ui/Table.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { endEverySession, endSession, listSessions } from '../contract.ts'
import { both } from './both.ts'
import { deviceOf } from './device.ts'

type Session = OutputOf<typeof listSessions>['rows'][number]

/** Where one is signed in; each session can be ended, or all at once. */
export function Sessions() {
  const words = useWords(both).sessions
  const formats = useFormats()
  const { rows } = useReady(listSessions, {})
  const ending = useWrite(endSession, {
    refresh: [listSessions],
    onDone: () => toast(words.ended),
  })
  const [asked, setAsked] = useState(false)
  const leaving = useWrite(endEverySession, {
    onDone: () => {
      forgetSession()
      location.assign('/connexion')
    },
  })
  const nameOf = ({ userAgent }: Session) => {
    const { browser, system } = deviceOf(userAgent)
    return browser && system ? words.on(browser, system) : browser || system || words.unknown
  }
  return (
    <Section
      title={words.title}
      hint={words.hint}
      flush
      actions={
        <Button icon={LogOut} onPress={() => setAsked(true)}>
          {words.everywhere}
        </Button>
      }
    >
      <Table
        label={words.title}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          {
            key: 'device',
            label: words.device,
            heads: true,
            cell: (row) => (
              <span className="flex flex-wrap items-center gap-2">
                <MonitorSmartphone aria-hidden size={16} className="shrink-0 text-faint" />
                {nameOf(row)}
                {row.current && <Badge hue="green">{words.here}</Badge>}
              </span>
            ),
          },
          { key: 'ip', label: words.address, minor: true, cell: (row) => row.ip || '–' },
          { key: 'seen', label: words.seen, cell: (row) => formats.moment(row.lastSeenAt) },
          {
            key: 'end',
            label: words.acts,
            width: '5rem',
            cell: (row) =>
              !row.current && (
                <IconButton
                  icon={X}
                  label={`${words.end} (${nameOf(row)})`}
                  size="small"
                  onPress={() => void ending.run({ id: row.id })}
                />
              ),
          },
        ]}
      />
      <Confirm
        open={asked}
        onClose={() => setAsked(false)}
        title={words.everywhere}
        act={words.everywhere}
        pending={leaving.pending}
        onConfirm={() => void leaving.run({})}
      >
        <p className="text-14 text-soft">{words.everywhereText}</p>
      </Confirm>
    </Section>
  )
}
