// The way through the doors of the sign-in, which the screens in front of them (connection, invitation,
// first start) share. Types alone come from the contract: the first page carries no schema.
import { useState } from 'react'
import type { z } from 'zod'
import type { Door, doors } from '#features/base/account/contract/doors.ts'
import { send } from './api.ts'
import { type ApiProblem, toProblem } from './problem.ts'

/** What a door takes, and what it tells; all of them tell `done`. */
type Taken<D extends Door> = z.input<(typeof doors)[D]['input']>
type Told<D extends Door> = z.output<(typeof doors)[D]['output']>

/** Goes through a door, or throws ApiProblem. */
export async function pass<D extends Door>(door: D, body: Taken<D>): Promise<Told<D>> {
  const answer = await send('POST', `/api/auth${door}`, JSON.stringify(body), {})
  return (await answer.json()) as Told<D>
}

/** The same as the act of a form: `run` gives null where it was refused, and `problem` says why. */
export function useDoor<D extends Door>(door: D) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  async function run(body: Taken<D>): Promise<Told<D> | null> {
    setPending(true)
    setProblem(null)
    try {
      return await pass(door, body)
    } catch (error) {
      setProblem(toProblem(error))
      return null
    } finally {
      setPending(false)
    }
  }
  return { run, pending, problem, reset: () => setProblem(null) }
}
