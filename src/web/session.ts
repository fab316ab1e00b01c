// Who is working, in which company, with which rights. Read once by the shell; screens ask freely.
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { me } from '#features/base/team/contract.ts'
import type { Day } from '#kernel/day.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { grants, type Right, type Role } from '#kernel/rights.ts'
import { send } from './api.ts'
import { chooseCompany, chosenCompany } from './company-choice.ts'
import { store } from './preferences.ts'
import { ApiProblem } from './problem.ts'
import { apiRoot } from './wire.ts'

/** What `GET /me` says. The contract is imported as a type: its shapes stay out of the first chunk. */
export type Me = OutputOf<typeof me>
export type Session = Me & { readonly account: NonNullable<Me['account']> }
export type SessionCompany = NonNullable<Me['company']>

export const sessionKey = ['me'] as const

// Every field travels as it is, so that nothing has to be decoded.
async function readMe(): Promise<Me> {
  const answer = await send('GET', `${apiRoot}/me`, null, {})
  const read = (await answer.json()) as Me
  // What follows is asked of the company that the server answered for: a browser may remember none,
  // or one that its person has left.
  if (read.company && read.company.id !== chosenCompany()) chooseCompany(read.company.id)
  return read
}

/** What asks it: at once when the page begins, and of whoever shows it. */
export const sessionQuery = { queryKey: sessionKey, queryFn: readMe, staleTime: 60_000 }

/** Who is there, `account: null` where nobody is signed in. Suspends until it is known. */
export function useMe(): Me {
  return useSuspenseQuery<Me, ApiProblem>({ ...sessionQuery, refetchOnWindowFocus: true }).data
}

/** The session of a screen of the shell, where someone is always signed in. */
export function useSession(): Session {
  const session = useMe()
  if (!session.account) throw new ApiProblem({ status: 401, code: 'sign_in_first' })
  return session as Session
}

/** The company of the session; the shell shows no screen without one. */
export function useCompany(): SessionCompany {
  const { company } = useMe()
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
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith('comptoir.recents.')) store(name, null)
  }
}
