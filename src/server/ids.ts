import { randomBytes, randomInt } from 'node:crypto'

/** The last millisecond that was written, and how many identifiers it has given. */
let last = { at: 0, count: 0 }
const counts = 0x1000

/**
 * A UUIDv7: identifiers are made by the program, in order of time (RFC 9562 §5.7). Within a process
 * each is later than the one before, even in the same millisecond or when the clock goes back: twelve
 * bits count, from a random start, and a full count borrows the next millisecond (§6.2, method 1).
 * `at` dates one elsewhere in time, outside of that order.
 */
export function newId(at?: number): string {
  if (at !== undefined) return written(at, randomInt(counts))
  const now = Date.now()
  if (now > last.at) last = { at: now, count: randomInt(counts / 2) }
  else if (last.count + 1 < counts) last = { at: last.at, count: last.count + 1 }
  else last = { at: last.at + 1, count: 0 }
  return written(last.at, last.count)
}

function written(at: number, count: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt16BE(0x7000 | count, 6)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The company of what belongs to none: idempotency keys of the set-up and of sign-in. */
export const nobody = '00000000-0000-0000-0000-000000000000'
