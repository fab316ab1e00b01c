// The page of a draft: one that is there, and a new one, which exists from its client on.
import { useQueryClient } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import type { Id } from '#kernel/shapes.ts'
import { keyOf } from '#web/api.ts'
import type { DraftKind, DraftProps } from './draft.ts'
import { useNewDraft } from './new-draft.ts'
import { createSession } from './session.ts'

type Drafted = { readonly id: Id }

export function SavedDraft<D extends Drafted>({
  kind,
  document,
  Editor,
}: {
  kind: DraftKind<D>
  document: D
  Editor: ComponentType<DraftProps<D>>
}) {
  const [session] = useState(() => createSession(kind.storedOf(document)))
  return <Editor session={session} document={document} />
}

/** Keyed by the location: asked for again where one is, it is a new one. */
export function NewDraft<D extends Drafted>({
  kind,
  create,
  Editor,
}: {
  kind: DraftKind<D>
  create: (client: Id) => Promise<D>
  Editor: ComponentType<DraftProps<D>>
}) {
  const queries = useQueryClient()
  const { setDocument, begin, ...draft } = useNewDraft({
    create: async (client) => {
      const made = await create(client)
      queries.setQueryData(keyOf(kind.show, { id: made.id }), made)
      return made
    },
    show: kind.show,
    storedOf: kind.storedOf,
    hrefOf: kind.hrefOf,
  })
  return <Editor {...draft} onSaved={setDocument} onClient={begin} />
}
