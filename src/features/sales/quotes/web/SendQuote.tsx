import { MarkSent } from '#features/sales/documents/web/MarkSent.tsx'
import { useWords } from '#web/words.ts'
import { listQuotes, type Quote, sendQuote, showQuote, viewQuote } from '../contract.ts'
import { listRevisions } from '../contract/revision.ts'
import { quoteWords } from './words.ts'

export function SendQuote(props: { quote: Quote; open: boolean; onClose: () => void }) {
  const { quote, ...asked } = props
  const words = useWords(quoteWords)
  return (
    <MarkSent
      {...asked}
      document={quote}
      write={sendQuote}
      refresh={[showQuote, viewQuote, listQuotes, listRevisions]}
      usual="hand"
      words={words}
      act={words.send}
      said={({ number }) => words.sent(number ?? '')}
    />
  )
}
