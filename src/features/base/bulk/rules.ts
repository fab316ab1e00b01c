import { type Locale, reasons } from '#kernel/refusal.ts'

export const bulkReasons = reasons({
  unknown_act: {
    status: 404,
    fr: 'Cette action groupée n’existe pas.',
    en: 'There is no such act on a selection.',
  },
  bulk_too_many: {
    fr: 'La sélection compte plus de {most} éléments : restreignez-la.',
    en: 'The selection holds more than {most} records: narrow it down.',
  },
  none_concerned: {
    fr: 'Aucun élément de la sélection n’est concerné.',
    en: 'Nothing in the selection is concerned.',
  },
  already_archived: {
    fr: 'Cette fiche est déjà archivée.',
    en: 'This record is archived already.',
  },
  already_so: {
    fr: 'C’est déjà le cas.',
    en: 'This is so already.',
  },
  bulk_not_running: {
    fr: 'Cette action groupée est terminée.',
    en: 'This act on a selection is over.',
  },
  bulk_no_file: {
    status: 404,
    fr: 'Ce fichier n’est pas encore prêt, ou n’est plus gardé.',
    en: 'This file is not ready yet, or is no longer kept.',
  },
  bulk_not_undoable: {
    fr: 'Cette action groupée ne s’annule pas, ou plus.',
    en: 'This act on a selection cannot be undone, or no longer.',
  },
})

/** How long the file that a run makes is kept, in days. */
export const keptDays = 7

/** How many records an act takes at once. */
export const mostAtOnce = 5000

/**
 * What a trial and a report call a document: "DV-2026-0042 · Brasserie du Parc"; one that has no number
 * yet, "Brouillon – Brasserie du Parc". What else is told of it follows.
 */
export const documentLabel = (
  locale: Locale,
  number: string | null,
  party: string,
  ...more: readonly (string | undefined)[]
): string =>
  [number === null ? `${draft[locale]} – ${party}` : `${number} · ${party}`, ...more]
    .filter(Boolean)
    .join(' · ')

const draft: Readonly<Record<Locale, string>> = { fr: 'Brouillon', en: 'Draft' }

export const runStates = ['running', 'done', 'stopped', 'undoing', 'undone'] as const
export type RunState = (typeof runStates)[number]

export const rowStates = ['excluded', 'waiting', 'done', 'refused', 'undone', 'kept'] as const
export type RowState = (typeof rowStates)[number]

/** What an act may make of a record, that one then opens. */
export const madeKinds = ['invoice', 'delivery', 'task', 'appointment', 'message'] as const
export type MadeKind = (typeof madeKinds)[number]

/** Whether the job still has something to do of it. */
export const isOpen = (state: RunState): boolean => state === 'running' || state === 'undoing'
