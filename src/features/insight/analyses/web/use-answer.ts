// A question and its answer: over its days and over those that it is compared with; slow ones can be
// given up, and say since when they are at work.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { keyOf, useRead } from '#web/api.ts'
import { useCompany, useToday } from '#web/session.ts'
import { analytics } from '../contract.ts'
import { pivotOf } from '../rules/pivot.ts'
import { daysOf, inputOf, type Question } from '../rules/question.ts'

export type Answer = ReturnType<typeof useAnswer>

/** A question's answer, and the way to ask another. */
export type Shown = {
  readonly ask: (question: Question) => void
  readonly answer: Answer
}

/** The month in which the company's year starts. */
export const useFiscalMonth = (): number => useCompany().fiscalMonth

export function useAnswer(question: Question) {
  const today = useToday()
  const fiscalMonth = useFiscalMonth()
  const queries = useQueryClient()
  const { period, before } = daysOf(question, today, fiscalMonth)
  const input = inputOf(question, period)
  const past = inputOf(before ? question : { ...question, by: [] }, before ?? period)
  const now = useRead(analytics, input, { staleTime: 30_000 })
  const then = useRead(analytics, past, { enabled: before !== null, staleTime: 300_000 })
  const waits = now.pending || (before !== null && then.pending)
  const asked = { measure: question.measure, by: question.by, period, before }
  const answered = now.data && (before === null || then.data)
  return {
    period,
    before,
    problem: now.problem ?? then.problem,
    waits,
    /** Of the two periods of a comparison, which are asked apart, how many are answered. */
    told: before === null ? null : [now, then].filter(({ data }) => data !== undefined).length,
    /** Given up, with nothing to show. */
    stopped: !answered && !waits && !now.problem && !then.problem,
    pivot:
      now.data && answered ? pivotOf(asked, now.data, before ? (then.data ?? null) : null) : null,
    stop: () => {
      void queries.cancelQueries({ queryKey: keyOf(analytics, input) })
      void queries.cancelQueries({ queryKey: keyOf(analytics, past) })
    },
    ask: () => {
      now.refetch()
      if (before) then.refetch()
    },
  }
}

/** For how many seconds something is awaited. */
export function useSeconds(waits: boolean): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    setSeconds(0)
    if (!waits) return
    const timer = setInterval(() => setSeconds((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [waits])
  return seconds
}
