import type { ReactNode } from 'react'
import type { Day } from '#kernel/day.ts'
import { useFormats } from '#web/formats.ts'
import type { ApiProblem } from '#web/problem.ts'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { Anchor, LinkButton } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Table, type TableColumn } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

/** The first rows of a list of theirs, and the way to all of them. */
export function Shortlist<R extends { readonly id: string }>({
  title,
  read: { data, problem, pending, refetch },
  columns,
  bones,
  all,
  empty,
}: {
  title: string
  read: {
    readonly data: { readonly rows: readonly R[] } | undefined
    readonly problem: ApiProblem | null
    readonly pending: boolean
    readonly refetch: () => void
  }
  columns: readonly TableColumn<R>[]
  /** How many lines stand for what is being read. */
  bones: number
  all: { readonly href: string; readonly label: string } | null
  empty: ReactNode
}) {
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  return (
    <Section
      title={title}
      flush
      actions={
        all && (
          <LinkButton size="small" href={all.href}>
            {all.label}
          </LinkButton>
        )
      }
    >
      {pending ? (
        <RowBones rows={bones} />
      ) : (
        <Table
          label={title}
          columns={columns}
          rows={data?.rows ?? []}
          keyOf={(row) => row.id}
          empty={empty}
        />
      )}
    </Section>
  )
}

/** Which document: its day, its number, what it is about. */
export function useDocumentColumns<
  R extends { readonly id: string; readonly day: Day; readonly subject: string },
>(href: (row: R) => string, number: (row: R) => string): TableColumn<R>[] {
  const words = useWords(both)
  const formats = useFormats()
  return [
    {
      key: 'day',
      label: words.day,
      cell: (row) => <span className="figures">{formats.day(row.day)}</span>,
      width: '7rem',
      minor: true,
    },
    {
      key: 'number',
      label: words.number,
      heads: true,
      cell: (row) => <Named href={href(row)}>{number(row)}</Named>,
    },
    { key: 'subject', label: words.subject, cell: (row) => row.subject, minor: true },
  ]
}

/** Which item: its reference and its name. */
export const itemColumns = <R extends { readonly reference: string; readonly name: string }>(
  words: { readonly reference: string; readonly name: string },
  href: (row: R) => string,
): TableColumn<R>[] => [
  {
    key: 'reference',
    label: words.reference,
    width: '9rem',
    cell: (row) => <span className="figures">{row.reference}</span>,
  },
  {
    key: 'name',
    label: words.name,
    heads: true,
    cell: (row) => <Named href={href(row)}>{row.name}</Named>,
  },
]

const Named = ({ href, children }: { href: string; children: string }) => (
  <Anchor href={href} className="font-medium hover:underline">
    {children}
  </Anchor>
)
