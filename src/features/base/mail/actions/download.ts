import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { findAttachments, findMail } from '../queries/find.ts'

/** An attachment as it was sent. @throws Refusal `not_found`. */
export async function readAttachment(
  act: Act,
  { id, rank }: { id: string; rank: number },
): Promise<FileAnswer> {
  const mail = (await findMail(act, id)) ?? refuse('not_found')
  const attachments = await findAttachments(act, mail.id)
  const found = attachments.find((one) => one.rank === rank) ?? refuse('not_found')
  const { content: file, name, media_type: mediaType } = found
  return { file, name, mediaType, inline: mediaType === 'application/pdf' }
}
