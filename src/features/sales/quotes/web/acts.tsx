// The acts on a quote that its page, its editor and its list share.
import { type ReactNode, useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  deleteQuote,
  duplicateQuote,
  listQuotes,
  type Quote,
  reopenQuote,
  restoreQuote,
  showQuote,
  viewQuote,
} from '../contract.ts'
import { compareRevisions, listRevisions } from '../contract/revision.ts'
import { quoteWords } from './words.ts'

/** A copy as a draft, which opens. */
export function useCopy() {
  const words = useWords(quoteWords)
  const go = useGo()
  return useWrite(duplicateQuote, {
    refresh: [listQuotes],
    onDone: ({ id }) => {
      toast(words.duplicated)
      go(to('/devis/:id', { id }))
    },
  })
}

/** Taking a quote that has left up again: the draft of its next version, which opens in its place. */
export function useReopening() {
  const words = useWords(quoteWords)
  return useWrite(reopenQuote, {
    refresh: [showQuote, viewQuote, listQuotes, listRevisions, compareRevisions],
    onDone: ({ revision }) => toast(words.reopened(revision)),
  })
}

/** Giving the version in work up: the quote is again as it last left. */
export function useRestoring(): { ask: (quote: Quote) => void; dialog: ReactNode } {
  const words = useWords(quoteWords)
  const [quote, setQuote] = useState<Quote | null>(null)
  const restoring = useWrite(restoreQuote, {
    refresh: [showQuote, viewQuote, listQuotes, listRevisions, compareRevisions],
    onDone: () => {
      toast(words.restored)
      setQuote(null)
    },
  })
  const dialog = (
    <Confirm
      title={words.restoreTitle}
      open={quote !== null}
      onClose={() => setQuote(null)}
      act={words.restore}
      danger
      pending={restoring.pending}
      onConfirm={() => quote && void restoring.run({ id: quote.id, version: quote.version })}
    >
      {words.restoreText}
      {restoring.problem && <Banner tone="red">{restoring.problem.detail}</Banner>}
    </Confirm>
  )
  return { ask: setQuote, dialog }
}

/** Throwing a draft away, once asked. */
export function useRemoval(): { ask: (quote: Quote) => void; dialog: ReactNode } {
  const words = useWords(quoteWords)
  const go = useGo()
  const [quote, setQuote] = useState<Quote | null>(null)
  const removing = useWrite(deleteQuote, {
    refresh: [listQuotes],
    onDone: () => {
      toast(words.removed)
      go(to('/devis'), { replace: true })
    },
  })
  const dialog = (
    <Confirm
      title={words.removeTitle}
      open={quote !== null}
      onClose={() => setQuote(null)}
      act={words.remove}
      danger
      pending={removing.pending}
      onConfirm={() => quote && void removing.run({ id: quote.id })}
    >
      {words.removeText}
      {removing.problem && <Banner tone="red">{removing.problem.detail}</Banner>}
    </Confirm>
  )
  return { ask: setQuote, dialog }
}
