import { checkBooks } from '#features/insight/checks/queries.ts'
import type { Scene } from './scene.ts'

/** The checks of `comptoir doctor` that find something wrong in the company of alice. */
export async function wrongIn({ alice, within }: Scene): Promise<string[]> {
  const checks = await within(alice.company, checkBooks)
  return checks.filter(({ wrong }) => wrong > 0).map(({ name }) => name)
}
