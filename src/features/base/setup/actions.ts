import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { insertPerson, somebodyExists } from '#features/base/account/queries.ts'
import { editCompany, editNumbering, readNumberings } from '#features/base/company/actions.ts'
import { foundCompany } from '#features/base/team/actions.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Database } from '#server/database/connect.ts'
import { inCompany } from '#server/elsewhere.ts'
import { newId } from '#server/ids.ts'
import { checkPassword } from '#server/passwords.ts'
import { hashOfSecret } from '#server/session.ts'
import type { FirstPerson, setUp } from './contract.ts'
import { findTokenHash, keepTokenHash, takeTokenHash } from './queries.ts'

/**
 * A fresh one-time token for the first start, to be printed where only whoever runs the installation
 * reads it; the one before it opens nothing any more. Null once anyone has an account.
 */
export async function setupToken(database: Database): Promise<string | null> {
  const token = randomBytes(24).toString('base64url')
  return (await keepTokenHash(database, hashOfSecret(token))) ? token : null
}

/** Whether a token is the one printed last. */
export async function checkToken(act: Act, { token }: { token: string }) {
  if (await somebodyExists(act)) refuse('not_found')
  return { valid: isRight(token, await findTokenHash(act)) }
}

/**
 * The first start, in one transaction: the token served once, the first account, and whatever company
 * `make` makes for it (the guided one here, the demonstration in its own feature). `make` runs in the
 * new company, as the new person; `part` is where the input holds the person, for the refusals.
 * @throws Refusal `not_found` once anyone has an account, `wrong_setup_token`, `password_…`.
 */
export async function firstStart(
  act: Act,
  { token, ...person }: z.output<typeof FirstPerson> & { token: string },
  make: (inner: Act) => Promise<unknown>,
  part = '',
): Promise<{ id: string }> {
  const kept = await takeTokenHash(act)
  if (kept === null || (await somebodyExists(act))) refuse('not_found')
  if (!isRight(token, kept)) refuse('wrong_setup_token', 'token')
  const { name, email, password } = person
  checkPassword(password, `${part}password`, [name, email])
  const id = await insertPerson(act, person)
  const company = newId(act.now.getTime())
  await inCompany(act, { company, person: { id, name } }, make)
  return { id: company }
}

/** The guided set-up: account, company, numberings. */
export async function setUpCompany(act: Act, values: z.output<typeof setUp.input>) {
  const { token, account, company, numberings } = values
  const make = (inner: Act) =>
    pointing('company', async () => {
      const { name, country, currency, locale, timeZone, ...rest } = company
      const { city, street, street2, postalCode } = rest
      if (!Intl.supportedValuesOf('timeZone').includes(timeZone) && timeZone !== 'UTC') {
        refuse('not_one_of', 'timeZone')
      }
      await foundCompany(inner, {
        name,
        country,
        currency,
        locale,
        time_zone: timeZone,
        ...{
          city,
          street,
          street2,
          postal_code: postalCode,
        },
      })
      await editCompany(inner, { ...unasked, ...rest, name, version: 1 })
      await number(inner, numberings)
    })
  return firstStart(act, { token, ...account }, make, 'account.')
}

/** What the guided set-up leaves for later. */
const unasked = {
  latePenalty: '',
  earlyDiscount: '',
  quoteValidityDays: 30,
  quoteExpiringDays: 10,
  fiscalMonth: 1,
  documentNote: '',
  insurance: '',
  mediator: '',
  saleConditions: '',
  quoteAgreement: true,
  printPhotos: false,
}

async function number(act: Act, wanted: z.output<typeof setUp.input>['numberings']): Promise<void> {
  const { series } = await readNumberings(act)
  for (const numbering of wanted) {
    const now = series.find((one) => one.kind === numbering.kind)
    const { prefix, digits, yearly } = numbering
    if (!now || (now.prefix === prefix && now.digits === digits && now.yearly === yearly)) continue
    await pointing(`numberings.${numbering.kind}`, () =>
      editNumbering(act, { ...numbering, version: now.version }),
    )
  }
}

/** Says of a refusal in which part of the set-up its field stands. */
async function pointing<T>(part: string, fn: () => Promise<T>): Promise<T> {
  try {
    return await fn()
  } catch (error) {
    if (!(error instanceof Refusal) || !error.param || error.param.includes('.')) throw error
    throw new Refusal(error.code, `${part}.${error.param}`, error.values, error.more)
  }
}

function isRight(token: string, kept: string | null): boolean {
  if (kept === null) return false
  const [given, right] = [Buffer.from(hashOfSecret(token)), Buffer.from(kept)]
  return given.length === right.length && timingSafeEqual(given, right)
}
