// What can be asked of the analyses, all of it, once each: every measure by every dimension, and what is
// sold by every two. What sums cover is to take 300 ms at most at 1,000,000 lines, the rest 2 s.
import {
  type Dimension,
  dimensions,
  type Measure,
  measures,
  whyNotBy,
} from '#features/insight/analyses/rules.ts'
import { ask, type Facts } from './rows.ts'

export type Question = {
  readonly measure: Measure
  readonly by: string
  /** The sum that answers, or `documents`. */
  readonly source: string
  readonly milliseconds: number
  readonly cpu: number
}

const bars = { covered: 300, documents: 2000 } as const

/** Both of whose pairs are asked: the most that is added up, and the most that is looked for. */
const inPairs: readonly Measure[] = ['sales', 'invoices']

const named = dimensions.filter((one) => one !== 'client')

/** Asks all; `cpu` is the seconds that the stack has used so far. */
export async function questionsOf(cpu: () => number, facts: Facts): Promise<Question[]> {
  const today = Date.now()
  const at = (days: number) => new Date(today - days * 86_400_000).toISOString().slice(0, 10)
  const days = `from=${at(730)}&to=${at(0)}&limit=1000`
  const told: Question[] = []
  for (const measure of measures) {
    const own = named.filter((one) => whyNotBy(measure, one) === null)
    const pairs = inPairs.includes(measure) ? pairsOf(own) : []
    for (const by of [...own, ...pairs]) {
      const path = `/analytics?measure=${measure}&by=${by}&${days}`
      // The first time reads from the disk.
      await ask(facts, 'GET', path)
      const [from, used] = [performance.now(), cpu()]
      const { source } = await ask<{ source: string }>(facts, 'GET', path)
      const milliseconds = Math.round(performance.now() - from)
      told.push({ measure, by, source, milliseconds, cpu: Math.round((cpu() - used) * 1000) })
    }
  }
  return told
}

const pairsOf = (all: readonly Dimension[]): string[] =>
  all.flatMap((one, rank) => all.slice(rank + 1).map((two) => `${one},${two}`))

/** Every measure by every dimension as a table of CPU milliseconds (* where documents are read), and the worst. */
export function writtenOf(questions: readonly Question[]): string {
  const cell = (measure: Measure, by: string): string => {
    const found = questions.find((one) => one.measure === measure && one.by === by)
    return found ? `${found.cpu}${found.source === 'documents' ? '*' : ''}` : '–'
  }
  const worst = (of: readonly Question[]) => of.toSorted((a, b) => b.cpu - a.cpu)
  const parts = [
    ['covered by sums', questions.filter(({ source }) => source !== 'documents'), bars.covered],
    [
      'of the documents *',
      questions.filter(({ source }) => source === 'documents'),
      bars.documents,
    ],
  ] as const
  return [
    `questions of two years, CPU ms | ${named.join(' | ')}`,
    ...measures.map((one) => [one, ...named.map((by) => cell(one, by))].join(' | ')),
    ...parts.map(([name, of, bar]) => {
      const over = of.filter(({ cpu }) => cpu > bar).length
      const said = worst(of)
        .slice(0, 12)
        .map(({ measure, by, cpu, milliseconds }) => `${measure} by ${by} ${cpu} (${milliseconds})`)
      return `${name}: ${of.length} questions, ${over} above ${bar} ms of CPU; the slowest, CPU (wall): ${said.join('; ')}`
    }),
  ].join('\n')
}
