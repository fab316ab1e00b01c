// The documents of a project: those attached to it, and what follows from them.
import {
  ClipboardCheck,
  FileInput,
  FileText,
  Link2,
  type LucideIcon,
  Receipt,
  ShoppingCart,
  Truck,
  Unlink,
} from 'lucide-react'
import { useState } from 'react'
import { sum } from '#kernel/money.ts'
import { useRead, useWrite } from '#web/api.ts'
import { type Formats, useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { Table, type TableColumn } from '#web/ui/Table.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  attachDocument,
  detachDocument,
  listAttachable,
  listProjects,
  type Project,
  showProject,
} from '../contract.ts'
import { counted } from '../rules.ts'
import type { Figure } from './Money.tsx'
import { projectWords, type ProjectWords } from './words.ts'

type Row = Project['documents'][number]

const icons: Readonly<Record<Row['kind'], LucideIcon>> = {
  quote: FileText,
  order: ClipboardCheck,
  purchase_order: ShoppingCart,
  delivery: Truck,
  invoice: Receipt,
  deposit: Receipt,
  situation: Receipt,
  final: Receipt,
  credit_note: FileInput,
}

const hrefOf = ({ kind, id }: Row): string => {
  if (kind === 'quote') return to('/devis/:id', { id })
  if (kind === 'order') return to('/commandes/:id', { id })
  if (kind === 'purchase_order') return to('/commandes-achat/:id', { id })
  if (kind === 'delivery') return to('/bons-de-livraison/:id', { id })
  return kind === 'credit_note' ? to('/avoirs/:id', { id }) : to('/factures/:id', { id })
}

const named = ({ kind, number }: Row, words: ProjectWords): string =>
  `${words.kinds[kind]} ${number ?? ''}`.trim()

export function Documents({
  project,
  figure,
  onAll,
}: {
  project: Project
  /** Only those that this figure counts. */
  figure: Figure | null
  onAll: () => void
}) {
  const words = useWords(projectWords)
  const formats = useFormats()
  const { can } = useRights()
  const [attaching, setAttaching] = useState(false)
  const refresh = [showProject, listProjects, listAttachable]
  const detaching = useWrite(detachDocument, {
    refresh,
    onDone: () => toast(words.detached),
  })
  const writes = can('projects.write')
  const all = project.documents
  const rows = figure === null ? all : all.filter((row) => counted[figure](row) !== 0)
  return (
    <Section
      title={figure === null ? words.documents : words.documentsOf(words.money[figure])}
      flush
      actions={
        <>
          {figure !== null && (
            <Button size="small" onPress={onAll}>
              {words.showAll}
            </Button>
          )}
          {writes && (
            <Button size="small" icon={Link2} onPress={() => setAttaching(true)}>
              {words.attach}
            </Button>
          )}
        </>
      }
    >
      <Table<Row>
        label={words.documents}
        rows={rows}
        keyOf={(row) => row.id}
        empty={
          <EmptyState small icon={FileText} title={words.documentsNone}>
            {words.documentsNoneText}
          </EmptyState>
        }
        columns={[
          {
            key: 'document',
            label: words.document,
            heads: true,
            cell: (row) => <Name row={row} />,
          },
          { key: 'state', label: words.state, minor: true, cell: (row) => <State row={row} /> },
          ...(figure === null
            ? amounts(words, formats)
            : [
                {
                  key: 'counted',
                  label: words.money[figure],
                  figures: true as const,
                  cell: (row: Row) => formats.bare(counted[figure](row)),
                },
              ]),
          {
            key: 'acts',
            label: '',
            minor: true,
            width: '3.5rem',
            cell: (row) =>
              writes && row.starts ? (
                <IconButton
                  icon={Unlink}
                  size="small"
                  label={words.detach(named(row, words))}
                  onPress={() => void detaching.run({ id: project.id, document: row.id })}
                />
              ) : null,
          },
        ]}
        {...(figure === null
          ? {}
          : {
              foot: {
                document: words.total,
                counted: formats.bare(sum(rows.map((row) => counted[figure](row)))),
              },
            })}
      />
      {attaching && <Attach project={project} onClose={() => setAttaching(false)} />}
    </Section>
  )
}

const amounts = (words: ProjectWords, formats: Formats): TableColumn<Row>[] => [
  { key: 'net', label: words.net, figures: true, cell: (row) => formats.bare(row.net) },
  {
    key: 'gross',
    label: words.gross,
    figures: true,
    minor: true,
    cell: (row) => (row.kind === 'purchase_order' ? '–' : formats.bare(row.gross)),
  },
  {
    key: 'outstanding',
    label: words.outstanding,
    figures: true,
    minor: true,
    cell: (row) => (row.outstanding ? formats.bare(row.outstanding) : '–'),
  },
]

function Name({ row }: { row: Row }) {
  const words = useWords(projectWords)
  const formats = useFormats()
  const Icon = icons[row.kind]
  return (
    <span className={`flex items-center gap-2 py-1 ${row.starts ? '' : 'pl-5'}`}>
      <Icon aria-hidden size={16} className="shrink-0 text-faint" />
      <span className="sm:whitespace-nowrap">
        <Link href={hrefOf(row)}>{named(row, words)}</Link>
        <span className="figures block text-12 text-faint">{formats.day(row.day)}</span>
      </span>
    </span>
  )
}

function State({ row }: { row: Row }) {
  const words = useWords(projectWords)
  const state = row.outstanding === 0 && row.kind !== 'credit_note' ? 'paid' : row.state
  const hue = {
    signed: 'green',
    paid: 'green',
    delivered: 'green',
    confirmed: 'blue',
    sent: 'blue',
    shipped: 'blue',
  } as const
  const said = (words.states as Readonly<Record<string, string>>)[state] ?? state
  return (
    <Badge hue={(hue as Readonly<Record<string, 'green' | 'blue'>>)[state] ?? 'grey'}>{said}</Badge>
  )
}

/** The documents of the client that belong to no project yet: a press attaches one. */
function Attach({ project, onClose }: { project: Project; onClose: () => void }) {
  const words = useWords(projectWords)
  const formats = useFormats()
  const { data, pending } = useRead(listAttachable, { id: project.id })
  const attaching = useWrite(attachDocument, {
    refresh: [showProject, listProjects, listAttachable],
    onDone: () => toast(words.attached, { tone: 'green' }),
  })
  return (
    <Dialog title={words.attachTitle} open onClose={onClose} size="medium">
      {pending && <RowBones rows={3} />}
      {data?.rows.length === 0 && <p className="text-14 text-soft">{words.attachNone}</p>}
      {attaching.problem && (
        <p role="alert" className="text-13 text-red">
          {attaching.problem.detail}
        </p>
      )}
      <ul className="flex flex-col divide-y divide-line-soft">
        {(data?.rows ?? []).map((row) => {
          const Icon = icons[row.kind]
          return (
            <li key={row.document}>
              <button
                type="button"
                disabled={attaching.pending}
                onClick={() =>
                  void attaching.run({ id: project.id, kind: row.kind, document: row.document })
                }
                className="flex min-h-12 w-full items-center gap-3 rounded-md px-2 text-left hover:bg-hover"
              >
                <Icon aria-hidden size={16} className="shrink-0 text-faint" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate text-14 font-medium">
                    {`${words.kinds[row.kind]} ${row.number ?? words.attachDraft}`}
                  </span>
                  <span className="block truncate text-12 text-faint">
                    {[formats.day(row.day), row.subject].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <span className="figures text-13">{formats.amount(row.net)}</span>
                <Link2 aria-hidden size={16} className="shrink-0 text-faint" />
              </button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
