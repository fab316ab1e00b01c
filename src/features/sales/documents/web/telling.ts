// Which lines of the journal a history tells: what one act has left in several is said once. Pure.

type Line = {
  readonly at: string
  readonly action: string
  readonly entity: string
  readonly entityId: string | null
  readonly label: string
}

/**
 * Lines of the journal as a history tells them: the link that left in a message is said by the message, and
 * the message of a reminder by the reminder, which opens it.
 */
export function worthTelling<L extends Line>(rows: readonly L[]): L[] {
  const mailed = new Map(
    rows.filter(({ action }) => action === 'mail.written').map((row) => [row.at, row]),
  )
  const reminded = new Set(
    rows.filter(({ action }) => action === 'reminder.left').map(({ at }) => at),
  )
  return rows.flatMap((row): L[] => {
    const mail = mailed.get(row.at)
    if (row.action === 'quote.linked' && mail) return []
    if (row === mail && reminded.has(row.at)) return []
    if (row.action !== 'reminder.left' || !mail) return [row]
    const { entity, entityId, label } = mail
    return [{ ...row, entity, entityId, label }]
  })
}
