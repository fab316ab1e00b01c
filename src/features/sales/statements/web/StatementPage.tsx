// The account of a client over a period, as they would receive it: what they owe, since when, and why.
import { AlarmClock, CalendarClock, Coins, Download, FileText, Mail, Wallet } from 'lucide-react'
import { useState } from 'react'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { addDays, addMonths, type Day, day as dayOf, readDay } from '#kernel/day.ts'
import { cents, sum } from '#kernel/money.ts'
import { addressOf, useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useQueryString, useSetQueryString } from '#web/navigation.ts'
import { useRights, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { Page } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Tile } from '#web/ui/Tile.tsx'
import { useWords } from '#web/words.ts'
import {
  mailStatement,
  proposeStatementMail,
  showStatement,
  statementCsv,
  statementPdf,
} from '../contract.ts'
import { type Age, daysLate } from '../rules/statement.ts'
import { Ageing } from './Ageing.tsx'
import { Movements } from './Movements.tsx'
import { OpenDocuments } from './OpenDocuments.tsx'
import type { Statement } from './statement.ts'
import { statementWords } from './words.ts'

export function StatementPage({ id }: { id: string }) {
  const words = useWords(statementWords)
  const [period, setPeriod] = usePeriod()
  const { can } = useRights()
  const [sending, setSending] = useState(false)
  const [age, setAge] = useState<Age | null>(null)
  const asked = { id, ...period }
  const { data, problem, pending, refetch } = useRead(showStatement, asked, {
    placeholderData: (before) => before,
  })
  return (
    <Page
      title={words.title}
      crumbs={[
        { label: words.customers, href: to('/clients') },
        ...(data ? [{ label: data.customer.name, href: to('/clients/:id', { id }) }] : []),
      ]}
      actions={
        <>
          {can('payments.write') && (
            <Button icon={Mail} onPress={() => setSending(true)}>
              {words.send}
            </Button>
          )}
          <LinkButton icon={Download} href={addressOf(statementCsv, asked)}>
            {words.csv}
          </LinkButton>
          <Button
            variant="primary"
            icon={FileText}
            keys="ctrl+p"
            onPress={() => void openPdf(statementPdf, asked)}
          >
            {words.pdf}
          </Button>
        </>
      }
    >
      <SendSheet
        propose={proposeStatementMail}
        send={mailStatement}
        input={{ id, from: period.from, through: period.to }}
        open={sending}
        onClose={() => setSending(false)}
      />
      <Period period={period} onChange={setPeriod} />
      {problem && <ErrorState problem={problem} onRetry={refetch} small />}
      {pending && <RowBones rows={6} />}
      {data && !problem && (
        <>
          <Sums statement={data} />
          <Ageing statement={data} chosen={age} onChoose={setAge} />
          <OpenDocuments statement={data} age={age} onAll={() => setAge(null)} />
          <Movements statement={data} />
        </>
      )}
    </Page>
  )
}

type Period = { readonly from: Day; readonly to: Day }

/** The period is in the address, so that a link shows what was seen. */
function usePeriod() {
  const today = useToday()
  const query = useQueryString()
  const setQuery = useSetQueryString()
  const until = (query['au'] && readDay(query['au'])) || today
  const usual = monthOf(addMonths(until, -3))
  const since = (query['du'] && readDay(query['du'])) || usual
  const set = ({ from, to: end }: Period) =>
    setQuery({ du: from === usual ? '' : from, au: end === today ? '' : end })
  return [{ from: since > until ? until : since, to: until }, set] as const
}

const monthOf = (on: Day): Day => dayOf(`${on.slice(0, 7)}-01`)

function Period({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const words = useWords(statementWords)
  const today = useToday()
  const usual: readonly (readonly [string, Period])[] = [
    [words.periods.month, { from: monthOf(today), to: today }],
    [words.periods.quarter, { from: monthOf(addMonths(today, -3)), to: today }],
    [words.periods.year, { from: dayOf(`${today.slice(0, 4)}-01-01`), to: today }],
    [words.periods.all, { from: dayOf('2000-01-01'), to: today }],
  ]
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2 print:hidden">
      <div className="w-36">
        <DayField
          label={words.from}
          value={period.from}
          onChange={(from) => from && onChange({ ...period, from })}
        />
      </div>
      <div className="w-36">
        <DayField
          label={words.to}
          value={period.to}
          onChange={(until) =>
            until &&
            onChange({
              from: period.from > until ? monthOf(addDays(until, -1)) : period.from,
              to: until,
            })
          }
        />
      </div>
      <div className="flex flex-wrap gap-1">
        {usual.map(([label, one]) => (
          <Button
            key={label}
            size="small"
            variant={one.from === period.from && one.to === period.to ? 'secondary' : 'quiet'}
            onPress={() => onChange(one)}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  )
}

function Sums({ statement }: { statement: Statement }) {
  const words = useWords(statementWords)
  const formats = useFormats()
  const { closing, late, toCome, onAccount, credits, open } = statement
  const oldest = Math.max(
    0,
    ...open.filter((one) => one.outstanding > 0).map((one) => daysLate(one.dueDay, statement.to)),
  )
  const theirs = sum([onAccount, credits])
  return (
    <div className="grid grid-cols-2 gap-2 sm:gap-3 lg:grid-cols-4">
      <Tile
        label={closing > 0 ? words.owed : closing < 0 ? words.inFavour : words.balance}
        icon={Wallet}
        hue={closing > 0 ? 'orange' : 'grey'}
        value={formats.amount(cents(Math.abs(closing)))}
        note={words.onDay(formats.day(statement.to))}
      />
      <Tile
        label={words.late}
        icon={AlarmClock}
        hue={late > 0 ? 'red' : 'grey'}
        value={late > 0 ? formats.amount(late) : '–'}
        note={late > 0 ? words.oldest(oldest) : words.upToDate}
      />
      <Tile
        label={words.toCome}
        icon={CalendarClock}
        value={toCome > 0 ? formats.amount(toCome) : '–'}
      />
      <Tile
        label={words.theirs}
        icon={Coins}
        value={theirs !== 0 ? formats.amount(theirs) : '–'}
        note={theirs === 0 ? null : words.theirsNote}
      />
    </div>
  )
}
