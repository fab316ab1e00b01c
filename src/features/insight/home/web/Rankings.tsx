// What becomes of quotes, and who or what sells most.
import { FileSignature, Trophy } from 'lucide-react'
import { useState } from 'react'
import { absent } from '#features/insight/analyses/rules.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Shares, Stacks } from '#web/ui/charts/lazy.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { homeAnswers, homeRanking, type rankedBy } from '../contract.ts'
import { useBoard } from './board.ts'
import { useUnits } from './units.ts'
import { both } from './words.ts'

const validities = {
  signed: 'signed',
  pending: 'pending,valid,expiring',
  lost: 'refused,expired',
} as const

export function Answers() {
  const words = useWords(both)
  const units = useUnits()
  const formats = useFormats()
  const { asked, context } = useBoard()
  const [kind, setKind] = useState<'count' | 'amount'>('count')
  const { data, problem, pending, refetch } = useRead(homeAnswers, asked, {
    placeholderData: (before) => before,
  })
  const rows = data?.rows ?? []
  const valueOf = (told: { count: number; amount: number }) => told[kind]
  return (
    <Widget
      title={words.widgets.answers}
      said={words.said.answers}
      icon={FileSignature}
      actions={
        <span role="group" aria-label={words.widgets.answers} className="flex">
          {(['count', 'amount'] as const).map((one) => (
            <Button
              key={one}
              size="small"
              variant={one === kind ? 'secondary' : 'quiet'}
              aria-pressed={one === kind}
              onPress={() => setKind(one)}
            >
              {one === 'count' ? words.number : words.amount}
            </Button>
          ))}
        </span>
      }
      csv={() => [
        [words.month, words.answers.signed, words.answers.pending, words.answers.lost],
        ...rows.map(({ month, signed, pending: waiting, lost }) => [
          formats.month(month),
          ...[signed, waiting, lost].map((told) =>
            kind === 'count' ? String(told.count) : formats.bare(told.amount),
          ),
        ]),
      ]}
      state={{ problem, onRetry: refetch, pending }}
    >
      <Stacks
        title={words.widgets.answers}
        quiet
        kind={kind}
        unit={kind === 'count' ? words.number : units.gross}
        height={220}
        empty={words.noQuote}
        parts={[
          { key: 'signed', label: words.answers.signed, hue: 'green', pattern: 'solid' },
          { key: 'pending', label: words.answers.pending, hue: 'blue', pattern: 'stripes' },
          { key: 'lost', label: words.answers.lost, hue: 'red', pattern: 'dots' },
        ]}
        rows={rows.map(({ from, to: end, month, signed, pending: waiting, lost }) => ({
          key: month,
          label: formats.month(month),
          short: `${month.slice(5, 7)}/${month.slice(2, 4)}`,
          values: { signed: valueOf(signed), pending: valueOf(waiting), lost: valueOf(lost) },
          href: (part: string) =>
            to('/devis', {}, {
              ...context.narrowing,
              ...{ from, to: end, validity: validities[part as keyof typeof validities] },
            } as Record<string, string>),
        }))}
      />
    </Widget>
  )
}

export function Rankings() {
  const words = useWords(both)
  const units = useUnits()
  const formats = useFormats()
  const { asked, context } = useBoard()
  const [of, setOf] = useState<(typeof rankedBy)[number]>('customer')
  const { data, problem, pending, refetch } = useRead(
    homeRanking,
    { ...asked, of },
    { placeholderData: (before) => before },
  )
  const analysis = (by: string, narrowed: Readonly<Record<string, string>> = {}) =>
    to('/analyses', {}, {
      ...{ measure: 'sales', by, from: context.period.from, to: context.period.to },
      ...{ compare: 'none', ...context.narrowing, ...narrowed },
    } as Record<string, string>)
  const rows = data?.rows ?? []
  return (
    <Widget
      title={words.widgets.rankings}
      said={words.said.rankings}
      icon={Trophy}
      href={analysis(of)}
      csv={() => [
        [words.ranked[of], words.sold],
        ...rows.map(({ name, amount }) => [name || words.unnamed, formats.bare(amount)]),
      ]}
      state={{ problem, onRetry: refetch, pending }}
    >
      <div role="group" aria-label={words.by} className="mb-2 flex flex-wrap gap-1 print:hidden">
        {(data?.offered ?? [of]).map((one) => (
          <Button
            key={one}
            size="small"
            variant={one === of ? 'secondary' : 'quiet'}
            aria-pressed={one === of}
            onPress={() => setOf(one)}
          >
            {words.ranked[one]}
          </Button>
        ))}
      </div>
      <Shares
        title={`${words.widgets.rankings} – ${words.ranked[of]}`}
        quiet
        unit={units.net}
        empty={words.noSale}
        rows={rows.map(({ key, name, amount }) => ({
          key,
          label: name || words.unnamed,
          value: amount,
          href: analysis('month', { [of]: key === '' ? absent : key }),
        }))}
        {...(data ? { rest: { value: data.rest.amount } } : {})}
      />
    </Widget>
  )
}
