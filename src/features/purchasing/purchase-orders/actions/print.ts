// A purchase order on paper, and by e-mail to who supplies.
import { proposeMail } from '#features/base/mail/actions/templates.ts'
import { asOf, enclosing, queueWritten } from '#features/base/mail/actions/written.ts'
import { findLogo } from '#features/sales/quotes/queries/parties.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import type { DocumentView } from '#kernel/print.ts'
import { noPictures } from '#features/sales/documents/rules/view.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { renderPdf } from '#server/pdf/render.ts'
import type {
  mailPurchase as sending,
  proposePurchaseMail as proposing,
  PurchaseOrder,
} from '../contract.ts'
import { frozenPurchase, showPurchase } from '../queries/show.ts'
import { purchaseView } from '../rules/print.ts'
import { mustSeeCosts } from './compose.ts'
import { holdPurchase } from './draft.ts'
import { sendPurchase } from './life.ts'

/** What is printed of a purchase order: as it was sent, or as the draft stands. */
export async function viewPurchase(act: Act, id: string): Promise<DocumentView> {
  mustSeeCosts(act)
  const { frozen, language } = await frozenPurchase(act, id)
  return purchaseView(frozen, language, { ...noPictures, logo: await findLogo(act) })
}

export async function purchasePdf(act: Act, id: string): Promise<FileAnswer> {
  const view = await viewPurchase(act, id)
  return {
    file: await renderPdf(view),
    name: `${view.name}.pdf`,
    mediaType: 'application/pdf',
    inline: true,
  }
}

/** @throws Refusal `not_found`, `purchase_costs_hidden`. */
export async function proposeForPurchase(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof proposing>> {
  const purchase = await showPurchase(act, id)
  const { name, title } = await viewPurchase(act, id)
  const { number: _, ...known } = valuesOf(act, purchase)
  return proposeMail(act, {
    kind: 'purchase_order',
    language: purchase.language,
    customer: purchase.supplier.id,
    contact: purchase.contact?.id ?? null,
    // A draft takes its number when it leaves.
    values: purchase.number === null ? known : valuesOf(act, purchase),
    attachments: [
      {
        name: purchase.number === null ? `${title} – ${purchase.supplier.name}.pdf` : `${name}.pdf`,
      },
    ],
  })
}

/**
 * Sends a purchase order to the supplier: a draft takes its number first, in the same act.
 * @throws Refusal `not_found`, `changed_meanwhile`, what forbids sending it, `place_unknown`…
 */
export async function mailPurchase(
  act: Act,
  { id, version, ...written }: InputOf<typeof sending>,
): Promise<OutputOf<typeof sending>> {
  const row = await holdPurchase(act, id, version)
  const purchase =
    row.state === 'draft'
      ? await sendPurchase(act, { id, how: 'email' })
      : await showPurchase(act, id)
  const pdf = await purchasePdf(act, id)
  return queueWritten(act, written, {
    kind: 'purchase_order',
    about: { type: 'purchase_order', id, label: purchase.number ?? '' },
    ...asOf({ ...purchase, customer: purchase.supplier, seller: purchase.buyer }),
    enclosed: enclosing(pdf),
    values: valuesOf(act, purchase),
  })
}

/** What the texts may say of a purchase order; `due` is the day that is wished. */
function valuesOf(act: Act, purchase: PurchaseOrder) {
  const said = formats(purchase.language, purchase.currency, act.timeZone)
  return {
    customer: purchase.supplier.name,
    number: purchase.number ?? '',
    subject: purchase.subject,
    day: said.day(purchase.number === null ? act.today : purchase.day),
    amount: purchase.totals ? said.amount(purchase.totals.net) : '',
    due: purchase.wishedDay === null ? '' : said.day(purchase.wishedDay),
  }
}
