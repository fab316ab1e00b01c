// A document that is given to be kept with a record, and one that is opened again.
import { record } from '#features/base/journal/actions.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer, Uploaded } from '#server/http/answers.ts'
import { deleteFile, findFile, insertFile, type KeptFile, type StoredFile } from './queries.ts'
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

/** What a feature says of the files of its records: which table links them, and whose they are. */
type Keeping = {
  /** As the journal names it: `customer`. */
  readonly entity: string
  readonly hold: (act: Act, id: string) => Promise<{ readonly name: string }>
  /** The newest first. @throws Refusal `not_found`. */
  readonly list: (act: Act, of: { id: string }) => Promise<{ rows: KeptFile[] }>
  readonly link: (act: Act, id: string, file: string) => Promise<unknown>
  /** Lets go of one file, or of all, and says which they were. */
  readonly unlink: (act: Act, id: string, file?: string) => Promise<string[]>
}

type Named = { id: string; file: string }

/** The files that records keep: taken in, opened and dropped. */
export function keepingFiles({ entity, hold, list, link, unlink }: Keeping) {
  const dropFilesOf = async (act: Act, id: string, file?: string): Promise<void> => {
    for (const gone of await unlink(act, id, file)) await deleteFile(act, gone)
  }
  const known = async (act: Act, { id, file }: Named): Promise<KeptFile> => {
    const { rows } = await list(act, { id })
    return rows.find((one) => one.id === file) ?? refuse('not_found')
  }
  return {
    /** @throws Refusal `not_found`, `file_empty`, `file_too_big`, `file_type`. */
    async keepFile(
      act: Act,
      { id, name: named }: { id: string; name?: string | undefined },
      uploaded: Uploaded | null,
    ): Promise<KeptFile> {
      const { name: label } = await hold(act, id)
      const { id: file, name, size } = await storeDocument(act, uploaded, named)
      await link(act, id, file)
      record(act, `${entity}.file_added`, entity, id, { label, after: { file: name, size } })
      return known(act, { id, file })
    },
    /** A file as it was given. @throws Refusal `not_found`. */
    async openFile(act: Act, of: Named): Promise<FileAnswer> {
      const { id } = await known(act, of)
      const file = await findFile(act, id)
      return file ? answerFile(file) : refuse('not_found')
    },
    /** @throws Refusal `not_found`. */
    async dropFile(act: Act, of: Named): Promise<{ done: true }> {
      const { name: label } = await hold(act, of.id)
      const { name: file, size } = await known(act, of)
      await dropFilesOf(act, of.id, of.file)
      record(act, `${entity}.file_removed`, entity, of.id, { label, before: { file, size } })
      return { done: true }
    },
    /** Deletes a file of a record, or all of them. */
    dropFilesOf,
  }
}

/** A name that every system takes: no folder, no sign that one of them reads in its own way. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/[<>:"|?*]/g, '_').trim() || 'fichier'
