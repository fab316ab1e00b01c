// Who is working, in which company, with which rights. Read once by the shell; screens ask freely.
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { Day } from '#kernel/day.ts'
import type { Locale } from '#kernel/refusal.ts'
import { grants, type Right, type Role } from '#kernel/rights.ts'
import { send } from './api.ts'
import { chooseCompany } from './company-choice.ts'
import { store } from './preferences.ts'
import type { ApiProblem } from './problem.ts'
import { apiRoot } from './wire.ts'

// When `#features/base/team/contract.ts` exports `me`, this type is `OutputOf<typeof me>` (a type
// import only: its shapes must not enter the first chunk; every field travels as it is).
export type Session = {
  readonly account: { id: string; name: string; email: string; twoFactor: boolean }
  readonly companies: readonly { id: string; name: string; role: string }[]
  readonly company: SessionCompany | null
  /** The version of the program that serves: another one means "reload". */
  readonly version: string
}
export type SessionCompany = {
  readonly id: string
  readonly name: string
  readonly locale: Locale
  readonly currency: string
  readonly timeZone: string
  readonly country: string
  readonly colour: string | null
  readonly logoUrl: string | null
  readonly demo: boolean
  readonly today: Day
  readonly role: Role
  readonly roleName: string
}

export const sessionKey = ['me'] as const

async function readSession(): Promise<Session> {
  const answer = await send('GET', `${apiRoot}/me`, null, {})
  return (await answer.json()) as Session
}

/** The session. Suspends until it is known; throws ApiProblem 401 where nobody is signed in. */
export function useSession(): Session {
  return useSuspenseQuery<Session, ApiProblem>({
    queryKey: sessionKey,
    queryFn: readSession,
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  }).data
}

/** The company of the session; the shell shows no screen without one. */
export function useCompany(): SessionCompany {
  const { company } = useSession()
  if (!company) throw new Error('a screen of the shell was shown without a company')
  return company
}

/** The company's calendar day. */
export const useToday = (): Day => useCompany().today

/** What one may do here: `const { can, role } = useRights(); can('quotes.write')`. */
export function useRights(): { can: (right: Right) => boolean; role: Role } {
  const { role } = useCompany()
  return { can: (right) => grants(role, right), role }
}

/** Works in another company from now on: everything read so far is forgotten. */
export function useSwitchCompany(): (id: string) => void {
  const queries = useQueryClient()
  return (id) => {
    chooseCompany(id)
    queries.clear()
    location.assign('/accueil')
  }
}

/** Forgets on this device what belongs to the account that leaves, drafts and preferences apart. */
export function forgetSession(): void {
  chooseCompany(null)
  store('comptoir.recents', null)
}
