// Writes messages, their attachments, and the texts that a company wants them to start with.
import type { Insertable, Updateable } from 'kysely'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import type { TemplateKind } from '../rules/template.ts'
import type { Template } from '../rules/templates.ts'

type NewMail = Omit<Insertable<Tables['mail']>, 'company_id' | 'created_at'>
type MailChange = Omit<Updateable<Tables['mail']>, 'company_id' | 'id'>

export const insertMail = ({ tx, company, now }: Act, values: NewMail) =>
  tx
    .insertInto('mail')
    .values({ ...values, company_id: company, created_at: now.toISOString() })
    .execute()

export async function insertAttachments(
  { tx, company }: Act,
  mail: string,
  attachments: readonly { readonly file: string; readonly name: string }[],
): Promise<void> {
  if (attachments.length === 0) return
  await tx
    .insertInto('mail_attachment')
    .values(
      attachments.map(({ file, name }, rank) => ({
        company_id: company,
        mail_id: mail,
        rank: rank + 1,
        file_id: file,
        name,
      })),
    )
    .execute()
}

/** The documents that a message encloses beside the one that it is about. */
export async function insertOthers(
  { tx, company }: Act,
  mail: string,
  others: readonly string[],
): Promise<void> {
  if (others.length === 0) return
  await tx
    .insertInto('mail_document')
    .values(others.map((about) => ({ company_id: company, mail_id: mail, about_id: about })))
    .execute()
}

/** Changes a message that the act holds. */
export const saveMail = ({ tx, company }: Act, id: string, values: MailChange) =>
  tx
    .updateTable('mail')
    .set(values)
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()

export const putTemplate = (
  { tx, company, now }: Act,
  kind: TemplateKind,
  language: Locale,
  { subject, body }: Template,
) => {
  const text = { subject, body, updated_at: now.toISOString() }
  return tx
    .insertInto('mail_template')
    .values({ company_id: company, kind, language, ...text })
    .onConflict((on) => on.columns(['company_id', 'kind', 'language']).doUpdateSet(text))
    .execute()
}

export const deleteTemplate = ({ tx, company }: Act, kind: TemplateKind, language: Locale) =>
  tx
    .deleteFrom('mail_template')
    .where('company_id', '=', company)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .execute()
