// Projects: the deal seen whole. What is decided of one, what its money is, and why an act is refused.
import type { Cents } from '#kernel/money.ts'
import { subtract, sum, zero } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { reasons } from '#kernel/refusal.ts'

export const projectPhases = ['active', 'finished', 'archived'] as const
/** What a step means: at work, done, or put away. Steps have the names that the company gives them. */
export type ProjectPhase = (typeof projectPhases)[number]

export type ProjectStep = {
  readonly id: string
  readonly name: string
  readonly phase: ProjectPhase
}

/** The steps of a company that has chosen none: those of who sells, buys, fits and looks after. */
const usual = [
  ['identified', 'active', 'Identifié', 'Identified'],
  ['quote_pending', 'active', 'En attente de validation du devis', 'Quote awaiting approval'],
  ['to_revive', 'active', 'À réactiver', 'To be revived'],
  ['to_review', 'active', 'À contrôler', 'To be reviewed'],
  ['reviewed', 'active', 'Contrôlé', 'Reviewed'],
  ['purchasing', 'active', 'Achats en cours', 'Purchasing'],
  ['fitting', 'active', 'En pose', 'Being fitted'],
  ['delivered', 'active', 'Livré', 'Delivered'],
  ['after_sales', 'active', 'SAV', 'After-sales'],
  ['finished', 'finished', 'Terminé', 'Finished'],
  ['archived', 'archived', 'Archivé', 'Archived'],
] as const satisfies readonly (readonly [string, ProjectPhase, string, string])[]

export const usualSteps = (locale: Locale): readonly ProjectStep[] =>
  usual.map(([id, phase, fr, en]) => ({ id, phase, name: locale === 'fr' ? fr : en }))

export const projectRoles = ['client', 'reception', 'seller', 'manager', 'fitter'] as const
/** What someone does on a project, whoever they are: a colleague, a contact, another firm. */
export type ProjectRole = (typeof projectRoles)[number]

/** Why a list of steps may not be kept, or null: one is needed of each phase, each with its own name. */
export function whyNotSteps(steps: readonly ProjectStep[]): 'phase_missing' | 'step_twice' | null {
  if (projectPhases.some((phase) => !steps.some((step) => step.phase === phase))) {
    return 'phase_missing'
  }
  const names = new Set(steps.map(({ name }) => name.toLocaleLowerCase()))
  const ids = new Set(steps.map(({ id }) => id))
  return names.size < steps.length || ids.size < steps.length ? 'step_twice' : null
}

/** Why a project may not go to a step, or null: what is put away while money is due is a decision. */
export function whyNotStep(
  to: Pick<ProjectStep, 'phase'>,
  { due, knowingly }: { readonly due: Cents; readonly knowingly: boolean },
): 'project_due' | null {
  return to.phase === 'archived' && due > 0 && !knowingly ? 'project_due' : null
}

export const documentKinds = [
  'quote',
  'order',
  'purchase_order',
  'delivery',
  'invoice',
  'deposit',
  'situation',
  'final',
  'credit_note',
] as const

/** A document of a project, as far as its money goes; amounts in the currency of the company. */
export type ProjectDocument = {
  readonly kind: (typeof documentKinds)[number]
  readonly state: string
  /** Of an order: whether a quote of the project is carried out by it. */
  readonly follows: boolean
  readonly net: Cents
  readonly gross: Cents
  /** Null where it is not for this role to see. */
  readonly cost: Cents | null
  /** What is settled of it: of an issued invoice or credit note. */
  readonly settled: Cents
}

/** What a project comes to. Net amounts, but for what is collected and due, which are with VAT. */
export type ProjectMoney = {
  /** Offered and not refused: quotes sent or signed. */
  readonly quoted: Cents
  /** Agreed: quotes signed, and orders that come from no quote. */
  readonly agreed: Cents
  /** Confirmed orders, whether or not they come from a quote. */
  readonly ordered: Cents
  /** Invoices less credit notes. */
  readonly invoiced: Cents
  readonly collected: Cents
  /** What was bought for its orders, drafts included; null where costs are not for this role to see. */
  readonly purchased: Cents | null
  readonly due: Cents
  /** What was agreed less what it costs, as bought once it is; null where costs are not for this role to see. */
  readonly margin: Cents | null
}

/** What figures look at; costs are for the margin alone. */
export type Counted = Omit<ProjectDocument, 'cost'>

