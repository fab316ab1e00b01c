// What a document has beside what it sells, and how each looks where it is added.
import { Heading, type LucideIcon, Scissors, Sigma, Text } from 'lucide-react'
import { folded } from '#web/folded.ts'
import type { EditorLine } from './line.ts'
import type { DocumentWords } from './words.ts'

type Other = Exclude<EditorLine['kind'], 'item'>

/** In the order in which they are offered; `typed` keeps those whose name holds it. */
export const additions = (
  words: DocumentWords,
  typed = '',
): { readonly kind: Other; readonly icon: LucideIcon; readonly label: string }[] =>
  [
    { kind: 'section' as const, icon: Heading, label: words.addSection },
    { kind: 'text' as const, icon: Text, label: words.addText },
    { kind: 'subtotal' as const, icon: Sigma, label: words.addSubtotal },
    { kind: 'page_break' as const, icon: Scissors, label: words.addPageBreak },
  ].filter(({ label }) => folded(label).includes(folded(typed)))

export const otherLine = (kind: Other, key: string): EditorLine =>
  kind === 'page_break' ? { kind, key } : { kind, key, name: '' }
