import { CircleAlert, CircleCheck, Clock, Pause } from 'lucide-react'
import { MailState } from '#features/sales/documents/web/mail/Messages.tsx'
import type { MailRow } from '../contract.ts'
import { to } from '#web/site.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { listMails } from '../contract.ts'
import { type MailState as State, mailKinds, mailStates } from '../rules/states.ts'
import { both } from './both.ts'

const names = (mail: MailRow): string =>
  mail.to.map(({ name, address }) => name || address).join(', ')

/** Where the document of a message stands. */
export function placeOf({ about }: MailRow): string | null {
  if (!about) return null
  if (about.type === 'quote') return to('/devis/:id', { id: about.id })
  if (about.type === 'project') return to('/projets/:id', { id: about.id })
  if (about.type === 'order') return to('/commandes/:id', { id: about.id })
  if (about.type === 'delivery') return to('/bons-de-livraison/:id', { id: about.id })
  if (about.type === 'invoice') return to('/factures/:id', { id: about.id })
  if (about.type === 'credit_note') return to('/avoirs/:id', { id: about.id })
  if (about.type === 'invitation' || about.type === 'person') return to('/parametres/equipe')
  if (about.type === 'purchase_order') return to('/commandes-achat/:id', { id: about.id })
  if (about.type === 'appointment') return to('/agenda/:id', { id: about.id })
  return to('/clients/:id', { id: about.id })
}

export const mails = listDefinition({
  name: 'mails',
  endpoint: listMails,
  words: both,
  columns: [
    {
      key: 'created',
      label: (w) => w.columns.created,
      cell: (row, { formats }) => formats.moment(row.createdAt),
      sort: 'created',
      figures: true,
      width: 140,
    },
    {
      key: 'subject',
      label: (w) => w.columns.subject,
      cell: (row) => row.subject,
      sort: 'subject',
      width: 260,
      grows: true,
      leads: true,
    },
    { key: 'to', label: (w) => w.columns.to, cell: names, width: 200 },
    {
      key: 'customer',
      label: (w) => w.columns.customer,
      cell: (row) => row.customer?.name ?? '',
      width: 170,
    },
    {
      key: 'about',
      label: (w) => w.columns.about,
      cell: (row) => row.about?.label ?? '',
      width: 130,
    },
    {
      key: 'state',
      label: (w) => w.columns.state,
      cell: (row) => <MailState state={row.state} back={row.problem?.code === 'returned'} />,
      width: 150,
    },
    {
      key: 'person',
      label: (w) => w.columns.person,
      cell: (row) => row.person?.name ?? '',
      width: 130,
      extra: true,
    },
    {
      key: 'sent',
      label: (w) => w.columns.sent,
      cell: (row, { formats }) => (row.sentAt ? formats.moment(row.sentAt) : ''),
      sort: 'sent',
      figures: true,
      width: 140,
      extra: true,
    },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'state',
      many: true,
      label: (w) => w.state,
      options: (w) => mailStates.map((value: State) => ({ value, label: w.states[value] })),
    },
    {
      kind: 'choice',
      name: 'kind',
      many: true,
      label: (w) => w.kind,
      options: (w) => {
        const labels = { ...w.kinds, ...w.otherKinds }
        return mailKinds.map((value) => ({ value, label: labels[value] }))
      },
    },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.period },
  ],
  indicators: [
    {
      key: 'failed',
      label: (w) => w.states.failed,
      icon: CircleAlert,
      hue: 'red',
      filter: { state: 'failed' },
    },
    {
      key: 'held',
      label: (w) => w.states.held,
      icon: Pause,
      hue: 'orange',
      filter: { state: 'held' },
    },
    {
      key: 'queued',
      label: (w) => w.states.queued,
      icon: Clock,
      hue: 'blue',
      filter: { state: 'queued' },
    },
    {
      key: 'sent',
      label: (w) => w.states.sent,
      icon: CircleCheck,
      hue: 'green',
      filter: { state: 'sent' },
    },
  ],
  idOf: (row) => row.id,
  rowHref: (row) => to('/messages/:id', { id: row.id }),
  rowLabel: (row) => row.subject,
  card: (row, { formats }) => ({
    title: row.subject,
    subtitle: `${formats.moment(row.sentAt ?? row.createdAt)} · ${names(row)}`,
    state: <MailState state={row.state} />,
  }),
  counted: (w, n, said) => w.counted(n, said),
  sort: { by: 'created', direction: 'desc' },
})
