// What a story played at random is made of: steps that are drawn, tried one by one, and asks that are
// sent in the same instant.
import fc from 'fast-check'
import { expect } from 'vitest'
import { send } from './faults.ts'
import type { Refused, Scene } from './scene.ts'

/** What is done, with which of what there is, and how many ten-thousandths of it. */
export type Step = { readonly act: number; readonly which: number; readonly count: number }

export const stepsOf = (minLength: number, maxLength: number) =>
  fc.array(
    fc.record({
      act: fc.integer({ min: 0, max: 7 }),
      which: fc.nat(50),
      count: fc.integer({ min: 1, max: 60_000 }),
    }),
    { minLength, maxLength },
  )

/** Tries a step; what is refused changes nothing, and only a refusal may stop it. */
export async function tried(step: () => Promise<void>): Promise<void> {
  try {
    await step()
  } catch (error) {
    expect((error as Refused).reason, String(error)).toMatch(/^[a-z_]+$/)
    expect((error as Refused).status).toBeLessThan(500)
  }
}

/** Sends bodies to one address, all at once, as Alice. */
export const racing =
  ({ alice, server }: Scene) =>
  (path: string, bodies: readonly unknown[]) =>
    Promise.all(bodies.map((body) => send(server.app, alice, 'POST', path, { body })))
