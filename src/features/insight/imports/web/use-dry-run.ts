import { useEffect, useRef, useState } from 'react'
import type { Bps } from '#kernel/money.ts'
import { ApiProblem, call, toProblem } from '#web/api.ts'
import { type ImportAnswer, importSales } from '../contract.ts'
import type { ColumnMap } from '../rules/columns.ts'
import type { DayOrder } from '../rules/days.ts'
import type { DecimalMark } from '../rules/numbers.ts'
import { packed } from './packing.ts'

/** What the person says of the file; what is null is found. */
export type Choices = {
  readonly map: ColumnMap | null
  readonly vat: Bps
  readonly dates: DayOrder | null
  readonly decimals: DecimalMark | null
}
const noChoices: Choices = { map: null, vat: 0 as Bps, dates: null, decimals: null }

/** The input of an import, but for the file. */
export const inputOf = (file: File, { map, vat, dates, decimals }: Choices) => ({
  name: file.name,
  vat,
  ...(map ? { map: JSON.stringify(map) } : {}),
  ...(dates ? { dates } : {}),
  ...(decimals ? { decimals } : {}),
})

export type DryRun = {
  /** What would happen, by the choices with which the file was read last. */
  readonly answer: ImportAnswer | null
  readonly problem: ApiProblem | null
  readonly pending: boolean
  /** The choices behind the answer. */
  readonly choices: Choices
  /** The columns come from an earlier import of the same headers. */
  readonly remembered: boolean
  readonly read: (choices: Choices) => Promise<void>
  /** The file as it travels. */
  readonly pack: () => Promise<File>
}

/** Reads a file as an import would, at once, then as often as the choices change. */
export function useDryRun(file: File): DryRun {
  const [state, setState] = useState<Omit<DryRun, 'read' | 'pack'>>({
    answer: null,
    problem: null,
    pending: true,
    choices: noChoices,
    remembered: false,
  })
  const asking = useRef<AbortController | null>(null)
  const travelling = useRef<Promise<File> | null>(null)
  const pack = () => (travelling.current ??= packed(file))

  async function ask(choices: Choices, remembered: boolean): Promise<void> {
    asking.current?.abort()
    const control = new AbortController()
    asking.current = control
    setState((before) => ({ ...before, pending: true, problem: null }))
    const told = await answerOf(choices, control.signal)
    if (told === null) return
    const known = choices.map === null && rememberedIn(told)
    if (known) return ask({ ...choices, map: known }, true)
    const problem = told instanceof ApiProblem ? told : null
    const answer = told instanceof ApiProblem ? null : told
    setState({ answer, problem, pending: false, choices, remembered })
  }
  async function answerOf(choices: Choices, signal: AbortSignal) {
    try {
      const input = { ...inputOf(file, choices), dryRun: 'true' as const }
      return await call(importSales, input, { file: await pack(), signal })
    } catch (error) {
      return signal.aborted ? null : toProblem(error)
    }
  }

  useEffect(() => {
    travelling.current = null
    void ask(noChoices, false)
    return () => asking.current?.abort()
    // A file is read once when it comes; `ask` is new at each render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [file])

  return { ...state, read: (choices) => ask(choices, false), pack }
}

/** The columns chosen last time for these headers, in an answer or in the refusal for want of them. */
function rememberedIn(told: ImportAnswer | ApiProblem): ColumnMap | null {
  if (!(told instanceof ApiProblem)) return told.remembered
  return (told.more['remembered'] as ColumnMap | null | undefined) ?? null
}
