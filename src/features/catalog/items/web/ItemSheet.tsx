// An item to be made or changed: a name and a price, the rest when it is known.
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useMerge } from '#web/merge.tsx'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { choices, create, Item, list, lookup, prices, show, update } from '../contract.ts'
import { both } from './both.ts'
import { blank, type ItemValues, mergeFields, sentOf, valuesOf } from './item-form.ts'
import { ItemFields } from './ItemFields.tsx'

type Saved = OutputOf<typeof show>

/** What shows an item, to be asked again after a change. */
export const reads = [show, list, lookup, prices, choices] as const

export function ItemSheet({
  item,
  onClose,
  onDone,
}: {
  item: Saved | null
  onClose: () => void
  onDone: (item: Saved) => void
}) {
  const words = useWords(both)
  const formats = useFormats()
  const { role } = useRights()
  const offered = useRead(choices, {}).data
  const form = useForm<ItemValues>(item ? valuesOf(item) : blank)
  // Made, and on its way to its page: a second Ctrl+Enter must not make another.
  const [isDone, setDone] = useState(false)
  const done = (saved: Saved) => {
    setDone(true)
    toast(item ? words.saved : words.made(saved.name))
    onDone(saved)
  }
  const making = useWrite(create, { refresh: reads, onDone: done })
  const changing = useWrite(update, { refresh: reads, onDone: done })
  const writing = item ? changing : making
  // As it was opened: what is read again meanwhile is not what was written on.
  const [opened] = useState(item?.version ?? 0)
  const save = (values = form.values, version = opened) => {
    if (isDone) return
    const sent = sentOf(values, role.seesCosts)
    if (item) void changing.run({ id: item.id, version, ...sent })
    else void making.run({ ...sent, reference: sent.reference || undefined })
  }
  const current = changing.problem?.more['current']
  const theirs = current === undefined ? null : Item.decode(current as never)
  const merging = useMerge<ItemValues>({
    problem: changing.problem,
    mine: form.values,
    theirs: theirs && { ...valuesOf(theirs), version: theirs.version },
    fields: mergeFields(words, formats, role.seesCosts),
    onResolve: save,
    onClose: changing.reset,
  })
  return (
    <Sheet
      title={item ? words.editOf(item.name) : words.create}
      open
      sticky={form.dirty}
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          keys="ctrl+enter"
          pending={writing.pending || isDone}
          onPress={() => save()}
        >
          {item ? words.save : words.make}
        </Button>
      }
    >
      <Form onSubmit={() => save()} problem={merging ? null : writing.problem}>
        <ItemFields form={form} offered={offered} isNew={item === null} />
        <button type="submit" hidden />
      </Form>
      {merging}
    </Sheet>
  )
}
