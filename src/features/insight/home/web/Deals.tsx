// How far each signed deal is invoiced and paid: those that something is to be done of first, and why.
import { FileCheck2 } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Table } from '#web/ui/Table.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { homeDeals } from '../contract.ts'
import { useBoard } from './board.ts'
import { both } from './words.ts'

type Row = OutputOf<typeof homeDeals>['rows'][number]

/** So many rows at first. */
const few = 8

export function Deals() {
  const words = useWords(both)
  const formats = useFormats()
  const { asked } = useBoard()
  const [isWhole, setWhole] = useState(false)
  const { data, problem, pending, refetch } = useRead(homeDeals, asked, {
    placeholderData: (before) => before,
  })
  const all = data?.rows ?? []
  const said = (row: Row) => row.reasons.map((one) => words.dealReasons[one]).join(' · ')
  return (
    <Widget
      title={words.widgets.deals}
      said={words.said.deals}
      icon={FileCheck2}
      flush
      note={data && data.toAct > 0 && words.toAct(data.toAct)}
      actions={
        all.length > few && (
          <Button size="small" aria-pressed={isWhole} onPress={() => setWhole(!isWhole)}>
            {isWhole ? words.fewer : words.allOf(all.length)}
          </Button>
        )
      }
      csv={() => [
        [
          words.deal,
          words.client,
          words.dealSigned,
          words.invoiced,
          words.left,
          words.owed,
          words.why,
        ],
        ...all.map((row) => [
          row.number,
          row.customer,
          ...[row.signed, row.invoiced, row.left, row.outstanding].map(formats.bare),
          said(row),
        ]),
      ]}
      state={{
        problem,
        onRetry: refetch,
        pending,
        empty: data && all.length === 0 && words.noDeal,
      }}
    >
      <Table
        label={words.widgets.deals}
        keyOf={({ id }) => id}
        rows={isWhole ? all : all.slice(0, few)}
        columns={[
          {
            key: 'deal',
            label: words.deal,
            heads: true,
            cell: (row) => (
              <Anchor
                href={to(row.kind === 'quote' ? '/devis/:id' : '/commandes/:id', { id: row.id })}
                className="inline-flex min-h-6 flex-wrap items-center gap-x-2 rounded-sm hover:underline"
              >
                <span className="font-medium">{row.customer}</span>
                <span className="text-faint">{row.number}</span>
              </Anchor>
            ),
          },
          {
            key: 'why',
            label: words.why,
            cell: (row) => (
              <span className={row.reasons.includes('late') ? 'text-red' : 'text-soft'}>
                {said(row) || words.nothingToDo}
              </span>
            ),
          },
          figure('signed', words.dealSigned, true),
          figure('invoiced', words.invoiced, true),
          figure('left', words.left, true),
          figure('outstanding', words.owed),
        ]}
        foot={
          data && data.count > 0
            ? {
                deal: words.openDeals(data.count),
                signed: formats.amount(data.signed),
                invoiced: formats.amount(data.invoiced),
                left: formats.amount(data.left),
                outstanding: formats.amount(data.outstanding),
              }
            : {}
        }
      />
    </Widget>
  )

  function figure(
    key: 'signed' | 'invoiced' | 'left' | 'outstanding',
    label: string,
    minor = false,
  ) {
    return {
      key,
      label,
      figures: true,
      minor,
      cell: (row: Row) => (row[key] === 0 ? '–' : formats.amount(row[key])),
    }
  }
}
