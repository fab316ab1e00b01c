import { useState } from 'react'
import { createSession } from '#features/sales/documents/web/session.ts'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { type Quote, showQuote } from '../contract.ts'
import { QuoteEditor } from './QuoteEditor.tsx'
import { QuoteRecord } from './QuoteRecord.tsx'
import { storedQuote } from './stored.ts'

/** A draft is written; what has left is read. */
export function QuotePage({ id }: { id: string }) {
  const quote = useReady(showQuote, { id })
  const { can } = useRights()
  if (quote.state !== 'draft' || !can('quotes.write')) return <QuoteRecord quote={quote} />
  return <Draft key={id} quote={quote} />
}

function Draft({ quote }: { quote: Quote }) {
  const [session] = useState(() => createSession(storedQuote(quote)))
  return <QuoteEditor session={session} quote={quote} clientProblem={null} />
}
