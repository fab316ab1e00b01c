// A document that is given to be kept with a record, and one that is opened again.
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer, Uploaded } from '#server/http/answers.ts'
import { insertFile, type StoredFile } from './queries.ts'
import { documentType, isShown, whyNotDocument } from './rules.ts'

/**
 * Stores what was uploaded under a name that every system takes.
 * @throws Refusal `file_empty`, `file_too_big`, `file_type`.
 */
export async function storeDocument(
  act: Act,
  uploaded: Uploaded | null,
  named?: string,
): Promise<{ id: string; name: string; size: number }> {
  const bytes = uploaded?.bytes ?? new Uint8Array()
  const name = plainName(named ?? uploaded?.name ?? '')
  const reason = whyNotDocument(bytes, name)
  const mediaType = documentType(bytes, name)
  if (reason || mediaType === null) return refuse(reason ?? 'file_type', 'file')
  return { id: await insertFile(act, { name, mediaType, bytes }), name, size: bytes.length }
}

/** A file as it was given; shown in the browser where that is safe. */
export const answerFile = ({ content, name, media_type: mediaType }: StoredFile): FileAnswer => ({
  file: content,
  name,
  mediaType,
  inline: isShown(mediaType),
})

/** A name that every system takes: no folder, no sign that one of them reads in its own way. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/[<>:"|?*]/g, '_').trim() || 'fichier'
