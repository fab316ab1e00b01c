import { BellRing } from 'lucide-react'
import { customerFilter } from '#features/sales/documents/web/filters.ts'
import { amountColumn, partyColumn } from '#features/sales/documents/web/list-columns.tsx'
import {
  channelIcons,
  ToneBadge,
  toneLooks,
} from '#features/sales/documents/web/reminders/looks.tsx'
import { MailState } from '#features/sales/documents/web/mail/Messages.tsx'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import { useRights } from '#web/session.ts'
import { listDefinition, type RowOf } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useLocale, useWords, wordsNow } from '#web/words.ts'
import { listReminders } from '../contract.ts'
import { tones } from '../rules/letter.ts'
import { whenOf } from '../rules/names.ts'
import { channels, kinds } from '../rules/plan.ts'
import { both } from './words.ts'

type Row = RowOf<typeof listReminders>

function Level({ row }: { row: Row }) {
  const words = useWords(both)
  const locale = useLocale()
  return row.level ? whenOf(row.level, locale) : words.byHand
}

type Words = typeof both.fr

const list = listDefinition({
  name: 'reminders',
  endpoint: listReminders,
  words: both,
  columns: [
    { ...partyColumn('customer', (w: Words) => w.columns.customer, 160), leads: true },
    {
      key: 'number',
      label: (w) => w.columns.number,
      cell: (row) => row.document.number,
      width: 130,
    },
    {
      key: 'at',
      label: (w) => w.columns.at,
      cell: (row, { formats }) => <span className="figures">{formats.moment(row.at)}</span>,
      sort: 'at',
      width: 140,
    },
    {
      key: 'tone',
      label: (w) => w.columns.tone,
      cell: (row) => <ToneBadge tone={row.tone} />,
      width: 150,
    },
    {
      key: 'level',
      label: (w) => w.columns.level,
      cell: (row) => <Level row={row} />,
      width: 160,
      grows: true,
    },
    {
      key: 'channel',
      label: (w) => w.columns.channel,
      cell: (row) => wordsNow(both).channels[row.channel],
      width: 80,
    },
    {
      key: 'mail',
      label: (w) => w.columns.mail,
      cell: (row) => (row.mail ? <MailState state={row.mail.state} /> : ''),
      width: 100,
    },
    amountColumn('amount', (w: Words) => w.columns.amount),
  ],
  filters: [
    {
      kind: 'choice',
      name: 'tone',
      many: true,
      label: (w) => w.filters.tone,
      options: (w) =>
        tones.map((value) => ({ value, label: w.toneTiles[value], ...toneLooks[value] })),
    },
    {
      kind: 'choice',
      name: 'kind',
      label: (w) => w.filters.kind,
      options: (w) => kinds.map((value) => ({ value, label: w.kinds[value] })),
    },
    {
      kind: 'choice',
      name: 'channel',
      many: true,
      label: (w) => w.filters.channel,
      options: (w) =>
        channels.map((value) => ({ value, label: w.channels[value], icon: channelIcons[value] })),
    },
    { ...customerFilter, label: (w) => w.filters.customer },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.day },
  ],
  indicators: tones.map((key) => ({
    key,
    label: (w: Words) => w.toneTiles[key],
    ...toneLooks[key],
    filter: { tone: key },
  })),
  idOf: (row) => row.id,
  rowHref: (row) =>
    to(row.kind === 'quote' ? '/devis/:id' : '/factures/:id', { id: row.document.id }),
  rowLabel: (row) => `${row.customer.name} ${row.document.number}`,
  card: (row, { formats }) => ({
    title: row.customer.name,
    subtitle: `${row.document.number} · ${formats.moment(row.at)}`,
    amount: formats.amount(row.amount),
    state: <ToneBadge tone={row.tone} />,
  }),
  counted: (w, n, written) => w.countedReminders(n, written),
  headline: { sum: 'amount', said: (w, written) => w.askedSum(written) },
  sort: { by: 'at', direction: 'desc' },
})

export function ReminderList() {
  const words = useWords(both)
  const { can } = useRights()
  return (
    <List
      definition={list}
      title={words.reminders}
      actions={
        can('company.read') && (
          <LinkButton href={to('/parametres/relances')}>{words.plans}</LinkButton>
        )
      }
      empty={{ icon: BellRing, title: words.noReminders, text: words.noRemindersText }}
    />
  )
}
