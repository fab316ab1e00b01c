import { type ReactNode, useState } from 'react'
import type { Endpoint, OutputOf } from '#kernel/endpoint.ts'
import { type Given, useWrite } from '../api.ts'
import { Banner } from './Banner.tsx'
import { Confirm } from './Dialog.tsx'

type ConfirmWriteProps<E extends Endpoint> = {
  readonly write: E
  readonly input: Given<E>
  readonly refresh: readonly Endpoint[]
  readonly onDone: (output: OutputOf<E>) => void
  readonly title: string
  /** What the button says that one does. */
  readonly act: string
  readonly danger?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Asks before something is written; where it is refused, the question says why. */
export function ConfirmWrite<E extends Endpoint>({
  write,
  input,
  refresh,
  onDone,
  children,
  ...asked
}: ConfirmWriteProps<E>) {
  const writing = useWrite(write, { refresh, onDone })
  return (
    <Confirm {...asked} open pending={writing.pending} onConfirm={() => void writing.run(input)}>
      {children}
      {writing.problem && <Banner tone="red">{writing.problem.detail}</Banner>}
    </Confirm>
  )
}

/** A dialog about one thing at a time: `ask` opens it, `dialog` is where it is drawn. */
export function useAsked<T>(draw: (asked: T, close: () => void) => ReactNode) {
  const [asked, ask] = useState<T | null>(null)
  return { ask, dialog: asked === null ? null : draw(asked, () => ask(null)) }
}
