// The only file that writes the tables of billing plans.
import { type Insertable, sql } from 'kysely'
import type { AgreedKind } from '#features/sales/invoices/queries/agreed.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'

type Deal = { readonly id: string; readonly kind: AgreedKind }
type Plan = Pick<Insertable<Tables['billing_plan']>, 'recovery' | 'retention' | 'bond'>
export type StepRow = Omit<Insertable<Tables['billing_step']>, 'company_id' | 'deal_id'>

/** Makes the plan of a deal that has none; no steps, nothing held back. */
export const ensurePlan = ({ tx, company, now }: Act, { id, kind }: Deal) =>
  tx
    .insertInto('billing_plan')
    .values({ company_id: company, deal_id: id, agreed: kind, updated_at: now.toISOString() })
    .onConflict((on) => on.columns(['company_id', 'deal_id']).doNothing())
    .execute()

export const savePlanRow = (
  { tx, company, now }: Act,
  deal: string,
  values: Partial<Plan> & { reception_day?: Tables['billing_plan']['reception_day'] },
) =>
  tx
    .updateTable('billing_plan')
    .set({ ...values, updated_at: now.toISOString(), version: sql`version + 1` })
    .where('company_id', '=', company)
    .where('deal_id', '=', deal)
    .execute()

/** Replaces the steps of a plan; those that keep their identifier stay the same steps. */
export async function replaceSteps(
  { tx, company }: Act,
  deal: string,
  steps: readonly StepRow[],
): Promise<void> {
  await tx
    .deleteFrom('billing_step')
    .where('company_id', '=', company)
    .where('deal_id', '=', deal)
    .execute()
  if (steps.length === 0) return
  await tx
    .insertInto('billing_step')
    .values(steps.map((step) => ({ ...step, company_id: company, deal_id: deal })))
    .execute()
}

/** Ties a step to the invoice that was made of it. */
export const tieStep = ({ tx, company }: Act, deal: string, step: string, invoice: string) =>
  tx
    .updateTable('billing_step')
    .set({ invoice_id: invoice })
    .where('company_id', '=', company)
    .where('deal_id', '=', deal)
    .where('id', '=', step)
    .execute()

export const insertAmendment = ({ tx, company, now }: Act, deal: string, { id, kind }: Deal) =>
  tx
    .insertInto('billing_amendment')
    .values({
      company_id: company,
      deal_id: deal,
      amendment_id: id,
      agreed: kind,
      added_at: now.toISOString(),
    })
    .execute()

export const deleteAmendment = ({ tx, company }: Act, deal: string, amendment: string) =>
  tx
    .deleteFrom('billing_amendment')
    .where('company_id', '=', company)
    .where('deal_id', '=', deal)
    .where('amendment_id', '=', amendment)
    .execute()
