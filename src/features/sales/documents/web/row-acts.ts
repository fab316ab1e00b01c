// What may be done with one document from its line in a list.
import { Copy, FileText } from 'lucide-react'
import type { RowAction } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import { documentWords } from './words.ts'

type Named = { readonly id: string }

/** `copying` where one may write another like it, `read` where one may see it as it is printed. */
export function useRowActs({
  copying = false,
  read,
}: {
  copying?: { run(input: Named): Promise<unknown> } | false
  read: ((document: Named) => Promise<void>) | false
}): (row: Named) => readonly RowAction[] {
  const words = useWords(documentWords)
  return ({ id }) => [
    ...(copying
      ? [
          {
            key: 'copy',
            label: words.duplicate,
            icon: Copy,
            onPress: () => void copying.run({ id }),
          },
        ]
      : []),
    ...(read
      ? [
          {
            key: 'pdf',
            label: words.openPdf,
            icon: FileText,
            onPress: () => void read({ id }),
          },
        ]
      : []),
  ]
}
