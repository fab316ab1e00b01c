// An order on paper: its confirmation, as it was frozen, or the draft as it stands.
import type { Shipping } from '#features/sales/documents/rules/frozen.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import { findPictures } from '#features/sales/quotes/queries/parties.ts'
import type { DocumentView } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { renderPdf } from '#server/pdf/render.ts'
import { printedOrder } from '../queries/show.ts'

/** What is printed of an order. @throws Refusal `not_found`. */
export async function viewOrder(act: Act, id: string): Promise<DocumentView> {
  const { frozen, language } = await printedOrder(act, id)
  return documentView(frozen, language, await findPictures(act, frozen))
}

/** The same for those who deliver or fit it: what is to be done, and no amount. @throws as `viewOrder`. */
export async function viewUnpriced(act: Act, id: string): Promise<DocumentView> {
  const { frozen, language } = await printedOrder(act, id)
  const view = documentView(
    { ...frozen, shipping: unpriced },
    language,
    await findPictures(act, frozen),
  )
  const { title, name } = workSheets[language]
  return {
    ...view,
    title,
    name: name(frozen.number, frozen.buyer.name),
    lines: view.lines.filter(({ kind }) => kind !== 'subtotal'),
    totals: [],
    vat: null,
    payment: null,
    mentions: [],
    conditions: null,
    signature: null,
  }
}

const unpriced: Shipping = {
  orders: [],
  wished: null,
  shipped: null,
  delivered: null,
  carrier: '',
  tracking: '',
  packages: null,
  weight: null,
  priced: false,
}

const workSheets: Readonly<
  Record<Locale, { title: string; name: (number: string | null, client: string) => string }>
> = {
  fr: {
    title: 'Fiche d’intervention',
    name: (number, client) => ['Fiche d’intervention', number, client].filter(Boolean).join(' – '),
  },
  en: {
    title: 'Work sheet',
    name: (number, client) => ['Work sheet', number, client].filter(Boolean).join(' – '),
  },
}

export async function orderPdf(act: Act, id: string): Promise<FileAnswer> {
  const view = await viewOrder(act, id)
  return {
    file: await renderPdf(view),
    name: `${view.name}.pdf`,
    mediaType: 'application/pdf',
    inline: true,
  }
}
