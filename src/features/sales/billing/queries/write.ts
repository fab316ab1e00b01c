// The only file that writes the tables of billing plans.
import { type Insertable, sql } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'

type Plan = Pick<Insertable<Tables['billing_plan']>, 'recovery' | 'retention' | 'bond'>
export type StepRow = Omit<Insertable<Tables['billing_step']>, 'company_id' | 'quote_id'>

/** Makes the plan of a quote that has none; no steps, nothing held back. */
export const ensurePlan = ({ tx, company, now }: Act, quote: string) =>
  tx
    .insertInto('billing_plan')
    .values({ company_id: company, quote_id: quote, updated_at: now.toISOString() })
    .onConflict((on) => on.columns(['company_id', 'quote_id']).doNothing())
    .execute()

export const savePlanRow = (
  { tx, company, now }: Act,
  quote: string,
  values: Partial<Plan> & { reception_day?: Tables['billing_plan']['reception_day'] },
) =>
  tx
    .updateTable('billing_plan')
    .set({ ...values, updated_at: now.toISOString(), version: sql`version + 1` })
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .execute()

/** Replaces the steps of a plan; those that keep their identifier stay the same steps. */
export async function replaceSteps(
  { tx, company }: Act,
  quote: string,
  steps: readonly StepRow[],
): Promise<void> {
  await tx
    .deleteFrom('billing_step')
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .execute()
  if (steps.length === 0) return
  await tx
    .insertInto('billing_step')
    .values(steps.map((step) => ({ ...step, company_id: company, quote_id: quote })))
    .execute()
}

/** Ties a step to the invoice that was made of it. */
export const tieStep = ({ tx, company }: Act, quote: string, step: string, invoice: string) =>
  tx
    .updateTable('billing_step')
    .set({ invoice_id: invoice })
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .where('id', '=', step)
    .execute()

export const insertAmendment = ({ tx, company, now }: Act, quote: string, amendment: string) =>
  tx
    .insertInto('billing_amendment')
    .values({
      company_id: company,
      quote_id: quote,
      amendment_id: amendment,
      added_at: now.toISOString(),
    })
    .execute()

export const deleteAmendment = ({ tx, company }: Act, quote: string, amendment: string) =>
  tx
    .deleteFrom('billing_amendment')
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .where('amendment_id', '=', amendment)
    .execute()
