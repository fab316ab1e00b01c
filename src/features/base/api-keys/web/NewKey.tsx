import { Copy } from 'lucide-react'
import { useState } from 'react'
import { listRoles } from '#features/base/team/contract.ts'
import { useRead, useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { addKey, listKeys } from '../contract.ts'
import { both } from './both.ts'

/** Makes a key, and shows it the only time that it can be. */
export function NewKey({ onClose }: { onClose: () => void }) {
  const words = useWords(both)
  const roles = useRead(listRoles, {}).data?.rows ?? []
  const form = useForm({ name: '', roleId: '' })
  const [key, setKey] = useState<string | null>(null)
  const making = useWrite(addKey, {
    refresh: [listKeys],
    onDone: (made) => (made.key ? setKey(made.key) : onClose()),
  })
  if (key) return <Shown value={key} onClose={onClose} />
  return (
    <Dialog
      title={words.create}
      open
      onClose={onClose}
      sticky={form.dirty}
      actions={
        <Button type="submit" form="new-key" variant="primary" pending={making.pending}>
          {words.create}
        </Button>
      }
    >
      <Form id="new-key" onSubmit={() => void making.run(form.values)} problem={making.problem}>
        <TextField label={words.name} hint={words.nameHint} autoFocus {...form.field('name')} />
        <Select
          label={words.role}
          hint={words.roleHint}
          {...form.field('roleId')}
          value={form.values.roleId || null}
          options={roles.map((role) => ({ value: role.id, label: role.name }))}
        />
      </Form>
    </Dialog>
  )
}

function Shown({ value, onClose }: { value: string; onClose: () => void }) {
  const words = useWords(both)
  const copy = () =>
    void navigator.clipboard?.writeText(value).then(
      () => toast(words.copied),
      () => undefined,
    )
  return (
    <Dialog
      title={words.shown}
      open
      onClose={onClose}
      sticky
      size="medium"
      actions={
        <Button variant="primary" onPress={onClose}>
          {words.done}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-14 text-soft">{words.shownText}</p>
        <div className="flex flex-wrap items-center gap-2 rounded-lg bg-sunken p-3">
          <code className="min-w-0 flex-1 basis-64 font-mono text-13 break-all select-all">
            {value}
          </code>
          <Button icon={Copy} onPress={copy}>
            {words.copy}
          </Button>
        </div>
        <div className="text-13 text-soft">
          <p>{words.usage}</p>
          <code className="mt-1 block font-mono text-12 break-all text-text">
            {`Authorization: Bearer ${value.slice(0, 8)}…`}
          </code>
        </div>
      </div>
    </Dialog>
  )
}
