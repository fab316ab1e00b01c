import { NewDraft } from '#features/sales/documents/web/DraftPages.tsx'
import { attachDocument, showProject } from '#features/sales/projects/contract.ts'
import { useWrite } from '#web/api.ts'
import { useLocation, useQueryString } from '#web/navigation.ts'
import { createQuote, listQuotes } from '../contract.ts'
import { QuoteEditor } from './QuoteEditor.tsx'
import { quoteDraft } from './stored.ts'

export function NewQuote() {
  const creating = useWrite(createQuote, { refresh: [listQuotes] })
  const attaching = useWrite(attachDocument, { refresh: [showProject] })
  const project = useQueryString()['projet']
  return (
    <NewDraft
      key={useLocation().key}
      kind={quoteDraft}
      create={async (customer) => {
        const quote = await creating.attempt({ customer })
        if (project) await attaching.attempt({ id: project, kind: 'quote', document: quote.id })
        return quote
      }}
      Editor={QuoteEditor}
    />
  )
}
