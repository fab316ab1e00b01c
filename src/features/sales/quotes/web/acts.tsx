// The acts on a quote that its page, its editor and its list share.
import { RemoveDraft, useCopyOf } from '#features/sales/documents/web/DraftActs.tsx'
import { useWrite } from '#web/api.ts'
import { to } from '#web/site.ts'
import { ConfirmWrite, useAsked } from '#web/ui/ConfirmWrite.tsx'
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
import { quoteDraft } from './stored.ts'
import { quoteWords } from './words.ts'

/** A copy as a draft, which opens. */
export const useCopy = () => useCopyOf(duplicateQuote, quoteDraft)

/** Taking a quote that has left up again: the draft of its next version, which opens in its place. */
export function useReopening() {
  const words = useWords(quoteWords)
  return useWrite(reopenQuote, {
    refresh: [showQuote, viewQuote, listQuotes, listRevisions, compareRevisions],
    onDone: ({ revision }) => toast(words.reopened(revision)),
  })
}

/** Giving the version in work up: the quote is again as it last left. */
export function useRestoring() {
  const words = useWords(quoteWords)
  return useAsked<Quote>(({ id, version }, close) => (
    <ConfirmWrite
      write={restoreQuote}
      input={{ id, version }}
      refresh={[showQuote, viewQuote, listQuotes, listRevisions, compareRevisions]}
      title={words.restoreTitle}
      act={words.restore}
      danger
      onClose={close}
      onDone={() => {
        toast(words.restored)
        close()
      }}
    >
      {words.restoreText}
    </ConfirmWrite>
  ))
}

/** Throwing a draft away, once asked. */
export const useRemoval = () =>
  useAsked<Quote>(({ id }, close) => (
    <RemoveDraft
      write={deleteQuote}
      input={{ id }}
      refresh={[listQuotes]}
      back={to('/devis')}
      onClose={close}
    />
  ))
