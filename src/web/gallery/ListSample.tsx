import { AlarmClock, CircleDashed, CreditCard, Mail, Plus, Receipt } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { PaymentIcon } from '../ui/Status.tsx'
import { listDefinition } from '../ui/list/definition.ts'
import { List } from '../ui/list/List.tsx'
import { listSample } from './sample.ts'

const words = {
  counted: (count: number, written: string) =>
    count > 1 ? `${written} factures` : `${written} facture`,
  due: (written: string) => `${written} TTC restant dû`,
}

const invoices = listDefinition({
  name: 'gallery',
  endpoint: listSample,
  words: { fr: words, en: words },
  columns: [
    {
      key: 'number',
      label: () => 'Numéro',
      cell: (row) => row.number,
      sort: 'number',
      width: 130,
      leads: true,
    },
    {
      key: 'customer',
      label: () => 'Client',
      cell: (row) => row.customer,
      sort: 'customer',
      width: 180,
      grows: true,
    },
    {
      key: 'day',
      label: () => 'Date',
      cell: (row, { formats }) => formats.day(row.day),
      sort: 'day',
      width: 110,
    },
    {
      key: 'due',
      label: () => 'Échéance',
      cell: (row, { formats }) => formats.day(row.due),
      width: 110,
    },
    {
      key: 'state',
      label: () => 'Règlement',
      cell: (row) => <PaymentIcon state={row.state} lateDays={row.lateDays} />,
      width: 230,
    },
    {
      key: 'gross',
      label: () => 'Total TTC',
      cell: (row, { formats }) => formats.bare(row.gross),
      sort: 'gross',
      figures: true,
      width: 120,
      sum: 'gross',
    },
    {
      key: 'left',
      label: () => 'Reste dû',
      cell: (row, { formats }) => (row.left === 0 ? '–' : formats.bare(row.left)),
      sort: 'left',
      figures: true,
      width: 120,
      sum: 'left',
    },
    { key: 'city', label: () => 'Ville', cell: (row) => row.city, width: 120, extra: true },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'state',
      many: true,
      label: () => 'Règlement',
      options: () => [
        { value: 'unpaid', label: 'Non réglée', icon: CreditCard },
        { value: 'partly', label: 'Partiellement réglée', icon: CreditCard, hue: 'orange' },
        { value: 'paid', label: 'Soldée', icon: CreditCard, hue: 'green' },
      ],
    },
    { kind: 'flag', name: 'late', label: () => 'En retard' },
    { kind: 'days', from: 'from', to: 'to', label: () => 'Date' },
    { kind: 'amounts', from: 'min', to: 'max', label: () => 'Reste dû' },
  ],
  indicators: [
    { key: 'unpaid', label: () => 'Non réglées', icon: CircleDashed, filter: { state: 'unpaid' } },
    {
      key: 'partly',
      label: () => 'Partiellement réglées',
      icon: CreditCard,
      hue: 'orange',
      filter: { state: 'partly' },
    },
    {
      key: 'late',
      label: () => 'En retard',
      icon: AlarmClock,
      hue: 'red',
      filter: { late: 'true' },
    },
    {
      key: 'paid',
      label: () => 'Soldées',
      icon: CreditCard,
      hue: 'green',
      filter: { state: 'paid' },
    },
  ],
  idOf: (row) => row.id,
  rowHref: () => '/ui?vue=donnees',
  rowLabel: (row) => row.number,
  card: (row, { formats }) => ({
    title: row.number,
    subtitle: row.customer,
    amount: formats.amount(row.left === 0 ? row.gross : row.left),
    date: formats.day(row.day),
    state: <PaymentIcon state={row.state} lateDays={row.lateDays} words={false} />,
  }),
  counted: (own, count, written) => own.counted(count, written),
  headline: { sum: 'left', said: (own, written) => own.due(written) },
  sort: { by: 'number', direction: 'desc' },
})

export function ListSample() {
  return (
    <div className="h-dvh print:h-auto">
      <List
        definition={invoices}
        title="Factures"
        actions={
          <Button variant="primary" icon={Plus} onPress={() => undefined}>
            Nouvelle facture
          </Button>
        }
        bulk={[
          { key: 'remind', label: 'Relancer', icon: Mail, keys: 'e', run: () => undefined },
          {
            key: 'print',
            label: 'Imprimer',
            run: () => undefined,
            whyNot: ({ all }) => (all ? 'Limité à 500 documents.' : null),
          },
        ]}
        rowActions={(row) => [
          { key: 'mail', label: `Envoyer ${row.number}`, icon: Mail, onPress: () => undefined },
        ]}
        preview={(row) => <p>{row.customer}</p>}
        empty={{ icon: Receipt, title: 'Aucune facture' }}
      />
    </div>
  )
}
