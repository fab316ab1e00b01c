// Where the record that an activity is about has its page, and which record a page shows.
import {
  ClipboardCheck,
  CreditCard,
  FileText,
  FolderKanban,
  type LucideIcon,
  Package,
  PackageOpen,
  ReceiptEuro,
  User,
} from 'lucide-react'
import { to } from '#web/site.ts'
import type { SubjectType } from '../rules.ts'

export type SubjectRef = { readonly type: SubjectType; readonly id: string }

export const subjectIcons: Readonly<Record<SubjectType, LucideIcon>> = {
  customer: User,
  project: FolderKanban,
  quote: FileText,
  order: ClipboardCheck,
  delivery: Package,
  invoice: ReceiptEuro,
  payment: CreditCard,
  purchase_order: PackageOpen,
}

export function placeOfSubject({ type, id }: SubjectRef): string {
  if (type === 'project') return to('/projets/:id', { id })
  if (type === 'order') return to('/commandes/:id', { id })
  if (type === 'delivery') return to('/bons-de-livraison/:id', { id })
  if (type === 'quote') return to('/devis/:id', { id })
  if (type === 'invoice') return to('/factures/:id', { id })
  if (type === 'purchase_order') return to('/commandes-achat/:id', { id })
  if (type === 'payment') return to('/reglements/:id', { id })
  return to('/clients/:id', { id })
}

const pages: readonly (readonly [start: string, type: SubjectType])[] = [
  ['clients', 'customer'],
  ['bons-de-livraison', 'delivery'],
  ['fournisseurs', 'customer'],
  ['projets', 'project'],
  ['devis', 'quote'],
  ['commandes', 'order'],
  ['factures', 'invoice'],
  ['avoirs', 'invoice'],
  ['reglements', 'payment'],
  ['commandes-achat', 'purchase_order'],
]

/** The record that a page shows: what one writes there is about it. */
export function subjectOfPath(path: string): SubjectRef | null {
  const [, start, id = ''] = path.split('/')
  const type = pages.find(([one]) => one === start)?.[1]
  return type && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { type, id } : null
}
