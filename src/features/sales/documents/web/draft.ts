// A draft of any kind of document: what its kind has to tell the editor, and how it is saved, read again
// and told to the screens that show it.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import type { viewQuote } from '#features/sales/quotes/contract.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { Id } from '#kernel/shapes.ts'
import { keyOf, useRead } from '#web/api.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { changeClient, goToLines } from './client.ts'
import { goToUnread, readTypedCell } from './caret.ts'
import type { Saving } from './Foot.tsx'
import type { KnownLine } from './line.ts'
import { blankHead } from './new-draft.ts'
import type { Session, Source, Stored } from './session.ts'
import type { Client, Head } from './state.ts'
import { firstUnread } from './unread.ts'
import { useHead } from './use-editor.ts'
import { documentWords } from './words.ts'

/** What a kind of document tells of its drafts. */
export type DraftKind<D extends { readonly id: Id }> = {
  /** Names what is kept on this device, and what is drawn beside. */
  readonly name: 'quote' | 'order' | 'invoice' | 'purchase_order'
  readonly show: Endpoint
  readonly view: typeof viewQuote
  readonly list: Endpoint
  /** What else tells of it, and is old once it is saved. */
  readonly also?: readonly Endpoint[]
  readonly hrefOf: (id: string) => string
  readonly storedOf: (document: D) => Stored
  /** Both throw ApiProblem. */
  readonly read: (id: Id) => Promise<D>
  readonly save: (...asked: Parameters<Source['save']>) => Promise<D>
}

/** What the editor of a kind is given. */
export type DraftProps<D> = {
  readonly session: Session
  /** As last saved; null until the client is chosen. */
  readonly document: D | null
  /** Tells what the server has, where the page does not read it by itself. */
  readonly onSaved?: (document: D) => void
  /** Makes the draft, where there is none yet. */
  readonly onClient?: (client: Client) => void
  readonly problem?: string | null
}

type Said = Pick<
  Head,
  'subject' | 'customerReference' | 'terms' | 'paymentMethod' | 'discount' | 'language' | 'note'
> & {
  readonly id: Id
  readonly version: number
  readonly state: string
  readonly updatedAt: string
  readonly customer: Client
  readonly contact: { readonly id: Id } | null
  readonly seller: { readonly id: Id } | null
  readonly store: { readonly id: Id } | null
  readonly lines: readonly KnownLine[]
  readonly regimes: Stored['regimes']
}

/** A document in the words of the editor; `own` is what its kind has beside what they all have. */
export const storedAs = (document: Said, own: Partial<Head>): Stored => ({
  id: document.id,
  version: document.version,
  isDraft: document.state === 'draft',
  savedAt: Date.parse(document.updatedAt),
  head: {
    ...blankHead,
    customer: {
      id: document.customer.id,
      name: document.customer.name,
      code: document.customer.code,
    },
    contact: document.contact?.id ?? null,
    seller: document.seller?.id ?? null,
    store: document.store?.id ?? null,
    subject: document.subject,
    customerReference: document.customerReference,
    terms: { days: document.terms.days, endOfMonth: document.terms.endOfMonth },
    paymentMethod: document.paymentMethod,
    discount: document.discount,
    language: document.language,
    note: document.note,
    ...own,
  },
  lines: document.lines,
  regimes: { company: document.regimes.company, customer: document.regimes.customer },
})

/**
 * What the editor of a draft works with (`editor` is given to DocumentEditor as it is). `settle` saves
 * what is typed and says whether it could; `settled` goes on with an act only then, and only where every
 * number that was typed is read: a draft never leaves with a value that its screen does not show.
 */
export function useDraft<D extends { readonly id: Id }>(
  kind: DraftKind<D>,
  { session, document, onSaved, onClient, problem = null }: DraftProps<D>,
  change: (session: Session, client: Client) => Promise<void> = changeClient,
) {
  const words = useWords(documentWords)
  const saving = useRef<Saving>(null)
  const id = document?.id ?? null
  const view = useRead(kind.view, { id: id ?? '' }, { enabled: id !== null })
  const choose = useCallback(
    (client: Client) => {
      goToLines(session)
      if (session.id() === null) return onClient?.(client)
      void change(session, client)
    },
    [session, onClient],
  )
  const { customer } = useHead(session.editor)
  const settle = () => saving.current?.settle() ?? Promise.resolve(false)
  return {
    /** Why there is nothing to act upon yet, or null. */
    absent: customer === null || document === null ? words.clientFirst : null,
    settle,
    settled: async (act: () => void): Promise<void> => {
      readTypedCell()
      const unread = firstUnread(session.editor.unread(), session.editor.state().lines)
      if (unread) {
        goToUnread(session.editor, unread)
        return void toast(words.unreadFirst(unread.why), { tone: 'red' })
      }
      if (await settle()) act()
      else toast(words.unsaved, { tone: 'red' })
    },
    editor: {
      session,
      source: useSource(kind, onSaved),
      kind: kind.name,
      onClient: choose,
      clientProblem: problem,
      autoFocus: document === null && session.editor.state().head.customer === null,
      view: view.data,
      saving,
    },
  }
}

function useSource<D extends { readonly id: Id }>(
  kind: DraftKind<D>,
  onSaved: ((document: D) => void) | undefined,
): Source {
  const queries = useQueryClient()
  const told = useRef(onSaved)
  told.current = onSaved
  return useMemo(() => {
    const tell = (saved: D): Stored => {
      queries.setQueryData(keyOf(kind.show, { id: saved.id }), saved)
      void queries.invalidateQueries({ queryKey: keyOf(kind.view, { id: saved.id }) })
      for (const read of [kind.list, ...(kind.also ?? [])]) {
        void queries.invalidateQueries({ queryKey: keyOf(read) })
      }
      told.current?.(saved)
      return kind.storedOf(saved)
    }
    return {
      name: kind.name,
      save: (...asked) => kind.save(...asked).then(tell),
      read: (id) => kind.read(id).then(tell),
    }
  }, [queries, kind])
}
