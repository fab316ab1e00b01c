import { SavedDraft } from '#features/sales/documents/web/DraftPages.tsx'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { showQuote } from '../contract.ts'
import { QuoteEditor } from './QuoteEditor.tsx'
import { QuoteRecord } from './QuoteRecord.tsx'
import { quoteDraft } from './stored.ts'

/** A draft is written; what has left is read. */
export function QuotePage({ id }: { id: string }) {
  const quote = useReady(showQuote, { id })
  const { can } = useRights()
  if (quote.state !== 'draft' || !can('quotes.write')) return <QuoteRecord quote={quote} />
  return <SavedDraft key={id} kind={quoteDraft} document={quote} Editor={QuoteEditor} />
}
