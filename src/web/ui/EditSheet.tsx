// A record of a short list, made or changed in a sheet. Whoever saves over another's version is shown
// what differs first.
import { type ReactNode, useState } from 'react'
import type { Endpoint } from '#kernel/endpoint.ts'
import { type MergeField, useMerge } from '../merge.tsx'
import type { ApiProblem } from '../problem.ts'
import { Button } from './Button.tsx'
import { Sheet } from './Dialog.tsx'
import { Form, type FormState, useForm } from './form.tsx'
import { toast } from './toasts.ts'

type Write = {
  readonly pending: boolean
  readonly problem: ApiProblem | null
  readonly reset: () => void
}

type Edited<T extends object> = {
  readonly form: FormState<T>
  readonly save: () => void
  readonly pending: boolean
  readonly problem: ApiProblem | null
  /** What differs from the version that someone else saved meanwhile. */
  readonly merging: ReactNode
}

/** What is typed of a record, or of a new one, and how it is saved. */
export function useEdited<T extends object, R extends { readonly version: number }>({
  record,
  blank,
  valuesOf,
  adding,
  changing,
  save,
  fields,
}: {
  record: R | null
  blank: T
  valuesOf: (record: R) => T
  adding: Write
  changing: Write
  /** Sends what is typed, on the version that was opened. */
  save: (values: T, version: number) => void
  /** What is chosen one by one where two versions differ. */
  fields: readonly MergeField<T>[]
}): Edited<T> {
  const form = useForm(record ? valuesOf(record) : blank)
  // As it was opened: what is read again meanwhile is not what was written on.
  const [opened] = useState(record?.version ?? 0)
  const current = changing.problem?.more['current'] as R | undefined
  const merging = useMerge<T>({
    problem: changing.problem,
    mine: form.values,
    theirs: current ? { ...valuesOf(current), version: current.version } : null,
    fields,
    onResolve: save,
    onClose: changing.reset,
  })
  const { pending, problem } = record ? changing : adding
  return {
    form,
    save: () => save(form.values, opened),
    pending,
    problem: merging ? null : problem,
    merging,
  }
}

/** What a sheet does once it has written: says so, closes, and has these reads asked again. */
export const thenClose = (refresh: readonly Endpoint[], said: string, onClose: () => void) => ({
  refresh,
  onDone: () => {
    toast(said)
    onClose()
  },
})

/** The sheet of what `useEdited` edits; `aside` stands apart from saving (removing it, say). */
export function EditSheet<T extends object>({
  title,
  edited: { form, save, pending, problem, merging },
  saveLabel,
  aside,
  onClose,
  children,
}: {
  title: string
  edited: Edited<T>
  saveLabel: string
  aside?: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Sheet
      title={title}
      open
      onClose={onClose}
      sticky={form.dirty}
      actions={
        <>
          {aside}
          <Button variant="primary" pending={pending} keys="ctrl+enter" onPress={save}>
            {saveLabel}
          </Button>
        </>
      }
    >
      <Form onSubmit={save} problem={problem}>
        {children}
        <button type="submit" hidden />
      </Form>
      {merging}
    </Sheet>
  )
}
