// The calendar: a week, a month, or people side by side on a day.
import { CalendarCheck, CalendarPlus, ChevronLeft, ChevronRight, Rss } from 'lucide-react'
import { useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import { AppointmentSheet } from '#features/relation/activities/web/AppointmentSheet.tsx'
import type { Begun } from '#features/relation/activities/web/appointment-values.ts'
import { spokenDay, startOfWeek, weekdayName } from '#features/relation/activities/web/days.ts'
import { addDays, addMonths, type Day, readDay } from '#kernel/day.ts'
import { useRead, useReady } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo, useQueryString, useSetQueryString } from '#web/navigation.ts'
import { useRights, useSession, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { type Appointment, listAppointments, listDeadlines, showAppointment } from '../contract.ts'
import { clashing } from '../rules/life.ts'
import { both } from './both.ts'
import { Feeds } from './Feeds.tsx'
import { Grid } from './Grid.tsx'
import type { Column } from './layout.ts'
import { Month, monthDays } from './Month.tsx'
import { useMoves } from './useMoves.ts'
import { useNarrow } from './narrow.ts'

const views = ['week', 'month', 'team'] as const
type View = (typeof views)[number]
const slugs: Readonly<Record<View, string>> = { week: 'semaine', month: 'mois', team: 'equipe' }

export function Agenda() {
  return <Calendar />
}

/** An appointment at its own address: over the week that it is in. */
export function OneAppointment({ id }: { id: string }) {
  const appointment = useReady(showAppointment, { id })
  const go = useGo()
  return (
    <>
      <Calendar on={appointment.startsAt.slice(0, 10) as Day} />
      <AppointmentSheet
        appointment={appointment}
        onClose={() => go(to('/agenda', {}, { jour: appointment.startsAt.slice(0, 10) }))}
      />
    </>
  )
}

function Calendar({ on }: { on?: Day }) {
  const words = useWords(both)
  const today = useToday()
  const { can } = useRights()
  const asked = useAsked(on ?? today)
  const { view, day, whose } = asked
  const columns = useColumns(view, day)
  const days = view === 'month' ? monthDays(day) : columns.map((one) => one.day)
  const period = { from: days[0] ?? day, to: days.at(-1) ?? day }
  const everyone = view === 'team' || whose === 'all' ? { everyone: 'true' as const } : {}
  const person = whose === 'me' || whose === 'all' ? {} : { person: whose }
  const read = useRead(
    listAppointments,
    { ...period, ...everyone, ...(view === 'team' ? {} : person) },
    { placeholderData: (before) => before },
  )
  const due = useRead(
    listDeadlines,
    { ...period, ...everyone },
    { placeholderData: (before) => before },
  )
  const moves = useMoves()
  const [open, setOpen] = useState<Appointment | null>(null)
  const [begun, setBegun] = useState<Begun | null>(null)
  const [feeds, setFeeds] = useState(false)
  const rows = read.data?.rows ?? []
  const dues = due.data?.rows ?? []
  const writes = can('activities.write')
  const narrow = useNarrow()
  const begin = () => setBegun({ day, minutes: 540, lasts: 60 })
  return (
    <Page
      title={words.title}
      subtitle={<Period view={view} day={day} days={days} />}
      width="full"
      actions={
        <>
          {!narrow && <Steps {...asked} />}
          <IconButton icon={Rss} label={words.subscribe} onPress={() => setFeeds(true)} />
          {writes &&
            (narrow ? (
              <IconButton icon={CalendarPlus} label={words.new} keys="r" onPress={begin} />
            ) : (
              <Button variant="primary" icon={CalendarPlus} keys="r" onPress={begin}>
                {words.new}
              </Button>
            ))}
        </>
      }
    >
      {narrow && (
        <div className="-mt-2 flex items-center gap-2 print:hidden">
          <Steps {...asked} />
        </div>
      )}
      {(read.problem ?? moves.problem) && (
        <ErrorState problem={(read.problem ?? moves.problem)!} onRetry={read.refetch} small />
      )}
      {view === 'month' ? (
        <Month
          day={day}
          today={today}
          rows={rows}
          dues={dues}
          moves={moves}
          movable={writes}
          onOpen={setOpen}
        />
      ) : (
        <Grid
          columns={columns}
          rows={rows}
          dues={dues}
          moves={moves}
          clashes={clashing(rows)}
          movable={writes}
          today={today}
          onOpen={setOpen}
          onBegin={writes ? setBegun : null}
        />
      )}
      {open && <AppointmentSheet key={open.id} appointment={open} onClose={() => setOpen(null)} />}
      {begun && (
        <AppointmentSheet appointment={null} begun={begun} onClose={() => setBegun(null)} />
      )}
      {feeds && <Feeds onClose={() => setFeeds(false)} />}
    </Page>
  )
}

/** What the address asks: which period, seen how, and whose. */
function useAsked(otherwise: Day) {
  const query = useQueryString()
  return {
    view: views.find((one) => slugs[one] === query['vue']) ?? ('week' as View),
    day: readDay(query['jour'] ?? '') ?? otherwise,
    whose: query['de'] ?? 'me',
  }
}

/** The columns of the grid: seven days (one on a phone), or everyone on a day. */
function useColumns(view: View, day: Day): readonly Column[] {
  const locale = useLocale()
  const narrow = useNarrow()
  const formats = useFormats()
  const { data } = useRead(colleagues, {}, { staleTime: 300_000, enabled: view === 'team' })
  if (view === 'team') {
    const active = (data?.rows ?? []).filter((one) => one.active)
    return active.map((person) => ({
      key: person.id,
      day,
      person,
      label: narrow ? (person.name.split(' ')[0] ?? person.name) : person.name,
      said: person.name,
    }))
  }
  const days = narrow ? [day] : Array.from({ length: 7 }, (_, n) => addDays(startOfWeek(day), n))
  return days.map((one) => ({
    key: one,
    day: one,
    person: null,
    label: `${weekdayName(one, locale).slice(0, narrow ? 20 : 3)} ${Number(one.slice(8))}`,
    said: `${weekdayName(one, locale)} ${formats.longDay(one)}`,
  }))
}

function Period({ view, day, days }: { view: View; day: Day; days: readonly Day[] }) {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  const today = useToday()
  if (view === 'month') return formats.month(day.slice(0, 7))
  if (view === 'team' || days.length === 1) return spokenDay(day, today, formats, locale)
  return words.weekOf(formats.longDay(days[0] ?? day))
}

function Steps({ view, day, whose }: ReturnType<typeof useAsked>) {
  const words = useWords(both)
  const change = useSetQueryString()
  const narrow = useNarrow()
  const { account } = useSession()
  const { data } = useRead(colleagues, {}, { staleTime: 300_000 })
  const others = (data?.rows ?? []).filter(({ id, active }) => active && id !== account.id)
  const by = (n: number): Day => {
    if (view === 'month') return addMonths(day, n)
    return addDays(day, view === 'team' || narrow ? n : 7 * n)
  }
  const see = (to: View) => change({ vue: to === 'week' ? undefined : slugs[to] })
  return (
    <>
      <div className="flex items-center sm:gap-1">
        <IconButton
          icon={ChevronLeft}
          label={words.previous}
          onPress={() => change({ jour: by(-1) })}
        />
        {narrow ? (
          <IconButton
            icon={CalendarCheck}
            label={words.today}
            onPress={() => change({ jour: undefined })}
          />
        ) : (
          <Button onPress={() => change({ jour: undefined })}>{words.today}</Button>
        )}
        <IconButton
          icon={ChevronRight}
          label={words.next}
          onPress={() => change({ jour: by(1) })}
        />
      </div>
      {narrow ? (
        <div className="min-w-0 flex-1">
          <Select
            label={words.view}
            hideLabel
            value={view}
            onChange={see}
            options={views.map((one) => ({
              value: one,
              // One day at a time: what a phone has room for.
              label: one === 'week' ? words.oneDay : words.views[one],
            }))}
          />
        </div>
      ) : (
        <div role="group" aria-label={words.view} className="flex gap-1">
          {views.map((one) => (
            <Button
              key={one}
              variant={view === one ? 'secondary' : 'quiet'}
              aria-pressed={view === one}
              onPress={() => see(one)}
            >
              {words.views[one]}
            </Button>
          ))}
        </div>
      )}
      {view !== 'team' && (
        <div className={narrow ? 'min-w-0 flex-1' : 'w-40'}>
          <Select
            label={words.whose}
            hideLabel
            value={whose}
            onChange={(value) => change({ de: value === 'me' ? undefined : value })}
            options={[
              { value: 'me', label: words.me },
              { value: 'all', label: words.everyone },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
      )}
    </>
  )
}
