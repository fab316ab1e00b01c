import { CircleAlert, CircleCheck } from 'lucide-react'
import { type Cents, sum } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Table } from '#web/ui/Table.tsx'
import { Tile } from '#web/ui/Tile.tsx'
import { useLocale, useWords } from '#web/words.ts'
import type { ImportAnswer } from '../contract.ts'
import { noticeSentences } from '../rules/reasons.ts'
import { both } from './both.ts'

type Reported = Pick<
  ImportAnswer,
  Exclude<keyof ImportAnswer, 'id' | 'sameAs' | 'remembered' | 'preview' | 'seconds'>
>

/** What a file holds and what becomes of it, in four figures. */
export function Tiles({ report }: { report: Reported }) {
  const words = useWords(both).tiles
  const { integer, amount } = useFormats()
  const { created } = report
  const isClean = report.refused === 0
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Tile
        label={words.documents}
        value={integer(report.invoices + report.creditNotes)}
        note={words.documentsNote(report.invoices, report.creditNotes, integer)}
      />
      {/* An amount is never cut: on a phone it has the width to itself. */}
      <div className="grid max-sm:order-first max-sm:col-span-2">
        <Tile
          label={words.amount}
          value={amount(report.acceptedSum)}
          note={words.linesNote(report.accepted, report.lines, integer)}
        />
      </div>
      <Tile
        label={words.records}
        value={integer(created.customers + created.items)}
        note={words.recordsNote(created.customers, created.items, integer)}
      />
      <div className="grid max-sm:col-span-2">
        <Tile
          label={words.refused}
          value={integer(report.refused)}
          icon={isClean ? CircleCheck : CircleAlert}
          hue={isClean ? 'green' : 'orange'}
          note={isClean ? words.noneRefused : words.refusedNote(amount(report.refusedSum))}
        />
      </div>
    </div>
  )
}

/** "ventes.csv · 12,3 Mo · 209 029 lignes · du 01/12/2010 au 31/05/2011" */
export function FileLine({ report, size }: { report: Reported; size: number | null }) {
  const words = useWords(both)
  const formats = useFormats()
  const { firstDay, lastDay } = report
  const parts = [
    ...(size === null ? [] : [report.fileName, sizeOf(words, size)]),
    words.problems.lines(report.lines, formats.integer(report.lines)),
    firstDay && lastDay ? words.page.period(formats.day(firstDay), formats.day(lastDay)) : '',
  ]
  return <span>{parts.filter(Boolean).join(' · ')}</span>
}

export const sizeOf = (
  words: { bytes: (n: string) => string; kilobytes: (n: string) => string },
  size: number,
): string => {
  if (size < 1_000_000) return words.kilobytes(String(Math.ceil(size / 1_000)))
  return words.bytes(
    (size / 1_000_000).toFixed(1).replace('.', words.bytes('').includes('o') ? ',' : '.'),
  )
}

/** How a history stands beside the living books: said before, and ever after. */
export function HistoryBanner({ report }: { report: Reported }) {
  const words = useWords(both)
  const { integer } = useFormats()
  return (
    <Banner tone="blue" title={words.history.title}>
      {words.history.text}{' '}
      {report.counterSales > 0 &&
        words.history.counter(report.counterSales, integer(report.counterSales))}{' '}
      {report.alreadyThere > 0 && words.there(report.alreadyThere, integer(report.alreadyThere))}
    </Banner>
  )
}

/** The figures by month, to be held against one's own. */
export function Months({ report }: { report: Reported }) {
  const words = useWords(both).months
  const formats = useFormats()
  const { months } = report
  if (months.length === 0) return null
  const count = (n: number) => (n === 0 ? '–' : formats.integer(n))
  return (
    <Section title={words.title} flush>
      <Table
        label={words.title}
        rows={months}
        keyOf={(row) => row.month}
        columns={[
          {
            key: 'month',
            label: words.month,
            cell: (row) => <span className="whitespace-nowrap">{formats.month(row.month)}</span>,
            heads: true,
          },
          {
            key: 'invoices',
            label: words.invoices,
            cell: (row) => count(row.invoices),
            figures: true,
            minor: true,
          },
          {
            key: 'creditNotes',
            label: words.creditNotes,
            cell: (row) => count(row.creditNotes),
            figures: true,
            minor: true,
          },
          { key: 'net', label: words.net, cell: (row) => formats.bare(row.net), figures: true },
        ]}
        foot={{
          month: words.total,
          invoices: count(report.invoices),
          creditNotes: count(report.creditNotes),
          net: formats.bare(sum(months.map(({ net }): Cents => net))),
        }}
      />
    </Section>
  )
}

/** What was accepted with a remark. */
export function Notices({ report }: { report: Reported }) {
  const words = useWords(both).notices
  const locale = useLocale()
  const { integer } = useFormats()
  if (report.notices.length === 0) return null
  return (
    <Section title={words.title}>
      <ul className="flex flex-col gap-2.5">
        {report.notices.map(({ notice, count, examples }) => (
          <li key={notice} className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-3 text-14">
            <span className="figures text-right font-semibold">{integer(count)}</span>
            <span>
              {noticeSentences[notice][locale]}
              {examples.length > 0 && (
                <span className="block text-13 break-words text-faint">
                  {words.examples(examples.slice(0, 3).join(', '))}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
