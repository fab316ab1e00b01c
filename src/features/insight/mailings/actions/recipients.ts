import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { windowOf } from '#features/base/bulk/actions.ts'
import { findTemplate } from '#features/base/mail/queries/find.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { listRecipients as endpoint } from '../contract.ts'
import { enclosedAtMost, filesAtMost } from '../rules/grouping.ts'
import { togetherName, valuesFor } from './message.ts'
import { planFor, sourceNamed, type Subject } from './subjects.ts'

/** How many are shown before they are written to. */
const shownAtMost = 100

/** Those who would receive a message, with what each message would say. */
export async function listRecipients(
  act: Act,
  { list, selection, roles, enclose }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const source = sourceNamed(list)
  if (!grants(act.role, source.rights.write)) refuse('forbidden', 'list')
  const except = new Set('all' in selection ? selection.except : [])
  const asked = { ...(windowOf(source.list, selection) as object), except } as never
  const { subjects, messages } = await planFor(act, source, asked, {
    roles,
    enclose,
    level: 'write',
  })
  // Ids of which none is known are those of nobody.
  if (subjects.size === 0 && 'ids' in selection) refuse('not_found')
  const sent = messages.filter(({ records }) => records.length <= enclosedAtMost)
  const recipients = []
  for (const { recipient, records, roles: theirRoles } of sent.slice(0, shownAtMost)) {
    const theirs = records.flatMap((id) => subjects.get(id) ?? [])
    recipients.push({
      id: recipient.id,
      name: recipient.name,
      address: recipient.address,
      roles: [...theirRoles],
      values: { ...(await valuesFor(act, recipient, theirs)) } as Record<string, string>,
      enclosed: enclose ? enclosedNames(theirs) : [],
    })
  }
  const { subject, body } = await findTemplate(act, 'group', act.locale)
  return { total: sent.length, recipients, template: { subject, body } }
}

function enclosedNames(theirs: readonly Subject[]): string[] {
  const papers = theirs.flatMap(({ paper, label }) => (paper ? [label] : []))
  return papers.length > filesAtMost ? [togetherName(papers.length)] : papers
}
