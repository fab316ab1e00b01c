import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useMerge } from '#web/merge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Switch } from '#web/ui/Checkbox.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { addKind, changeKind, projectLists } from '../contract/settings.ts'
import type { Lists } from './settings-lists.ts'
import { projectWords } from './words.ts'

type Kind = Lists['kinds'][number]

/** A kind of deal, to be added, renamed or put away. */
export function KindSheet({ kind, onClose }: { kind: Kind | null; onClose: () => void }) {
  const all = useWords(projectWords)
  const words = all.settings
  const [version] = useState(kind?.version ?? 0)
  const form = useForm({ name: kind?.name ?? '', archived: kind?.archived ?? false })
  const about = {
    refresh: [projectLists],
    onDone: () => {
      toast(words.saved)
      onClose()
    },
  }
  const adding = useWrite(addKind, about)
  const changing = useWrite(changeKind, about)
  const { archived } = form.values
  const save = (values = form.values, on = version) =>
    void (kind
      ? changing.run({ id: kind.id, ...values, version: on })
      : adding.run({ name: values.name }))
  const current = changing.problem?.more['current'] as Kind | undefined
  const merging = useMerge<typeof form.values>({
    problem: changing.problem,
    mine: form.values,
    theirs: current
      ? { name: current.name, archived: current.archived, version: current.version }
      : null,
    fields: [{ name: 'name', label: words.kindName, show: (values) => values.name }],
    onResolve: (values, on) => save(values, on),
    onClose: changing.reset,
  })
  return (
    <Sheet
      title={kind ? words.editKind(kind.name) : words.addKind}
      open
      onClose={onClose}
      sticky={form.dirty}
      actions={
        <Button
          variant="primary"
          keys="ctrl+enter"
          pending={adding.pending || changing.pending}
          onPress={() => save()}
        >
          {all.save}
        </Button>
      }
    >
      <Form onSubmit={() => save()} problem={merging ? null : (adding.problem ?? changing.problem)}>
        <TextField label={words.kindName} autoFocus {...form.field('name')} />
        {kind && (
          <Switch
            label={words.archived}
            hint={words.archivedHint}
            checked={archived}
            onChange={(checked) => form.set({ archived: checked })}
          />
        )}
        <button type="submit" hidden />
      </Form>
      {merging}
    </Sheet>
  )
}