/** What each figure of a project counts of a document: the figure is their sum, and shows them. */
export const counted = {
  quoted: (one: Counted) => (isOffered(one) ? one.net : zero),
  agreed: (one: Counted) => (isAgreed(one) ? one.net : zero),
  ordered: (one: Counted) => (isOrdered(one) ? one.net : zero),
  invoiced: (one: Counted) => (isIssued(one) ? one.net : zero),
  collected: (one: Counted) => (isIssued(one) ? one.settled : zero),
  purchased: (one: Counted) => (isPurchased(one) ? one.net : zero),
  due: (one: Counted) => (isIssued(one) ? subtract(one.gross, one.settled) : zero),
} as const satisfies Record<string, (one: Counted) => Cents>

export function moneyOf(documents: readonly ProjectDocument[]): ProjectMoney {
  const figure = (key: keyof typeof counted) => sum(documents.map((one) => counted[key](one)))
  const agreed = documents.filter(isAgreed)
  const known = agreed.every(({ cost }) => cost !== null)
  return {
    quoted: figure('quoted'),
    agreed: figure('agreed'),
    ordered: figure('ordered'),
    invoiced: figure('invoiced'),
    collected: figure('collected'),
    purchased: known ? figure('purchased') : null,
    due: figure('due'),
    margin: known ? subtract(figure('agreed'), sum(agreed.map(({ cost }) => cost ?? zero))) : null,
  }
}

const isOffered = ({ kind, state }: Counted) =>
  kind === 'quote' && (state === 'sent' || state === 'signed')
const isOrdered = ({ kind, state }: Counted) =>
  kind === 'order' && (state === 'confirmed' || state === 'completed')
/** What a client has agreed to and is invoiced by itself: a signed quote, or an order that has none. */
export const isAgreed = (one: Counted): boolean =>
  (one.kind === 'quote' && one.state === 'signed') || (isOrdered(one) && !one.follows)
const isPurchased = ({ kind, state }: Counted) => kind === 'purchase_order' && state !== 'cancelled'
/** The documents that nobody pays. */
const offBooks: ReadonlySet<ProjectDocument['kind']> = new Set([
  'quote',
  'order',
  'purchase_order',
  'delivery',
])

export const isIssued = ({ kind, state }: Pick<Counted, 'kind' | 'state'>) =>
  !offBooks.has(kind) && state === 'issued'

export const projectReasons = reasons({
  project_due: {
    status: 409,
    fr: 'Il reste {due} à encaisser sur ce projet. Archivez-le tout de même si vous le décidez : ce qui est dû reste compté.',
    en: 'There is {due} still to be collected on this project. Archive it all the same if you decide so: what is due stays counted.',
  },
  step_unknown: {
    fr: 'Cette étape n’existe plus. Choisissez-en une autre.',
    en: 'This step is gone. Choose another one.',
  },
  step_in_use: {
    status: 409,
    fr: 'Des projets sont à l’étape « {name} » : passez-les à une autre étape avant de la retirer.',
    en: 'Projects are at the step “{name}”: move them to another step before you remove it.',
  },
  step_phase: {
    status: 409,
    fr: 'Des projets sont à l’étape « {name} » : son sens ne peut plus changer.',
    en: 'Projects are at the step “{name}”: what it means can no longer change.',
  },
  phase_missing: {
    fr: 'Il faut au moins une étape en cours, une étape terminée et une étape archivée.',
    en: 'At least one step at work, one finished and one archived are needed.',
  },
  step_twice: {
    fr: 'Deux étapes portent le même nom.',
    en: 'Two steps have the same name.',
  },
  name_taken: {
    status: 409,
    fr: 'Ce nom existe déjà dans la liste.',
    en: 'This name is already in the list.',
  },
  other_project: {
    status: 409,
    fr: 'Ce document appartient déjà au projet {number}.',
    en: 'This document already belongs to project {number}.',
  },
  other_client: {
    fr: 'Ce document n’est pas de ce client.',
    en: 'This document is not of this customer.',
  },
  follows_another: {
    fr: 'Ce document suit un devis ou une commande : rattachez celui-ci, il viendra avec lui.',
    en: 'This document follows a quote or an order: attach that one, and it will come along.',
  },
  project_has_documents: {
    status: 409,
    fr: 'Ce projet contient des documents : archivez-le, ou retirez-les d’abord.',
    en: 'This project holds documents: archive it, or take them out first.',
  },
  ends_before: {
    fr: 'La date de fin précède la date de début.',
    en: 'The end comes before the start.',
  },
  already_on: {
    status: 409,
    fr: 'Cette personne a déjà ce rôle sur le projet.',
    en: 'This person already has this role on the project.',
  },
})
