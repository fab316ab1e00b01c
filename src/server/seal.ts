// Secrets of a company that the program must be able to say again (the password of a mailbox): kept
// sealed, so that whoever reads a table, an export or a log reads none.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Act } from './act.ts'
import { installationSecret } from './session.ts'

const algorithm = 'aes-256-gcm'

/** Seals a text for the company of the act: a seal of another company, or of another purpose, opens nothing. */
export async function seal(act: Act, purpose: string, text: string): Promise<string> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, await keyOf(act), nonce)
  cipher.setAAD(boundTo(act, purpose))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What was sealed; null where this installation's secret is not the one that it was sealed with. */
export async function unseal(act: Act, purpose: string, sealed: string): Promise<string | null> {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const decipher = createDecipheriv(algorithm, await keyOf(act), bytes.subarray(0, 12))
    decipher.setAAD(boundTo(act, purpose))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

const boundTo = ({ company }: Act, purpose: string) => Buffer.from(`${purpose} ${company}`)

/** A key of its own, so that what is sealed tells nothing of what signs sessions. */
const keyOf = async ({ tx }: Act) =>
  Buffer.from(hkdfSync('sha256', await installationSecret(tx), '', 'comptoir seal', 32))
