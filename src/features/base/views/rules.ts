import { reasons } from '#kernel/refusal.ts'
import { grants, type Role } from '#kernel/rights.ts'

export const viewReasons = reasons({
  view_needs_person: {
    fr: 'Une vue personnelle appartient à quelqu’un : une clé d’API n’enregistre que des vues partagées.',
    en: 'A personal view belongs to somebody: an API key only saves shared views.',
  },
  view_elsewhere: {
    fr: 'Cette vue est celle d’une autre liste.',
    en: 'This view is one of another list.',
  },
  too_many_views: {
    fr: 'Vous avez déjà {most} vues : supprimez-en avant d’en enregistrer une autre.',
    en: 'You already have {most} views: delete some before you save another.',
  },
})

/** How many views one sees at most: one's own and the shared ones. */
export const mostViews = 300

export type Owned = { readonly owner: string | null; readonly shared: boolean }

/** Who sees a view: its owner, and everyone once it is shared. */
export const isSeen = (view: Owned, person: string | null): boolean =>
  view.shared || (person !== null && view.owner === person)

/**
 * Who changes a view: its owner while it is theirs alone; what everyone sees is the business of those
 * who settle how the company works.
 */
export const isChangeable = (view: Owned, person: string | null, role: Role): boolean =>
  view.shared ? grants(role, 'company.write') : isSeen(view, person)
