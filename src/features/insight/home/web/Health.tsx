// What should work by itself: for those who look after the installation, and nobody else.
import { CircleAlert, CircleCheck, HeartPulse, Stethoscope, TriangleAlert } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { showCheckup, startCheckup } from '#features/insight/checks/contract.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Status } from '#web/ui/Status.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { homeHealth } from '../contract.ts'
import type { HealthLevel } from '../rules.ts'
import { both } from './words.ts'

type Part = Exclude<keyof OutputOf<typeof homeHealth>, 'version'>
type Line = { part: Part; level: HealthLevel; value: string; href?: string }

const looks = {
  good: { icon: CircleCheck, hue: 'green' },
  watch: { icon: TriangleAlert, hue: 'orange' },
  bad: { icon: CircleAlert, hue: 'red' },
} as const

export function Health() {
  const words = useWords(both)
  const { data, problem, pending, refetch } = useRead(homeHealth, {})
  const checkup = useCheckup(refetch)
  const lines = useLines(data)
  return (
    <Widget
      title={words.widgets.health}
      said={words.said.health}
      icon={HeartPulse}
      flush
      actions={
        <Button size="small" icon={Stethoscope} pending={checkup.isBusy} onPress={checkup.start}>
          {words.checkNow}
        </Button>
      }
      csv={() => [
        [words.figure, words.state, words.value],
        ...lines.map(({ part, level, value }) => [words.health[part], words.levels[level], value]),
        [words.health.version, '', data?.version ?? ''],
      ]}
      state={{ problem, onRetry: refetch, pending }}
    >
      <p role="status" className="px-4 text-12 text-soft not-empty:pb-2">
        {checkup.said}
      </p>
      {checkup.running && (
        <div
          role="progressbar"
          aria-label={words.checking}
          aria-valuemin={0}
          aria-valuemax={checkup.running.of}
          aria-valuenow={checkup.running.done}
          className="mx-4 mb-3 h-1.5 overflow-hidden rounded-full bg-sunken"
        >
          <div
            className="h-full bg-accent"
            style={{ width: `${(checkup.running.done / checkup.running.of) * 100}%` }}
          />
        </div>
      )}
      <ul>
        {lines.map((line) => (
          <li key={line.part} className="border-t border-line">
            {line.href ? (
              <Anchor href={line.href} className="block px-4 py-2 hover:bg-hover">
                <Told {...line} />
              </Anchor>
            ) : (
              <div className="px-4 py-2">
                <Told {...line} />
              </div>
            )}
          </li>
        ))}
        <li className="flex justify-between gap-x-4 border-t border-line px-4 py-2 text-13 text-soft">
          <span>{words.health.version}</span>
          <span className="figures">{data?.version}</span>
        </li>
      </ul>
    </Widget>
  )
}

/** The check that one asks for: how far it is, and once it is over what it found, and when. */
function useCheckup(onOver: () => void) {
  const words = useWords(both)
  const formats = useFormats()
  const { data, refetch } = useRead(showCheckup, {}, { refetchInterval: pace })
  const starting = useWrite(startCheckup)
  const [isAsked, setAsked] = useState(false)
  const running = data?.running ?? null
  const begun = running?.begun
  // What was found is told by the lines below: they are read again when it is over.
  const over = useEffectEvent(onOver)
  useEffect(() => (begun === undefined ? undefined : () => over()), [begun])
  const last = data?.last
  const told = () => {
    if (starting.problem) return starting.problem.detail
    if (running) return words.checkedOf(running.done, running.of)
    if (!isAsked || !last || !data) return ''
    return words.checkedNow(data.checks, last.differences, last.unchecked, formats.moment(last.at))
  }
  return {
    running,
    said: told(),
    isBusy: starting.pending || running !== null,
    start: () => {
      setAsked(true)
      void starting.run({}).then(refetch)
    },
  }
}

/** While a check goes on, one looks again each second. */
const pace = ({ state }: { state: { data?: OutputOf<typeof showCheckup> | undefined } }) =>
  state.data?.running ? 1_000 : false

/** One part: how it is, what is known of it, and what to do where it is not well. */
function Told({ part, level, value }: Line) {
  const words = useWords(both)
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-4 text-13">
        <span className="min-w-0 flex-1 basis-36 font-medium">{words.health[part]}</span>
        <span className="figures text-soft">{value}</span>
        <span className="ml-auto flex w-28 justify-end sm:ml-0">
          <Status {...looks[level]}>{words.levels[level]}</Status>
        </span>
      </span>
      {level !== 'good' && (
        <span className="mt-0.5 block text-12 text-soft">{words.remedies[part]}</span>
      )}
    </>
  )
}

function useLines(data: OutputOf<typeof homeHealth> | undefined): readonly Line[] {
  const words = useWords(both)
  const formats = useFormats()
  if (!data) return []
  const { backup, jobs, mails, disk, checkup } = data
  const held = [
    ...(jobs.givenUp > 0 ? [words.givenUpJobs(jobs.givenUp)] : []),
    ...(jobs.oldest ? [words.waitingJobs(jobs.waiting, formats.moment(jobs.oldest))] : []),
  ]
  const gigabytes = (bytes: number) => formats.quantity((Math.round(bytes / 1e8) * 1000) as never)
  return [
    {
      ...{ part: 'backup', level: backup.level },
      value: backup.day ? words.daysAgo(formats.day(backup.day), backup.days) : words.never,
    },
    { part: 'jobs', level: jobs.level, value: held.join(' · ') || words.noJob },
    {
      ...{ part: 'mails', level: mails.level },
      value: mails.failed > 0 ? words.mailsFailed(mails.failed) : words.noMailFailed,
      href: to('/messages', {}, mails.failed > 0 ? { state: 'failed' } : {}),
    },
    ...(disk
      ? [
          {
            ...{ part: 'disk' as const, level: disk.level },
            value: words.gigabytes(gigabytes(disk.free), gigabytes(disk.whole)),
          },
        ]
      : []),
    {
      ...{ part: 'checkup', level: checkup.level },
      value:
        checkup.at === null
          ? checkup.level === 'good'
            ? words.firstTonight
            : words.never
          : [
              words.differences(checkup.differences, formats.moment(checkup.at)),
              ...(checkup.unchecked > 0 ? [words.unchecked(checkup.unchecked)] : []),
            ].join(' · '),
    },
  ]
}
