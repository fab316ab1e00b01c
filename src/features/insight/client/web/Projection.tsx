// What the month will come to: a range, how it is known, and how far such ranges were off on this client.
import { Telescope } from 'lucide-react'
import { customerProjection } from '#features/insight/projection/contract.ts'
import { leastMeasured } from '#features/insight/projection/rules/model.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Badge, type Hue } from '#web/ui/Status.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { useClient } from './client.ts'
import { useWriting } from './writing.ts'

type Confidence = NonNullable<Foreseen['projection']>['confidence']
type Foreseen = OutputOf<typeof customerProjection>

const hues: Readonly<Record<Confidence, Hue>> = {
  high: 'green',
  medium: 'blue',
  low: 'orange',
  unmeasured: 'grey',
}

export function Projection() {
  const words = useWords(both)
  const { client } = useClient()
  const { data, problem, pending, refetch } = useRead(customerProjection, { id: client.id })
  return (
    <Widget
      title={words.names.projection}
      said={words.said.projection}
      icon={Telescope}
      note={
        data?.projection && (
          <Badge hue={hues[data.projection.confidence]}>
            {words.confidence[data.projection.confidence]}
          </Badge>
        )
      }
      state={{
        problem,
        onRetry: () => void refetch(),
        pending,
        empty: data && emptyOf(data, words),
      }}
    >
      {data?.projection && <Range data={data} projection={data.projection} />}
    </Widget>
  )
}

function emptyOf(data: Foreseen, words: typeof both.fr): string | undefined {
  if (data.state === 'learning') return words.learning
  if (data.state === 'tooLittle' || !data.projection)
    return words.tooLittle(data.activeMonths, data.leastMonths)
  return undefined
}

function Range({
  data,
  projection,
}: {
  data: Foreseen
  projection: NonNullable<Foreseen['projection']>
}) {
  const words = useWords(both)
  const formats = useFormats()
  const { low, likely, high, signed, method } = projection
  const { tested, soFar } = data
  return (
    <div className="flex flex-col gap-3 text-13">
      <div>
        <p className="figures text-28 leading-9 font-semibold tracking-tight">
          {formats.amount(likely)}
        </p>
        <p className="text-soft">{words.between(formats.amount(low), formats.amount(high))}</p>
      </div>
      <Scale {...{ soFar, low, likely, high }} />
      <div className="flex flex-col gap-0.5 text-soft">
        <p>{words.soFar(formats.amount(soFar))}</p>
        {signed > 0 && <p>{words.withSigned(formats.amount(signed))}</p>}
        <p>{words.methods[method]}</p>
        {tested && <Proven tested={tested} />}
      </div>
    </div>
  )
}

/** How far off it was on this client, or why that cannot be told. */
function Proven({ tested }: { tested: NonNullable<Foreseen['tested']> }) {
  const words = useWords(both)
  const formats = useFormats()
  const { percent } = useWriting()
  const { active, told, accuracy } = tested
  if (!accuracy)
    return (
      <p>{active > 0 ? words.unproven(active, leastMeasured) : words.unprovenYet(leastMeasured)}</p>
    )
  const error = formats.amount(accuracy.error)
  return (
    <p>
      {words.tested(active, error, percent(accuracy.share * 10_000))}
      {told > active && ` ${words.foreseenInVain(told - active)}`}
    </p>
  )
}

/** What is reached, the range and its likely value, on one line. */
function Scale({
  soFar,
  low,
  likely,
  high,
}: {
  soFar: number
  low: number
  likely: number
  high: number
}) {
  const most = Math.max(high, soFar, 1)
  const at = (value: number) => `${Math.max(0, Math.min(100, (value / most) * 100))}%`
  return (
    <div aria-hidden className="relative h-4">
      <span className="absolute inset-x-0 top-1.5 h-1 rounded-full bg-sunken" />
      <span
        className="absolute top-1.5 h-1 rounded-full bg-accent"
        style={{ left: 0, width: at(soFar) }}
      />
      <span
        className="absolute top-0.5 h-3 rounded-sm border border-accent bg-accent-soft opacity-80"
        style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }}
      />
      <span
        className="absolute top-0 h-4 w-0.5 bg-accent"
        style={{ left: `calc(${at(likely)} - 1px)` }}
      />
    </div>
  )
}
