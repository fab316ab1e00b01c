// Many documents as one PDF, in the order of their list.
import { z } from 'zod'
import { bulkAct } from '#features/base/bulk/actions.ts'
import { keepPart } from '#features/base/bulk/queries/parts.ts'
import { formats } from '#kernel/format.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { readPdf } from '#server/pdf/merge.ts'
import { paperLabel, whyNotPrinted, whyNotRead } from '../rules.ts'
import { paperSources } from './sources.ts'

const called: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  quotes: { fr: 'Devis', en: 'Quotes' },
  orders: { fr: 'Commandes', en: 'Orders' },
  deliveries: { fr: 'Bons de livraison', en: 'Deliveries' },
  invoices: { fr: 'Factures', en: 'Invoices' },
  documents: { fr: 'Documents', en: 'Documents' },
  purchases: { fr: 'Commandes d’achat', en: 'Purchase orders' },
}

/** "Factures 31-03-2026": a name of a file has no slash. */
const fileName = (act: Act, list: string): string =>
  `${called[list]?.[act.locale] ?? list} ${formats(act.locale, act.currency, act.timeZone)
    .day(act.today)
    .replaceAll('/', '-')}.pdf`

export const paperBulk = paperSources.map(({ name, rights, list, find, pdf }) =>
  bulkAct({
    name: `${name}.print`,
    right: rights.read,
    list,
    // To print on both sides: each document begins on a new sheet.
    options: z.object({ blank: z.boolean().default(false) }),
    find: async (act, asked) =>
      (await find(act, asked)).map((paper) => ({
        id: paper.id,
        label: paperLabel(act.locale, paper),
        reason: whyNotRead(act.role, paper.kind) ?? whyNotPrinted(paper),
        plan: { title: paperLabel(act.locale, paper) },
      })),
    run: async (act, id, _, { run, plan }) => {
      const { file } = await pdf(act, id)
      const bytes = file as Uint8Array
      // What could not be put together is refused now, where it is told, and not at the download.
      readPdf(bytes)
      await keepPart(act, { run, record: id }, { title: (plan as { title: string }).title, bytes })
      return null
    },
    file: (act) => fileName(act, name),
  }),
)
