// What the rules of credit notes are asked with, from the record on screen.
import type { Invoice } from '../contract.ts'
import { type Creditable, leftToCredit, type ToCredit } from '../rules/credit.ts'
import type { ToTakeBack } from '../rules/life.ts'

/** Why no credit note may be made of it is asked with this. */
export function toTakeBack(invoice: Invoice): ToTakeBack {
  const { state, kind, imported, creditable } = invoice
  return {
    state,
    kind,
    imported,
    drafted: creditable?.drafted ?? false,
    whole: creditable !== null && leftToCredit(creditable).length === 0,
    deductedBy: creditable?.deductedBy ?? null,
  }
}

/** What it may take back, and how much, is asked with this: the same rule as the server's. */
export function toCredit({ kind, discount, creditable, lines }: Invoice): ToCredit {
  const back = new Map(creditable?.lines.map((line) => [line.id, line]))
  return {
    kind,
    discount,
    vat: creditable?.vat ?? [],
    credited: creditable?.credited ?? [],
    lines: lines.flatMap((line): Creditable[] => {
      const taken = back.get(line.id)
      return line.kind === 'item' && taken ? [{ ...line, ...taken }] : []
    }),
  }
}
