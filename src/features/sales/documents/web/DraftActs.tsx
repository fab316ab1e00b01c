// What every draft can be: copied, printed, thrown away; and beside it, the act that it is there for.
import { Copy, FileText, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { Id } from '#kernel/shapes.ts'
import { type Given, useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConfirmWrite } from '#web/ui/ConfirmWrite.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuSection } from '#web/ui/menu-items.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import type { DraftKind } from './draft.ts'
import { openPdf } from './pdf.ts'
import { documentWords } from './words.ts'

/** Each says why it cannot, where it cannot: `absent` is why there is nothing to act upon yet. */
export function DraftActs<D extends { readonly id: Id }>({
  document,
  absent,
  settle,
  pdf,
  onCopy,
  also,
  onRemove,
  removal,
  children,
}: {
  document: D | null
  absent: string | null
  /** Saves what is typed first. */
  settle: () => Promise<boolean>
  pdf: Endpoint
  onCopy: (document: D) => unknown
  /** What its kind has more, between the copy and the end. */
  also?: MenuSection
  /** Null where one may not. */
  onRemove: ((document: D) => void) | null
  /** What throwing it away is called, where it is more than that. */
  removal?: string
  children: ReactNode
}) {
  const words = useWords(documentWords)
  const print = () => document && void openPdf(pdf, { id: document.id } as Given<Endpoint>, settle)
  useShortcut('ctrl+p', { label: words.openPdf, run: print, when: document !== null })
  const copying = {
    key: 'copy',
    label: words.duplicate,
    icon: Copy,
    whyNot: absent,
    onPress: () => document && void settle().then(() => onCopy(document)),
  }
  const removing = onRemove && {
    key: 'delete',
    label: removal ?? words.removeDraft,
    icon: Trash2,
    danger: true,
    whyNot: absent,
    onPress: () => document && onRemove(document),
  }
  return (
    <>
      <Menu
        label={words.more}
        sections={[
          { items: [copying] },
          ...(also ? [also] : []),
          ...(removing ? [{ items: [removing] }] : []),
        ]}
      />
      <Button icon={FileText} whyNot={absent} onPress={print} tip={words.openPdf}>
        {words.pdf}
      </Button>
      {children}
    </>
  )
}

/** A copy as a draft, which opens; `write` answers the draft that it makes. */
export function useCopyOf<E extends Endpoint>(
  write: E,
  { list, hrefOf }: Pick<DraftKind<{ id: Id }>, 'list' | 'hrefOf'>,
) {
  const words = useWords(documentWords)
  const go = useGo()
  return useWrite(write, {
    refresh: [list],
    onDone: (made) => {
      toast(words.copied)
      go(hrefOf((made as { readonly id: Id }).id))
    },
  })
}

/** Throwing a draft away, once asked; then one is where it came from. */
export function RemoveDraft<E extends Endpoint>({
  back,
  act,
  children,
  onClose,
  ...writing
}: {
  write: E
  input: Given<E>
  refresh: readonly Endpoint[]
  back: string
  act?: string
  /** What becomes of the rest; without it, that nothing remains. */
  children?: ReactNode
  onClose: () => void
}) {
  const words = useWords(documentWords)
  const go = useGo()
  return (
    <ConfirmWrite
      {...writing}
      title={words.removeDraftTitle}
      act={act ?? words.removeDraft}
      danger
      onClose={onClose}
      onDone={() => {
        toast(words.draftRemoved)
        go(back, { replace: true })
      }}
    >
      {children ?? words.removeDraftText}
    </ConfirmWrite>
  )
}
