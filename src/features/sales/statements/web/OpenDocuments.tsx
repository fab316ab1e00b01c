import { AlarmClock } from 'lucide-react'
import { sum } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { Button } from '#web/ui/Button.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { type Age, ageOf, daysLate } from '../rules/statement.ts'
import { hrefOf, type Statement } from './statement.ts'
import { statementWords } from './words.ts'

/** What the figures above sum, document by document. */
export function OpenDocuments({
  statement,
  age,
  onAll,
}: {
  statement: Statement
  age: Age | null
  onAll: () => void
}) {
  const words = useWords(statementWords)
  const formats = useFormats()
  const rows = statement.open.filter(
    (one) => age === null || (one.outstanding > 0 && ageOf(one.dueDay, statement.to) === age),
  )
  const title = age === null ? words.open : words.openAt(words.ages[age])
  return (
    <Section
      title={title}
      flush
      actions={
        age !== null && (
          <Button size="small" onPress={onAll}>
            {words.everything}
          </Button>
        )
      }
    >
      <Table
        label={title}
        rows={rows}
        keyOf={(one) => one.id}
        empty={<p className="px-4 pt-2 pb-4 text-14 text-soft">{words.noOpen}</p>}
        foot={{ outstanding: formats.bare(sum(rows.map((one) => one.outstanding))) }}
        columns={[
          {
            key: 'number',
            label: words.number,
            heads: true,
            cell: (one) => (
              <Link quiet href={hrefOf(one)}>
                {one.number}
              </Link>
            ),
          },
          {
            key: 'day',
            label: words.day,
            minor: true,
            cell: (one) => <span className="figures">{formats.day(one.day)}</span>,
          },
          {
            key: 'due',
            label: words.due,
            cell: (one) => {
              const late = one.outstanding > 0 ? daysLate(one.dueDay, statement.to) : 0
              return (
                <span className="figures inline-flex flex-wrap items-center gap-x-2">
                  {one.outstanding > 0 && one.dueDay ? formats.day(one.dueDay) : '–'}
                  {late > 0 && (
                    <span className="inline-flex items-center gap-0.5 font-medium text-red">
                      <AlarmClock aria-hidden size={14} />
                      {words.lateDays(late)}
                    </span>
                  )}
                </span>
              )
            },
          },
          {
            key: 'gross',
            label: words.gross,
            figures: true,
            minor: true,
            cell: (one) => formats.bare(one.gross),
          },
          {
            key: 'outstanding',
            label: words.outstanding,
            figures: true,
            cell: (one) => <span className="font-medium">{formats.bare(one.outstanding)}</span>,
          },
        ]}
      />
    </Section>
  )
}
