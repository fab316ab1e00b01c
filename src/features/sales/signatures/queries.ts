// The only file that writes the public links of quotes and what was answered through them.
import type { Insertable } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'

type NewLink = Omit<Insertable<Tables['quote_link']>, 'company_id' | 'created_at'>
type NewAnswer = Omit<Insertable<Tables['quote_answer']>, 'company_id'>

export type LinkFound = NonNullable<Awaited<ReturnType<typeof findLink>>>

/** The link of a token, while it opens; `hold` keeps two signatures from passing at once. */
export const findLink = ({ tx, company, now }: Act, tokenHash: string, { hold = false } = {}) => {
  const found = tx
    .selectFrom('quote_link')
    .selectAll()
    .where('company_id', '=', company)
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
  return (hold ? found.forNoKeyUpdate() : found).executeTakeFirst()
}

export const insertLink = ({ tx, company, now }: Act, values: NewLink) =>
  tx
    .insertInto('quote_link')
    .values({ ...values, company_id: company, created_at: now.toISOString() })
    .execute()

export const findLinkById = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('quote_link')
    .select(['id', 'quote_id', 'revoked_at', 'recipient'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const markLinkRevoked = ({ tx, company, now }: Act, id: string) =>
  tx
    .updateTable('quote_link')
    .set({ revoked_at: now.toISOString() })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()

/** Whether this is the first time that it is opened. */
export async function markLinkOpened({ tx, company, now }: Act, id: string): Promise<boolean> {
  const first = await tx
    .updateTable('quote_link')
    .set({ opened_at: now.toISOString() })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return first !== undefined
}

export const findLinks = ({ tx, company }: Act, quote: string) =>
  tx
    .selectFrom('quote_link as l')
    .leftJoin('person as p', 'p.id', 'l.person_id')
    .select(['l.id', 'l.revision', 'l.recipient', 'l.person_id', 'p.name as person'])
    .select(['l.created_at', 'l.expires_at', 'l.revoked_at', 'l.opened_at'])
    .where('l.company_id', '=', company)
    .where('l.quote_id', '=', quote)
    .orderBy('l.created_at', 'desc')
    .orderBy('l.id')
    .limit(100)
    .execute()

export const insertAnswer = ({ tx, company }: Act, values: NewAnswer) =>
  tx
    .insertInto('quote_answer')
    .values({ ...values, company_id: company })
    .execute()

export const findAnswers = ({ tx, company }: Act, quote: string) =>
  tx
    .selectFrom('quote_answer')
    .selectAll()
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()

/** How many questions a link has asked since an instant. */
export async function countQuestions(
  { tx, company }: Act,
  link: string,
  since: Date,
): Promise<number> {
  const { count } = await tx
    .selectFrom('quote_answer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('company_id', '=', company)
    .where('link_id', '=', link)
    .where('kind', '=', 'question')
    .where('at', '>', since.toISOString())
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The language of a company: what it writes to its own people in. */
export async function languageOf({ tx, company }: Act): Promise<'fr' | 'en'> {
  const { locale } = await tx
    .selectFrom('company')
    .select('locale')
    .where('id', '=', company)
    .executeTakeFirstOrThrow()
  return locale === 'en' ? 'en' : 'fr'
}
