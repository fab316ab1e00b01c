// What a reading makes of what it finds.
import type { MailboxProblem } from './mailbox.ts'
import type { Head } from './reading.ts'

/** A message whose header was read, and that may answer one of ours. */
export type Candidate = {
  readonly uid: number
  readonly at: Date | null
  readonly head: Head
  /** What tells this message from all others. */
  readonly hash: string
  /** It says that a message did not arrive: of which is inside. */
  readonly returned: boolean
}

export type Found = {
  readonly hash: string
  /** The message of ours, by its identifier. */
  readonly mail: string
  readonly at: Date | null
} & (
  | {
      readonly kind: 'reply'
      readonly from: { readonly name: string; readonly address: string }
      readonly subject: string
      readonly body: string
      readonly cut: boolean
      readonly attachments: readonly string[]
    }
  | { readonly kind: 'returned'; readonly why: string }
)

/** Where a reading stands: a UID says what it does under its validity alone. */
export type Position = { readonly validity: string; readonly uid: number }

export type Reading = {
  readonly found: readonly Found[]
  /** Up to where it came; null where it did not begin. */
  readonly position: Position | null
  /** It stopped because that was enough for once. */
  readonly more: boolean
  readonly failure: { readonly problem: MailboxProblem; readonly detail: string } | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Whether it may be the identifier of a message of ours. */
export const isMailId = (name: string): boolean => uuid.test(name)
