import { CircleCheck, Download } from 'lucide-react'
import { addressOf, useRead, useReady } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useQueryString, useSetQueryString } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Table } from '#web/ui/Table.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { downloadRefusals, type ImportRun, listRefusals, showImport } from '../contract.ts'
import { fieldNames, fields } from '../rules/columns.ts'
import { lineReasons } from '../rules/reasons.ts'
import { both } from './both.ts'
import { Problems } from './Problems.tsx'
import { Undo } from './Undo.tsx'
import { FileLine, HistoryBanner, Months, Notices, sizeOf, Tiles } from './Summary.tsx'

/** An import that was made: its report, and the lines that it refused. */
export function ImportPage({ id }: { id: string }) {
  const words = useWords(both)
  const formats = useFormats()
  const run = useReady(showImport, { id })
  const { report } = run
  const { onglet = 'resume' } = useQueryString()
  const setQuery = useSetQueryString()
  const moment = formats.moment(run.createdAt)
  const by = run.person ? words.page.by(run.person, moment) : words.page.byCommand(moment)
  return (
    <Page
      title={report.fileName}
      crumbs={[{ label: words.title, href: to('/imports') }]}
      subtitle={
        <>
          {by} · <FileLine report={report} size={null} />
        </>
      }
      actions={
        <>
          {report.refused > 0 && (
            <LinkButton icon={Download} href={addressOf(downloadRefusals, { id })}>
              {words.problems.download}
            </LinkButton>
          )}
          <Undo run={run} obstacle={run.obstacle} />
        </>
      }
    >
      {run.undoneAt && (
        <Banner tone="orange">{words.undo.undone(formats.moment(run.undoneAt))}</Banner>
      )}
      <Tabs
        label={words.page.sections}
        chosen={onglet === 'refus' ? 'refus' : 'resume'}
        onChoose={(key) => setQuery({ onglet: key === 'resume' ? undefined : key })}
        tabs={[
          { key: 'resume', label: words.page.summary, content: () => <Report run={run} /> },
          {
            key: 'refus',
            label: words.problems.title,
            count: formats.integer(report.refused),
            content: () => <Refusals id={id} total={report.refused} />,
          },
        ]}
      />
    </Page>
  )
}

function Report({ run: { report, undoneAt } }: { run: ImportRun }) {
  return (
    <div className="flex flex-col gap-4">
      <Tiles report={report} />
      {undoneAt === null && <HistoryBanner report={report} />}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Months report={report} />
          {report.problems.length > 0 && <Problems problems={report.problems} />}
          <Notices report={report} />
        </div>
        <FileFacts report={report} />
      </div>
    </div>
  )
}

function FileFacts({ report }: { report: ImportRun['report'] }) {
  const words = useWords(both)
  const names = fieldNames[useLocale()]
  const formats = useFormats()
  const { facts, file, separators, gz } = words.page
  const { format, columns } = report
  return (
    <Section title={file}>
      <Facts>
        <Fact label={facts.name}>
          <span className="break-words">{report.fileName}</span>
        </Fact>
        <Fact label={facts.size}>
          {sizeOf(words, report.bytes)}
          {format.compressed && ` · ${gz}`}
        </Fact>
        <Fact label={facts.encoding}>{format.encoding.toUpperCase()}</Fact>
        <Fact label={facts.separator}>{separators[format.separator] ?? format.separator}</Fact>
        <Fact label={facts.decimals}>{words.options[format.decimals]}</Fact>
        <Fact label={facts.dates}>{words.options[format.dates]}</Fact>
        <Fact label={facts.vat}>{formats.percent(report.vat)}</Fact>
        <Fact label={facts.columns}>
          <ul className="text-13">
            {fields.flatMap((field) =>
              columns[field] === undefined
                ? []
                : [
                    <li key={field}>
                      <span className="text-faint">{names[field]}</span> {columns[field]}
                    </li>,
                  ],
            )}
          </ul>
        </Fact>
        <Fact label={facts.digest}>
          <span className="font-mono text-12 break-all text-soft">{report.sha256}</span>
        </Fact>
      </Facts>
    </Section>
  )
}

const most = 200

/** The refused lines, in the order of the file; beyond what a page shows, the file has them. */
function Refusals({ id, total }: { id: string; total: number }) {
  const words = useWords(both).problems
  const locale = useLocale()
  const formats = useFormats()
  const read = useRead(listRefusals, { id, limit: most })
  if (total === 0) {
    return (
      <EmptyState icon={CircleCheck} title={words.none}>
        {words.noneText}
      </EmptyState>
    )
  }
  if (read.problem) return <ErrorState problem={read.problem} onRetry={read.refetch} />
  if (!read.data) return <RowBones rows={8} />
  return (
    <div>
      <Section flush>
        <Table
          label={words.title}
          rows={read.data.rows}
          keyOf={(row) => String(row.line)}
          columns={[
            {
              key: 'line',
              label: words.number,
              cell: (row) => formats.integer(row.line),
              heads: true,
              figures: true,
            },
            {
              key: 'reason',
              label: words.reason,
              cell: (row) => (
                <span className="block py-2 sm:min-w-56">{lineReasons[row.reason][locale]}</span>
              ),
            },
            {
              key: 'content',
              label: words.content,
              cell: (row) => (
                <span className="block max-w-140 truncate font-mono text-12" title={row.content}>
                  {row.content}
                </span>
              ),
              minor: true,
            },
            {
              key: 'amount',
              label: words.amount,
              cell: (row) => (row.amount === 0 ? '–' : formats.bare(row.amount)),
              figures: true,
            },
          ]}
          foot={{ line: '', reason: '', amount: formats.bare(read.data.sums['amount']!) }}
        />
      </Section>
      {read.data.total > most && (
        <p className="pt-3 text-13 text-soft">{words.first(formats.integer(most))}</p>
      )}
    </div>
  )
}
