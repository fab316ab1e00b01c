import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { refuse } from '#kernel/refusal.ts'
import { commonPasswords } from './common-passwords.ts'

export { hashPassword, verifyPassword }

/** At least 10 characters, at most 128; no rule on their kinds (ASVS 6.2.1, 6.2.5, 6.2.9). */
export const passwordLength = { min: 10, max: 128 } as const

/**
 * Refuses a password that whoever guesses would try first: too short, known to leak often, one sign
 * over and over, or the person's own name or address.
 * @throws Refusal `password_short`, `password_long`, `password_common`, `password_yours`.
 */
export function checkPassword(password: string, param: string, own: readonly string[] = []): void {
  const { min, max } = passwordLength
  if (password.length < min) refuse('password_short', param, { min })
  if (password.length > max) refuse('password_long', param, { max })
  const plain = password.toLowerCase()
  const bare = plain.replace(/[\d\W_]+$/u, '')
  if (commonPasswords.has(plain) || commonPasswords.has(bare) || new Set(plain).size < 4) {
    refuse('password_common', param)
  }
  const yours = own.flatMap((value) => [value, value.split('@')[0] ?? '', value.replace(/\s/g, '')])
  const tooClose = yours.some((value) => value.length > 0 && plain === value.toLowerCase())
  if (tooClose) refuse('password_yours', param)
}
