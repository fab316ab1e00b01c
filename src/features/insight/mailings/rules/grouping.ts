// Who receives what: one message for each recipient, with the documents of their own deals and no other.
// Everything that leaves goes through `messagesOf`: its test is the promise.

export const dealRoles = ['client', 'reception', 'seller', 'manager', 'fitter'] as const
/** What someone does on a deal. On what is bought, `client` is the supplier and `seller` who buys. */
export type DealRole = (typeof dealRoles)[number]

/** Someone who may receive a message: never told apart by their address, which two may share. */
export type Recipient = {
  /** A colleague, someone of a client, or a client (a firm) itself. */
  readonly kind: 'person' | 'contact' | 'party'
  readonly id: string
  readonly name: string
  /** Empty where none is known. */
  readonly address: string
  /** The client that they are, or are of; null for a colleague. */
  readonly customer: string | null
}

/** That someone has a role on the deal of a record. */
export type Link = {
  readonly record: string
  readonly role: DealRole
  readonly recipient: Recipient
}

export type Message = {
  readonly recipient: Recipient
  /** The records of theirs, in the order of the selection. */
  readonly records: readonly string[]
  readonly roles: readonly DealRole[]
}

/** A record whose role nobody can be written to for. */
export type Missing = {
  readonly record: string
  readonly role: DealRole
  readonly recipient: Recipient | null
  readonly reason: 'role_missing' | 'address_missing'
}

const keyOf = ({ kind, id }: Recipient): string => `${kind}:${id}`

/**
 * The messages for records (in their order) and the roles that are written to: each recipient once, with
 * the records on whose deal they have one of these roles; and who is missing.
 */
export function messagesOf(
  records: readonly string[],
  links: readonly Link[],
  roles: readonly DealRole[],
): { messages: readonly Message[]; missing: readonly Missing[] } {
  const byRecord = new Map<string, Link[]>(records.map((record) => [record, []]))
  for (const link of links) {
    if (roles.includes(link.role)) byRecord.get(link.record)?.push(link)
  }
  const found = new Map<
    string,
    { recipient: Recipient; records: Set<string>; roles: Set<DealRole> }
  >()
  const missing: Missing[] = []
  for (const record of records) {
    for (const role of roles) {
      const those = (byRecord.get(record) ?? []).filter((link) => link.role === role)
      if (those.length === 0) {
        missing.push({ record, role, recipient: null, reason: 'role_missing' })
      }
      for (const { recipient } of those) {
        if (recipient.address === '') {
          missing.push({ record, role, recipient, reason: 'address_missing' })
          continue
        }
        const key = keyOf(recipient)
        const own = found.get(key) ?? { recipient, records: new Set(), roles: new Set() }
        own.records.add(record)
        own.roles.add(role)
        found.set(key, own)
      }
    }
  }
  const messages = [...found.values()].map(({ recipient, ...own }) => ({
    recipient,
    records: [...own.records],
    roles: [...own.roles],
  }))
  return { messages, missing }
}

/** Up to so many documents are enclosed each in its file; more, as one PDF with bookmarks. */
export const filesAtMost = 10
/** More than these make a message that no server of mails would take. */
export const enclosedAtMost = 200
