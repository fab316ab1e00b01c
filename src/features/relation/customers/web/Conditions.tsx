import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import type { Origin } from '../rules.ts'
import { both } from './both.ts'
import { ConditionsSheet } from './ConditionsSheet.tsx'
import type { Customer } from './customer.ts'

type Told = { readonly label: string; readonly value: string; readonly origin: Origin }

/** What applies to the documents of a customer, and where each value comes from. */
export function Conditions({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const [editing, setEditing] = useState(false)
  const { termsDays, termsEndOfMonth, paymentMethod, discount, vatRegime, vatExemption } =
    customer.conditions
  const terms = [words.days(termsDays.value), termsEndOfMonth.value ? words.endOfMonth : '']
  const rows: readonly Told[] = [
    {
      label: words.terms,
      value: terms.filter(Boolean).join(', '),
      origin: [termsDays, termsEndOfMonth].some(({ origin }) => origin === 'customer')
        ? 'customer'
        : 'company',
    },
    {
      label: words.method,
      value: capital(words.methods[paymentMethod.value]),
      origin: paymentMethod.origin,
    },
    {
      label: words.discount,
      value: discount.value === 0 ? words.none : formats.percent(discount.value),
      origin: discount.origin,
    },
    ...(customer.distributor
      ? [
          {
            label: words.distributor,
            value: customer.distributor.name,
            origin: 'customer' as const,
          },
        ]
      : []),
    {
      label: words.vatRegime,
      value: [words.vatRegimes[vatRegime.value], vatExemption].filter(Boolean).join(' · '),
      origin: vatRegime.origin,
    },
  ]
  return (
    <Section
      title={words.tabs.conditions}
      hint={words.conditionsText}
      flush
      actions={
        can('customers.write') && (
          <Button icon={Pencil} size="small" onPress={() => setEditing(true)}>
            {words.edit}
          </Button>
        )
      }
    >
      <Table
        label={words.tabs.conditions}
        rows={rows}
        keyOf={(row) => row.label}
        columns={[
          { key: 'label', label: words.condition, heads: true, cell: (row) => row.label },
          {
            key: 'value',
            label: words.value,
            cell: (row) => <span className="font-medium">{row.value}</span>,
          },
          {
            key: 'origin',
            label: words.origin,
            cell: (row) =>
              row.origin === 'customer' ? (
                <Badge hue="violet">{words.origins.customer}</Badge>
              ) : (
                <span className="text-faint">{words.origins.company}</span>
              ),
          },
        ]}
      />
      {editing && <ConditionsSheet customer={customer} onClose={() => setEditing(false)} />}
    </Section>
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
