// A new document: it exists as soon as its client is chosen, and one never stops typing meanwhile: the
// page stays the same, caret and open lists included, under the address that the draft then has.
import { useEffect, useRef, useState } from 'react'
import { show } from '#features/relation/customers/contract.ts'
import { bps } from '#kernel/money.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { call, type Given, toProblem, useRead } from '#web/api.ts'
import { rename, useGo, useQueryString } from '#web/navigation.ts'
import { useSession } from '#web/session.ts'
import { createSession, type Session, type Stored } from './session.ts'
import type { Client, EditorState, Head } from './state.ts'

export const blankHead: Head = {
  customer: null,
  contact: null,
  seller: null,
  store: null,
  subject: '',
  customerReference: '',
  validUntil: null,
  deliveryDay: null,
  dueDay: null,
  address: null,
  depositRate: bps(0),
  fitting: 'items',
  terms: { days: 30, endOfMonth: false },
  paymentMethod: 'transfer',
  discount: bps(0),
  language: 'fr',
  note: '',
}

const blank: EditorState = {
  head: blankHead,
  lines: [],
  regimes: { company: 'standard', customer: 'domestic' },
}

type NewDraft<D> = {
  readonly session: Session
  /** As the server has it; null until a client is chosen. */
  readonly document: D | null
  readonly setDocument: (document: D) => void
  readonly begin: (client: Client) => void
  readonly problem: string | null
}

/**
 * `create` makes the draft on the server and keeps it as what `show` answers; once it is no draft any
 * more, the page at `hrefOf(id)` opens.
 */
export function useNewDraft<D extends { readonly id: string }>({
  create,
  show: showing,
  storedOf,
  hrefOf,
}: {
  create: (customer: string) => Promise<D>
  show: Endpoint
  storedOf: (document: D) => Stored
  hrefOf: (id: string) => string
}): NewDraft<D> {
  const go = useGo()
  // Until the client says who sells to them, it is whoever writes.
  const { account } = useSession()
  const [session] = useState(() =>
    createSession({ ...blank, head: { ...blankHead, seller: account.id } }),
  )
  const [document, setDocument] = useState<D | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const asked = useQueryString()['client']
  const isMaking = useRef(false)

  async function begin(client: Client): Promise<void> {
    if (isMaking.current) return
    isMaking.current = true
    setProblem(null)
    session.editor.editHead({ customer: client })
    try {
      const made = await create(client.id)
      adopt(session, storedOf(made))
      setDocument(made)
    } catch (error) {
      isMaking.current = false
      session.editor.editHead({ customer: null })
      setProblem(toProblem(error).detail)
    }
  }
  useAskedClient(asked, begin)
  const id = document?.id
  useEffect(() => {
    if (id !== undefined) rename(hrefOf(id))
  }, [id])
  // Sent or issued, it is no longer written: it has a page to be read on.
  const { data } = useRead(showing, { id: id ?? '' } as Given<Endpoint>, {
    enabled: id !== undefined,
  })
  const hasLeft = data !== undefined && !storedOf(data as D).isDraft
  useEffect(() => {
    if (hasLeft && id !== undefined) go(hrefOf(id), { replace: true })
  }, [hasLeft])

  return { session, document, setDocument, begin: (client) => void begin(client), problem }
}

/** The draft as the server made it, under what was typed while it did. */
function adopt(session: Session, stored: Stored): void {
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
