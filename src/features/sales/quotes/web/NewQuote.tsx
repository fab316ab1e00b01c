// A new quote: it exists as soon as its client is chosen, and one never stops typing meanwhile.
import { useEffect, useRef, useState } from 'react'
import { show } from '#features/relation/customers/contract.ts'
import { createSession, type Session } from '#features/sales/documents/web/session.ts'
import { handOver, whenIdle } from '#features/sales/documents/web/handover.ts'
import type { Client, EditorState } from '#features/sales/documents/web/state.ts'
import { call, keyOf, toProblem, useWrite } from '#web/api.ts'
import { useGo, useQueryString } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { useQueryClient } from '@tanstack/react-query'
import { createQuote, listQuotes, type Quote, showQuote } from '../contract.ts'
import { QuoteEditor } from './QuoteEditor.tsx'
import { blankHead, storedQuote } from './stored.ts'

const blank: EditorState = {
  head: blankHead,
  lines: [],
  regimes: { company: 'standard', customer: 'domestic' },
}

export function NewQuote() {
  const go = useGo()
  const queries = useQueryClient()
  const [session] = useState(() => createSession(blank))
  const [quote, setQuote] = useState<Quote | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const asked = useQueryString()['client']
  const creating = useWrite(createQuote, { refresh: [listQuotes] })

  async function begin(client: Client): Promise<void> {
    setProblem(null)
    session.editor.editHead({ customer: client })
    try {
      const made = await creating.attempt({ customer: client.id })
      adopt(session, made)
      queries.setQueryData(keyOf(showQuote, { id: made.id }), made)
      setQuote(made)
    } catch (error) {
      session.editor.editHead({ customer: null })
      setProblem(toProblem(error).detail)
    }
  }
  useAskedClient(asked, begin)
  // The address follows once nothing is being typed: the editor is then drawn again at its own.
  useEffect(() => {
    if (!quote) return
    return whenIdle(() => {
      handOver(quote.id, session)
      go(to('/devis/:id', { id: quote.id }), { replace: true })
    })
  }, [quote?.id])

  return (
    <QuoteEditor
      session={session}
      quote={quote}
      onQuote={setQuote}
      onClient={(client) => (quote ? undefined : void begin(client))}
      clientProblem={problem}
    />
  )
}

/** The draft as the server made it, under what was typed while it did. */
function adopt(session: Session, quote: Quote): void {
  const stored = storedQuote(quote)
  session.editor.correct((state) => {
    const { subject, customerReference, note } = state.head
    return {
      ...state,
      regimes: stored.regimes,
      head: {
        ...stored.head,
        subject: subject || stored.head.subject,
        customerReference: customerReference || stored.head.customerReference,
        note: note || stored.head.note,
      },
    }
  })
  session.begin(stored)
}

/** "Dupont → Nouveau devis": the address may name the client. */
function useAskedClient(id: string | undefined, begin: (client: Client) => Promise<void>): void {
  const done = useRef(false)
  useEffect(() => {
    if (!id || done.current) return
    done.current = true
    void call(show, { id }).then(begin, () => undefined)
  }, [id])
}
