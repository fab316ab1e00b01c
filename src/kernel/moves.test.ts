import { expect, test } from 'vitest'
import { moves } from './moves.ts'

type State = 'draft' | 'issued' | 'paid'
const states: readonly State[] = ['draft', 'issued', 'paid']
const table = {
  issue: { from: ['draft'], to: 'issued' },
  settle: { from: ['issued'], to: 'paid' },
  reopen: { from: ['issued', 'paid'], to: 'issued' },
} as const
const can = moves<State>()(table)

test('a move is allowed from the states of its line, and from no other', () => {
  for (const name of Object.keys(table) as (keyof typeof table)[])
    for (const state of states)
      expect(can[name](state), `${name} from ${state}`).toBe(
        (table[name].from as readonly State[]).includes(state),
      )
})

test('the table can be walked', () => {
  expect(can.issue.to).toBe('issued')
  expect(can.reopen.from).toEqual(['issued', 'paid'])
  expect(Object.keys(can)).toEqual(['issue', 'settle', 'reopen'])
  expect(can.issue('none of them' as State)).toBe(false)
})
