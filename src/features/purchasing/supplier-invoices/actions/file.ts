// The supplier's own paper, kept with the record of their invoice.
import { answerFile, storeDocument } from '#features/base/files/actions.ts'
import { deleteFile, findFile } from '#features/base/files/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { mustSeeCosts } from '#features/purchasing/purchase-orders/actions/compose.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer, Uploaded } from '#server/http/answers.ts'
import type { SupplierInvoice } from '../contract.ts'
import { findSupplierInvoice, saveSupplierInvoice, showSupplierInvoice } from '../queries.ts'

/** Keeps a file in the place of the one before, whatever was paid of the invoice since. */
export async function attachFile(
  act: Act,
  { id, name: named }: { id: string; name?: string | undefined },
  uploaded: Uploaded | null,
): Promise<SupplierInvoice> {
  mustSeeCosts(act)
  const row = (await findSupplierInvoice(act, id, { hold: true })) ?? refuse('not_found')
  const { id: file, name, size } = await storeDocument(act, uploaded, named)
  await saveSupplierInvoice(act, id, { file_id: file })
  if (row.file_id !== null) await deleteFile(act, row.file_id)
  record(act, 'supplier_invoice.file_added', 'supplier_invoice', id, {
    label: row.number,
    after: { file: name, size },
  })
  return showSupplierInvoice(act, id)
}

/** @throws Refusal `not_found`. */
export async function openFile(act: Act, { id }: { id: string }): Promise<FileAnswer> {
  mustSeeCosts(act)
  const row = (await findSupplierInvoice(act, id)) ?? refuse('not_found')
  const file = row.file_id === null ? undefined : await findFile(act, row.file_id)
  return file ? answerFile(file) : refuse('not_found')
}
