// What should work by itself: for those who look after the installation, and nobody else.
import { CircleAlert, CircleCheck, HeartPulse, TriangleAlert } from 'lucide-react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
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
  const lines = useLines(data)
  return (
    <Widget
      title={words.widgets.health}
      said={words.said.health}
      icon={HeartPulse}
      flush
      csv={() => [
        [words.figure, words.state, words.value],
        ...lines.map(({ part, level, value }) => [words.health[part], words.levels[level], value]),
        [words.health.version, '', data?.version ?? ''],
      ]}
      state={{ problem, onRetry: refetch, pending }}
    >
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
