import type { Act, JournalEntry } from '#server/act.ts'

/**
 * Tells the journal what this act did: who and when are the act's. Written last in its transaction,
 * chained to the line before (see server/journal.ts). Give `before` and `after` for what changed only.
 */
export function record(
  act: Act,
  action: string,
  entity: string,
  entityId: string | null,
  told: { label?: string; before?: JournalEntry['before']; after?: JournalEntry['after'] } = {},
): void {
  const { label = '', before = null, after = null } = told
  act.journal.push({ action, entity, entityId, label, before, after })
}

/** The fields that differ between two states of a record, for `record`. */
export function changed(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  )
  return {
    before: Object.fromEntries(names.map((name) => [name, before[name] ?? null])),
    after: Object.fromEntries(names.map((name) => [name, after[name] ?? null])),
  }
}
