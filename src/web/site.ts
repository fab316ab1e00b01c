// The site on one page: every path of the application, who may see it, and its place in the menu.
// Features bring the screens; a page whose screen or right is missing is not offered.
import {
  BookText,
  Box,
  CalendarDays,
  ChartNoAxesCombined,
  ClipboardCheck,
  CreditCard,
  FileInput,
  FilePlus2,
  FileText,
  Files,
  FolderKanban,
  House,
  Inbox,
  Layers,
  ListChecks,
  ListTodo,
  Mail,
  PackageCheck,
  PackageOpen,
  Phone,
  ReceiptEuro,
  ReceiptText,
  Settings,
  Truck,
} from 'lucide-react'
import { customerPages } from './site/customers.ts'
import { doors } from './site/doors.ts'
import { page, type SitePage } from './site/page.ts'
import { settingsPages } from './site/settings.ts'

export const site = {
  '/accueil': page({
    right: 'member',
    fr: 'Accueil',
    en: 'Home',
    menu: { section: 'top', icon: House, go: 'a' },
  }),
  '/reception': page({
    right: 'member',
    fr: 'Boîte de réception',
    en: 'Inbox',
    menu: { section: 'top', icon: Inbox, go: 'b' },
  }),
  '/mes-taches': page({
    right: 'activities.read',
    fr: 'Mes tâches',
    en: 'My tasks',
    menu: { section: 'top', icon: ListTodo, go: 't' },
  }),
  '/taches/nouvelle': page({
    right: 'activities.write',
    fr: 'Nouvelle tâche',
    en: 'New task',
    create: { key: 't', fr: 'Nouvelle tâche', en: 'New task' },
  }),
  '/taches/:id': page({ right: 'activities.read', fr: 'Tâche', en: 'Task' }),
  '/agenda': page({
    right: 'activities.read',
    fr: 'Agenda',
    en: 'Calendar',
    menu: { section: 'top', icon: CalendarDays, go: 'g' },
  }),
  '/agenda/:id': page({ right: 'activities.read', fr: 'Rendez-vous', en: 'Appointment' }),
  ...customerPages,
  '/projets': page({
    right: 'projects.read',
    fr: 'Projets',
    en: 'Projects',
    menu: { section: 'relation', icon: FolderKanban, go: 'p' },
  }),
  '/projets/nouveau': page({
    right: 'projects.write',
    fr: 'Nouveau projet',
    en: 'New project',
    create: { key: 'j', fr: 'Nouveau projet', en: 'New project' },
  }),
  '/projets/:id': page({ right: 'projects.read', fr: 'Projet', en: 'Project' }),
  '/documents': page({
    right: 'customers.read',
    fr: 'Tous les documents',
    en: 'All documents',
    menu: { section: 'sales', icon: Files, go: 'w' },
  }),
  '/devis': page({
    right: 'quotes.read',
    fr: 'Devis',
    en: 'Quotes',
    menu: { section: 'sales', icon: FileText, go: 'd' },
  }),
  '/devis/nouveau': page({
    right: 'quotes.write',
    fr: 'Nouveau devis',
    en: 'New quote',
    create: { key: 'd', fr: 'Nouveau devis', en: 'New quote' },
  }),
  '/devis/:id': page({ right: 'quotes.read', fr: 'Devis', en: 'Quote' }),
  '/commandes': page({
    right: 'orders.read',
    fr: 'Commandes',
    en: 'Orders',
    menu: { section: 'sales', icon: ClipboardCheck, go: 'k' },
  }),
  '/commandes/nouvelle': page({
    right: 'orders.write',
    fr: 'Nouvelle commande',
    en: 'New order',
    create: { key: 'k', fr: 'Nouvelle commande', en: 'New order' },
  }),
  '/commandes/:id': page({ right: 'orders.read', fr: 'Commande', en: 'Order' }),
  '/bons-de-livraison': page({
    right: 'deliveries.read',
    fr: 'Bons de livraison',
    en: 'Deliveries',
    menu: { section: 'sales', icon: PackageCheck, go: 'l' },
  }),
  '/bons-de-livraison/:id': page({
    right: 'deliveries.read',
    fr: 'Bon de livraison',
    en: 'Delivery',
  }),
  '/bons-de-livraison/:id/remise': page({
    right: 'deliveries.write',
    fr: 'Remise au client',
    en: 'Handing over',
  }),
  '/factures': page({
    right: 'invoices.read',
    fr: 'Factures',
    en: 'Invoices',
    menu: { section: 'sales', icon: ReceiptEuro, go: 'f' },
  }),
  '/factures/nouvelle': page({
    right: 'invoices.write',
    fr: 'Nouvelle facture',
    en: 'New invoice',
    create: { key: 'f', fr: 'Nouvelle facture', en: 'New invoice' },
  }),
  '/factures/:id': page({ right: 'invoices.read', fr: 'Facture', en: 'Invoice' }),
  '/avoirs': page({
    right: 'invoices.read',
    fr: 'Avoirs',
    en: 'Credit notes',
    menu: { section: 'sales', icon: FileInput, go: 'v' },
  }),
  '/avoirs/:id': page({ right: 'invoices.read', fr: 'Avoir', en: 'Credit note' }),
  '/appels': page({
    right: 'customers.read',
    fr: 'Appels du jour',
    en: 'Today’s calls',
    menu: { section: 'relation', icon: Phone, go: 'q' },
  }),
  '/promesses': page({
    right: 'invoices.read',
    fr: 'Promesses de règlement',
    en: 'Promises to pay',
  }),
  '/relances': page({ right: 'customers.read', fr: 'Relances', en: 'Reminders' }),
  '/reglements': page({
    right: 'payments.read',
    fr: 'Règlements',
    en: 'Payments',
    menu: { section: 'sales', icon: CreditCard, go: 'r' },
  }),
  '/reglements/nouveau': page({
    right: 'payments.write',
    fr: 'Nouveau règlement',
    en: 'New payment',
    create: { key: 'r', fr: 'Nouveau règlement', en: 'New payment' },
  }),
  '/reglements/:id': page({ right: 'payments.read', fr: 'Règlement', en: 'Payment' }),
  '/messages': page({
    right: 'customers.read',
    fr: 'Messages',
    en: 'Messages',
    menu: { section: 'relation', icon: Mail, go: 'e' },
  }),
  '/messages/:id': page({ right: 'customers.read', fr: 'Message', en: 'Message' }),
  '/commandes-achat': page({
    right: 'purchases.read',
    fr: 'Commandes d’achat',
    en: 'Purchase orders',
    menu: { section: 'purchasing', icon: PackageOpen, go: 'h' },
  }),
  '/commandes-achat/nouvelle': page({
    right: 'purchases.write',
    fr: 'Nouvelle commande d’achat',
    en: 'New purchase order',
    create: { key: 'h', fr: 'Nouvelle commande d’achat', en: 'New purchase order' },
  }),
  '/commandes-achat/generer': page({
    right: 'purchases.write',
    fr: 'Générer les achats',
    en: 'Generate purchases',
  }),
  '/commandes-achat/:id': page({
    right: 'purchases.read',
    fr: 'Commande d’achat',
    en: 'Purchase order',
  }),
  '/factures-fournisseurs': page({
    right: 'purchases.read',
    fr: 'Factures fournisseurs',
    en: 'Supplier invoices',
    menu: { section: 'purchasing', icon: ReceiptText, go: 'z' },
  }),
  '/factures-fournisseurs/:id': page({
    right: 'purchases.read',
    fr: 'Facture fournisseur',
    en: 'Supplier invoice',
  }),
  '/fournisseurs': page({
    right: 'customers.read',
    fr: 'Fournisseurs',
    en: 'Suppliers',
    menu: { section: 'purchasing', icon: Truck, go: 'o' },
  }),
  '/fournisseurs/nouveau': page({
    right: 'customers.write',
    fr: 'Nouveau fournisseur',
    en: 'New supplier',
  }),
  '/fournisseurs/:id': page({ right: 'customers.read', fr: 'Fournisseur', en: 'Supplier' }),
  '/articles': page({
    right: 'items.read',
    fr: 'Articles',
    en: 'Items',
    menu: { section: 'purchasing', icon: Box, go: 'i' },
  }),
  '/articles/nouveau': page({
    right: 'items.write',
    fr: 'Nouvel article',
    en: 'New item',
    create: { key: 'i', fr: 'Nouvel article', en: 'New item' },
  }),
  '/articles/:id': page({ right: 'items.read', fr: 'Article', en: 'Item' }),
  '/analyses': page({
    right: 'invoices.read',
    fr: 'Analyses',
    en: 'Analyses',
    menu: { section: 'insight', icon: ChartNoAxesCombined, go: 'n' },
  }),
  '/analyses/lignes': page({
    right: 'invoices.read',
    fr: 'Détail d’une analyse',
    en: 'Detail of an analysis',
  }),
  '/activites': page({
    right: 'activities.read',
    fr: 'Activités faites',
    en: 'Activities done',
    menu: { section: 'insight', icon: ListChecks, go: 'x' },
  }),
  '/imports': page({
    right: 'imports.read',
    fr: 'Imports',
    en: 'Imports',
    menu: { section: 'insight', icon: FilePlus2, go: 'm' },
  }),
  '/imports/:id': page({ right: 'imports.read', fr: 'Import', en: 'Import' }),
  '/traitements': page({
    right: 'member',
    fr: 'Actions groupées',
    en: 'Acts on selections',
    menu: { section: 'insight', icon: Layers, go: 'u' },
  }),
  '/traitements/:id': page({ right: 'member', fr: 'Action groupée', en: 'Act on a selection' }),
  '/journal': page({
    right: 'journal.read',
    fr: 'Journal',
    en: 'Journal',
    menu: { section: 'insight', icon: BookText, go: 'j' },
  }),
  '/parametres': page({
    right: 'member',
    fr: 'Paramètres',
    en: 'Settings',
    menu: { section: 'bottom', icon: Settings, go: 's' },
  }),
  ...settingsPages,
  ...doors,
} satisfies Record<string, SitePage>

export type SitePath = keyof typeof site

type Names<P extends string> = P extends `${string}:${infer N}/${infer Rest}`
  ? N | Names<`/${Rest}`>
  : P extends `${string}:${infer N}`
    ? N
    : never

/** The `:parts` of a path, which its screen receives as properties. */
export type Params<P extends string> = { readonly [N in Names<P>]: string }

/** An address of the site: `to('/clients/:id', { id })`, with the filters of a list if wanted. */
export function to<P extends SitePath>(
  path: P,
  ...[params, query]: [Names<P>] extends [never]
    ? [params?: Record<string, never>, query?: Readonly<Record<string, string>>]
    : [params: Params<P>, query?: Readonly<Record<string, string>>]
): string {
  const given = (params ?? {}) as Record<string, string>
  const address = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(given[name] ?? ''),
  )
  const search = new URLSearchParams(query).toString()
  return search ? `${address}?${search}` : address
}
