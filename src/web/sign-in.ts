// The doors of the sign-in (below /api/auth): they set cookies, so they are no endpoints of a
// contract. The screens in front of them (connection, invitation, first start) share this file.
import { useState } from 'react'
import { send } from './api.ts'
import { type ApiProblem, toProblem } from './problem.ts'

/** What each door takes, and what it tells; all of them tell `done`. */
export type Doors = {
  '/sign-in/email': [{ email: string; password: string }, { secondFactor: boolean }]
  '/two-factor/verify-totp': [{ code: string }, object]
  '/two-factor/verify-backup-code': [{ code: string }, object]
  '/two-factor/enable': [{ password: string }, { totpURI: string; backupCodes: string[] }]
  '/two-factor/generate-backup-codes': [{ password: string }, { backupCodes: string[] }]
  '/two-factor/disable': [{ password: string }, object]
  '/request-password-reset': [{ email: string }, object]
  '/reset-password': [{ token: string; newPassword: string }, object]
  '/change-password': [{ currentPassword: string; newPassword: string }, object]
}

/** Goes through a door, or throws ApiProblem. */
export async function pass<D extends keyof Doors>(
  door: D,
  body: Doors[D][0],
): Promise<Doors[D][1]> {
  const answer = await send('POST', `/api/auth${door}`, JSON.stringify(body), {})
  return (await answer.json()) as Doors[D][1]
}

/** The same as the act of a form: `run` gives null where it was refused, and `problem` says why. */
export function useDoor<D extends keyof Doors>(door: D) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  async function run(body: Doors[D][0]): Promise<Doors[D][1] | null> {
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
