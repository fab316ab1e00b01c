// What is done with many records, as a test waits for it.
import { expect, vi } from 'vitest'
import { showBulk } from '#features/base/bulk/contract.ts'
import type { Scene } from './scene.ts'

/** Waits for the end of a run of real workers, or of its undoing. */
export async function ended({ alice }: Scene, { id }: { id: string }) {
  const still = ['running', 'undoing']
  await vi.waitFor(async () => expect(still).not.toContain((await alice(showBulk, { id })).state), {
    timeout: 30_000,
    interval: 100,
  })
  return alice(showBulk, { id })
}
