import type { PurchaseOrder } from '../contract.ts'

export type BoughtLine = Extract<PurchaseOrder['lines'][number], { kind: 'item' }>

/** What is bought: the other lines are there for the reader. */
export const itemsOf = ({ lines }: Pick<PurchaseOrder, 'lines'>): BoughtLine[] =>
  lines.filter((line): line is BoughtLine => line.kind === 'item')
