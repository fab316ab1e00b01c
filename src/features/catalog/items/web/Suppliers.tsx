// The conditions of suppliers for an item: what they ask, what it last cost and how long it took.
import { Pencil, Plus, Trash2, Truck } from 'lucide-react'
import { useState } from 'react'
import { listSupplied } from '#features/purchasing/purchase-orders/contract/buying.ts'
import {
  dropSupply,
  keepSupply,
  listSupplies,
  type Supply,
} from '#features/purchasing/supplies/contract.ts'
import { lookup } from '#features/relation/customers/contract/finding.ts'
import type { Quantity } from '#kernel/money.ts'
import { call, useRead, useWrite } from '#web/api.ts'
import { type Formats, useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { ComboBox, type Found } from '#web/ui/ComboBox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { Form } from '#web/ui/form.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { QuantityField } from '#web/ui/NumberField.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { Table, type TableColumn } from '#web/ui/Table.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { fr } from './fr.ts'

type Words = typeof fr

export function Suppliers({ item }: { item: { readonly id: string; readonly unit: string } }) {
  const words = useWords(both)
  const formats = useFormats()
  const { can, role } = useRights()
  const { data, problem, pending, refetch } = useRead(listSupplies, { id: item.id })
  const [opened, setOpened] = useState<Supply | 'new' | null>(null)
  const writes = can('purchases.write')
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  return (
    <Section
      title={words.supplies}
      flush
      actions={
        writes && (
          <Button size="small" icon={Plus} onPress={() => setOpened('new')}>
            {words.addSupply}
          </Button>
        )
      }
    >
      {pending ? (
        <RowBones rows={2} />
      ) : (
        <Table
          label={words.supplies}
          columns={columnsOf(words, formats, role.seesCosts, writes ? setOpened : null)}
          rows={data?.rows ?? []}
          keyOf={(row) => row.supplier.id}
          empty={
            <EmptyState icon={Truck} title={words.noSupply} small>
              {words.noSupplyText}
            </EmptyState>
          }
        />
      )}
      {opened && (
        <Conditions
          item={item}
          supply={opened === 'new' ? null : opened}
          onClose={() => setOpened(null)}
        />
      )}
    </Section>
  )
}

const columnsOf = (
  words: Words,
  formats: Formats,
  seesCosts: boolean,
  onEdit: ((supply: Supply) => void) | null,
): TableColumn<Supply>[] => [
  {
    key: 'supplier',
    label: words.supplier,
    heads: true,
    cell: ({ supplier, usual }) => (
      <span className="flex flex-wrap items-center gap-x-2">
        <Anchor
          href={to('/fournisseurs/:id', { id: supplier.id })}
          className="font-medium hover:underline"
        >
          {supplier.name}
        </Anchor>
        {usual && <Badge hue="green">{words.usualSupplier}</Badge>}
      </span>
    ),
  },
  {
    key: 'reference',
    label: words.theirReference,
    minor: true,
    cell: ({ reference }) => <span className="figures">{reference || '–'}</span>,
  },
  ...(seesCosts
    ? [
        {
          key: 'price',
          label: words.lastPrice,
          figures: true,
          cell: ({ price, lastDay }: Supply) => (
            <span title={lastDay ? formats.day(lastDay) : undefined}>
              {price === null ? '–' : formats.price(price)}
            </span>
          ),
        },
      ]
    : []),
  {
    key: 'lead',
    label: words.leadTime,
    figures: true,
    cell: ({ tookDays, leadDays }) => {
      const days = tookDays ?? leadDays
      return days === null ? '–' : words.days(days)
    },
  },
  {
    key: 'minimum',
    label: words.minimum,
    figures: true,
    cell: ({ minimum }) => (minimum === null ? '–' : formats.quantity(minimum)),
  },
  ...(onEdit
    ? [
        {
          key: 'edit',
          label: '',
          width: '3.5rem',
          cell: (supply: Supply) => (
            <IconButton
              size="small"
              icon={Pencil}
              label={words.editSupply(supply.supplier.name)}
              onPress={() => onEdit(supply)}
            />
          ),
        },
      ]
    : []),
]

function Conditions({
  item,
  supply,
  onClose,
}: {
  item: { readonly id: string; readonly unit: string }
  supply: Supply | null
  onClose: () => void
}) {
  const words = useWords(both)
  const [supplier, setSupplier] = useState<Found | null>(
    supply && { id: supply.supplier.id, label: supply.supplier.name },
  )
  const [reference, setReference] = useState(supply?.reference ?? '')
  const [minimum, setMinimum] = useState<Quantity | null>(supply?.minimum ?? null)
  const [leadDays, setLeadDays] = useState<number | null>(supply?.leadDays ?? null)
  const refresh = [listSupplies, listSupplied]
  const onDone = (said: string) => () => {
    toast(said, { tone: 'green' })
    onClose()
  }
  const keeping = useWrite(keepSupply, { refresh, onDone: onDone(words.supplyKept) })
  const dropping = useWrite(dropSupply, { refresh, onDone: onDone(words.supplyDropped) })
  const keep = () =>
    supplier &&
    void keeping.run({ id: item.id, supplier: supplier.id, reference, minimum, leadDays })
  return (
    <Dialog
      title={words.supplyTitle}
      open
      sticky
      onClose={onClose}
      actions={
        <>
          {supply?.kept && (
            <Button
              variant="danger"
              icon={Trash2}
              pending={dropping.pending}
              onPress={() => void dropping.run({ id: item.id, supplier: supply.supplier.id })}
            >
              {words.dropSupply}
            </Button>
          )}
          <Button
            variant="primary"
            keys="ctrl+enter"
            whyNot={supplier ? null : words.chooseSupplier}
            pending={keeping.pending}
            onPress={keep}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <Form onSubmit={keep} problem={keeping.problem ?? dropping.problem}>
        <ComboBox
          label={words.supplier}
          name="supplier"
          value={supplier}
          onChange={setSupplier}
          autoFocus={supply === null}
          search={async (q, signal) => {
            const { rows } = await call(lookup, { q, role: 'supplier', limit: 8 }, { signal })
            return rows.map(({ id, name, city }): Found => ({ id, label: name, hint: city }))
          }}
        />
        <TextField
          label={words.theirReference}
          name="reference"
          value={reference}
          onChange={setReference}
          maxLength={60}
          optional
        />
        <FieldRow>
          <QuantityField
            label={words.minimum}
            name="minimum"
            value={minimum}
            onChange={setMinimum}
            unit={item.unit}
            optional
          />
          <TextField
            label={words.leadTimeSaid}
            name="leadDays"
            inputMode="numeric"
            value={leadDays === null ? '' : String(leadDays)}
            onChange={(typed) => setLeadDays(daysOf(typed))}
            maxLength={3}
            optional
          />
        </FieldRow>
        <button type="submit" hidden />
      </Form>
    </Dialog>
  )
}

/** The digits that were typed, as a number of days. */
const daysOf = (typed: string): number | null => {
  const digits = typed.replace(/\D/g, '')
  return digits === '' ? null : Math.min(Number(digits), 730)
}
