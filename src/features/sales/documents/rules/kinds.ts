import type { DocumentKind } from './frozen.ts'

/** Whether it is agreed upon and takes part in no tax: nothing is owed yet. */
export const isAgreement = (kind: DocumentKind | 'letter'): boolean =>
  kind === 'quote' || kind === 'order' || kind === 'delivery'
