import { DocumentPreview } from '#features/sales/documents/web/DocumentPreview.tsx'
import type { Cents } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import type { RowOf } from '#web/ui/list/definition.ts'
import { Status } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import type { listProjects } from '../contract.ts'
import { looks } from './looks.ts'
import { projectWords } from './words.ts'

/** A project at a glance, beside the list: where it is, what comes next, and its money. */
export function ProjectPreview({ row }: { row: RowOf<typeof listProjects> }) {
  const { columns } = useWords(projectWords)
  const formats = useFormats()
  const money = (amount: Cents) =>
    amount !== 0 && <span className="figures">{formats.amount(amount)}</span>
  return (
    <DocumentPreview
      customer={row.customer}
      customerLabel={columns.customer}
      subject={row.name}
      state={<Status {...looks[row.step.phase]}>{row.step.name}</Status>}
      facts={[
        { label: columns.kind, value: row.kind?.name },
        { label: columns.place, value: row.place },
        { label: columns.startsOn, value: row.startsOn && formats.day(row.startsOn) },
        { label: columns.nextStep, value: row.nextStep },
        { label: columns.nextOn, value: row.nextOn && formats.day(row.nextOn) },
        { label: columns.agreed, value: money(row.agreed) },
        { label: columns.invoiced, value: money(row.invoiced) },
        { label: columns.due, value: money(row.due) },
        { label: columns.seller, value: row.seller?.name },
        { label: columns.store, value: row.store?.name },
      ]}
      document={{ lines: [] }}
    />
  )
}
