import { type Locale, reasons } from '#kernel/refusal.ts'
import type { Right } from '#kernel/rights.ts'

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
  bulk_not_yours: {
    status: 403,
    fr: 'Seul qui a lancé cette action groupée l’arrête, l’annule ou en télécharge le fichier.',
    en: 'Only whoever started this act on a selection stops it, undoes it or downloads its file.',
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

/** How a run stands in the list of them: one that is over with records refused is told apart. */
export const standings = ['running', 'refused', 'done', 'stopped', 'undone'] as const
export type Standing = (typeof standings)[number]

export const rowStates = ['excluded', 'waiting', 'done', 'refused', 'undone', 'kept'] as const
export type RowState = (typeof rowStates)[number]

/** What an act may make of a record, that one then opens. */
export const madeKinds = ['invoice', 'delivery', 'task', 'appointment', 'message'] as const
export type MadeKind = (typeof madeKinds)[number]

/** How a run stands, by its state and by whether a record of it was refused or could not be taken back. */
export const standingOf = (
  state: RunState,
  { refused, kept }: { readonly refused: number; readonly kept: number },
): Standing => {
  if (isOpen(state)) return 'running'
  return refused + kept > 0 ? 'refused' : (state as Standing)
}

/** Of the records that it takes, how many it has dealt with; what it leaves out is not counted. */
export function howFar(
  state: RunState,
  { waiting, done, refused, kept, undone }: Readonly<Record<Exclude<RowState, 'excluded'>, number>>,
): { readonly ended: number; readonly all: number } {
  const all = waiting + done + refused + kept + undone
  return {
    ended: state === 'undoing' || state === 'undone' ? undone + kept : all - waiting,
    all,
  }
}

/** Who sees the runs of others: whoever reads all that was done in the company. */
export const seesAllRuns: Right = 'journal.read'

/** Whether the job still has something to do of it. */
export const isOpen = (state: RunState): boolean => state === 'running' || state === 'undoing'
