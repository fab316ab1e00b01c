import { expect, onTestFinished, test, vi } from 'vitest'
import { type Pool, type PoolOptions, processPool } from './pool.ts'

/** A process that does this with what it is given. */
const program = (code: string): PoolOptions['program'] => ['--eval', code]
const silent = program(`process.on('message', () => {})`)
const echo = program(`process.on('message', (done) => process.send({ done }))`)

function poolOf(options: Partial<PoolOptions> = {}): Pool<string, string> {
  const pool = processPool<string, string>({
    name: 'test',
    program: echo,
    workersAtMost: 2,
    waitingAtMost: 10,
    patience: 60_000,
    restAfter: 60_000,
    ...options,
  })
  onTestFinished(pool.close)
  return pool
}

test('each is given its own answer, many at once', async () => {
  const pool = poolOf({ waitingAtMost: 30 })
  const names = Array.from({ length: 20 }, (_, rank) => `one ${rank}`)
  expect(await Promise.all(names.map(pool.run))).toEqual(names)
})

test('refuses when too many wait, and serves those that do', async () => {
  const pool = poolOf({ workersAtMost: 1, waitingAtMost: 2 })
  const accepted = ['A', 'B', 'C'].map(pool.run)
  await expect(pool.run('D')).rejects.toMatchObject({ code: 'too_slow' })
  expect(await Promise.all(accepted)).toEqual(['A', 'B', 'C'])
  expect(await pool.run('E')).toBe('E')
})

test('loses patience, and does not make the next wait for the same process', async () => {
  const pool = poolOf({ program: silent, workersAtMost: 1, patience: 20 })
  const both = [pool.run('A'), pool.run('B')]
  for (const one of both) await expect(one).rejects.toMatchObject({ code: 'too_slow' })
})

test('what fails is told, and the process goes on', async () => {
  const failing = program(`process.on('message', (given) =>
    process.send(given === 'wrong' ? { failure: 'it is wrong' } : { done: given }))`)
  const pool = poolOf({ program: failing, workersAtMost: 1 })
  await expect(pool.run('wrong')).rejects.toThrow('it is wrong')
  expect(await pool.run('right')).toBe('right')
})

test('a process that dies takes one piece of work with it', async () => {
  const mortal = program(`process.on('message', (given) =>
    given === 'deadly' ? process.exit(3) : process.send({ done: given }))`)
  const pool = poolOf({ program: mortal, workersAtMost: 1 })
  const [dead, next] = [pool.run('deadly'), pool.run('next')]
  await expect(dead).rejects.toThrow(/the process test ended \(3\)/)
  expect(await next).toBe('next')
})

test('a process that cannot start fails its work, and not the next', async () => {
  const pool = poolOf({ program: program(`process.exit(1)`), workersAtMost: 1 })
  await expect(pool.run('A')).rejects.toThrow(/ended \(1\)|EPIPE|closed/)
  await expect(pool.run('B')).rejects.toThrow(/ended \(1\)|EPIPE|closed/)
})

test('closing ends what runs, and refuses what waits and what comes later', async () => {
  const pool = poolOf({ program: silent, workersAtMost: 1 })
  const results = Promise.allSettled([pool.run('A'), pool.run('B')])
  await pool.close()
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(pool.run('C')).rejects.toMatchObject({ code: 'too_slow' })
})

test('a process that has nothing to do gives back its memory, and another takes its place', async () => {
  const telling = program(
    `process.on('message', () => process.send({ done: String(process.pid) }))`,
  )
  const pool = poolOf({ program: telling, workersAtMost: 1, restAfter: 1 })
  const first = await pool.run('A')
  await vi.waitFor(async () => expect(await pool.run('A')).not.toBe(first), 30_000)
})
