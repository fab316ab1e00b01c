import { randomBytes } from 'node:crypto'

/** A UUIDv7: identifiers are made by the program, in order of time (RFC 9562 §5.7). */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The company of what belongs to none: idempotency keys of the set-up and of sign-in. */
export const nobody = '00000000-0000-0000-0000-000000000000'
