import { useQueryClient } from '@tanstack/react-query'
import { useNewDraft } from '#features/sales/documents/web/new-draft.ts'
import { attachDocument, showProject } from '#features/sales/projects/contract.ts'
import { keyOf, useWrite } from '#web/api.ts'
import { useLocation, useQueryString } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { createQuote, listQuotes, showQuote } from '../contract.ts'
import { QuoteEditor } from './QuoteEditor.tsx'
import { storedQuote } from './stored.ts'

/** Asked for again where one is, it is a new one. */
export function NewQuote() {
  return <Fresh key={useLocation().key} />
}

function Fresh() {
  const queries = useQueryClient()
  const creating = useWrite(createQuote, { refresh: [listQuotes] })
  const attaching = useWrite(attachDocument, { refresh: [showProject] })
  const project = useQueryString()['projet']
  const { session, document, setDocument, begin, problem } = useNewDraft({
    create: async (customer) => {
      const quote = await creating.attempt({ customer })
      if (project) await attaching.attempt({ id: project, kind: 'quote', document: quote.id })
      queries.setQueryData(keyOf(showQuote, { id: quote.id }), quote)
      return quote
    },
    show: showQuote,
    storedOf: storedQuote,
    hrefOf: (id) => to('/devis/:id', { id }),
  })
  return (
    <QuoteEditor
      session={session}
      quote={document}
      onQuote={setDocument}
      onClient={begin}
      clientProblem={problem}
    />
  )
}
