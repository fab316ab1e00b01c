// The page of a document that no longer changes: its state, its total and the next act first; then its
// lines or its sheet of paper, and beside them what it is tied to.
import { Eye, Rows3 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { DocumentView } from '#kernel/print.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Bone } from '#web/ui/Skeletons.tsx'
import { Said } from '#web/ui/widget/Said.tsx'
import { useWords } from '#web/words.ts'
import { DocumentSheet } from './Sheet.tsx'
import { documentWords } from './words.ts'

export type Figure = {
  readonly label: string
  readonly value: string
  readonly tone?: 'red' | 'orange' | 'green'
  /** Its (i): what it is, and what is not to be taken for it. */
  readonly said?: { readonly text: string; readonly more?: ReactNode }
}

/** Lines or paper, and the button that goes from one to the other. */
export function useShown(): { shown: 'lines' | 'sheet'; toggle: ReactNode } {
  const words = useWords(documentWords)
  const [shown, setShown] = useState<'lines' | 'sheet'>('lines')
  const isSheet = shown === 'sheet'
  return {
    shown,
    toggle: (
      <IconButton
        icon={isSheet ? Rows3 : Eye}
        label={isSheet ? words.lines : words.preview}
        pressed={isSheet}
        onPress={() => setShown(isSheet ? 'lines' : 'sheet')}
      />
    ),
  }
}

export function Record({
  title,
  crumbs,
  state,
  customer,
  customerHref = to('/clients/:id', { id: customer.id }),
  subject,
  actions,
  banner,
  figures,
  shown,
  view,
  first,
  aside,
  children,
}: {
  title: string
  crumbs: readonly { label: string; href: string }[]
  state: ReactNode
  customer: { readonly id: string; readonly name: string }
  /** Where the page of the other party is: that of a client, unless it supplies. */
  customerHref?: string
  subject: string
  actions: ReactNode
  banner?: ReactNode
  figures: readonly Figure[]
  shown: 'lines' | 'sheet'
  view: DocumentView | undefined
  /** What of the side is looked at before the rest: above the lines on a phone. */
  first?: ReactNode
  aside: ReactNode
  children: ReactNode
}) {
  const { can } = useRights()
  return (
    <Page
      title={title}
      crumbs={crumbs}
      state={state}
      actions={actions}
      banner={banner}
      subtitle={
        <span className="flex flex-wrap gap-x-2 leading-6">
          {can('customers.read') ? (
            <Link quiet href={customerHref}>
              {customer.name}
            </Link>
          ) : (
            <span className="font-medium text-text">{customer.name}</span>
          )}
          {subject && <span>· {subject}</span>}
        </span>
      }
    >
      <Figures figures={figures} />
      <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_20rem] md:grid-rows-[auto_1fr]">
        {first && <div className="flex min-w-0 flex-col gap-4 md:col-start-2">{first}</div>}
        <div className="flex min-w-0 flex-col gap-4 md:col-start-1 md:row-span-2 md:row-start-1">
          {shown === 'lines' ? (
            children
          ) : view ? (
            <DocumentSheet view={view} />
          ) : (
            <Bone className="aspect-[210/297] w-full" />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4 md:col-start-2">{aside}</div>
      </div>
    </Page>
  )
}

const inks = { red: 'text-red', orange: 'text-orange', green: 'text-green' }

/** What one looks for on a document, large, in one row. */
const Figures = ({ figures }: { figures: readonly Figure[] }) => (
  <dl className="flex flex-wrap gap-x-10 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3">
    {figures.map(({ label, value, tone, said }) => (
      <div key={label} className="min-w-0">
        <dt className="flex h-5 items-center gap-1 text-12 text-soft">
          {label}
          {said && (
            <Said of={label} more={said.more}>
              {said.text}
            </Said>
          )}
        </dt>
        <dd className={`figures text-20 font-semibold ${tone ? inks[tone] : ''}`}>{value}</dd>
      </div>
    ))}
  </dl>
)
