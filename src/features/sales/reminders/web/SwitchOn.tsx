// What would leave today, before a plan is switched on.
import { useState } from 'react'
import { HoldBadge } from '#features/sales/documents/web/reminders/looks.tsx'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Table } from '#web/ui/Table.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { listPlans, type Plan, previewPlan, switchOn } from '../contract/plans.ts'
import { levelName } from '../rules/names.ts'
import { both } from './words.ts'

export function SwitchOn({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const words = useWords(both)
  const formats = useFormats()
  const [past, setPast] = useState(false)
  const { data } = useRead(previewPlan, { id: plan.id, past: past ? 'true' : 'false' })
  const switching = useWrite(switchOn, {
    refresh: [listPlans],
    onDone: () => {
      toast(words.switchedOn, { tone: 'green' })
      onClose()
    },
  })
  const { id, version } = plan
  return (
    <Dialog
      size="large"
      title={words.whenTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant="primary"
            keys="ctrl+enter"
            pending={switching.pending}
            onPress={() => void switching.run({ id, version, past })}
          >
            {words.switchOn}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {switching.problem && <Banner tone="red">{switching.problem.detail}</Banner>}
        <Checkbox label={words.past} hint={words.pastHint} checked={past} onChange={setPast} />
        {data ? (
          <>
            <p className="text-14 font-semibold" role="status">
              {data.nowTotal === 0
                ? words.leavingNone
                : words.leaving(data.nowTotal, formats.amount(data.amount))}{' '}
              <span className="font-normal text-soft">{words.waiting(data.waiting)}</span>
            </p>
            {data.now.length > 0 && <Leaving rows={data.now} />}
            {data.held.length > 0 && <Held rows={data.held} />}
          </>
        ) : (
          <RowBones rows={4} />
        )}
      </div>
    </Dialog>
  )
}

type Seen = OutputOf<typeof previewPlan>

function Leaving({ rows }: { rows: Seen['now'] }) {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  return (
    <Table
      label={words.whenTitle}
      rows={rows}
      keyOf={(row) => row.document.id}
      columns={[
        { key: 'customer', label: words.customer, heads: true, cell: (row) => row.customer.name },
        { key: 'number', label: words.document, cell: (row) => row.document.number },
        {
          key: 'level',
          label: words.level,
          cell: (row) => levelName(row.level, locale),
          minor: true,
        },
        {
          key: 'to',
          label: words.to,
          cell: (row) => row.to ?? <span className="text-orange">{words.toCall}</span>,
          minor: true,
        },
        {
          key: 'amount',
          label: words.amount,
          figures: true,
          cell: (row) => formats.amount(row.amount),
        },
      ]}
    />
  )
}

function Held({ rows }: { rows: Seen['held'] }) {
  const words = useWords(both)
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="text-13 font-medium">{words.heldBack}</h3>
      <ul className="flex flex-col gap-1.5">
        {rows.map((row) => (
          <li key={row.document.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13">
            <span className="font-medium">{row.document.number}</span>
            <span className="text-soft">{row.customer.name}</span>
            <HoldBadge hold={{ kind: row.why, promise: null }} />
          </li>
        ))}
      </ul>
    </div>
  )
}
