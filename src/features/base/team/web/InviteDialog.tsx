import { Copy } from 'lucide-react'
import { useState } from 'react'
import { invite, listInvitations } from '#features/base/invitations/contract.ts'
import { listStores } from '#features/base/stores/contract.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listRoles } from '../contract.ts'
import { whyNotGive } from '../rules.ts'
import { both } from './both.ts'
import { StoreChoice } from './StoreChoice.tsx'

/** Invites someone to a role that one may give. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(both).invitation
  const { role: own } = useRights()
  const roles = useRead(listRoles, {}).data?.rows ?? []
  const form = useForm({ email: '', roleId: '', stores: null as string[] | null })
  const inUse = (useRead(listStores, {}).data?.rows ?? []).filter((store) => !store.archived)
  // Where there is one store, it is theirs.
  const stores = form.values.stores ?? (inUse.length === 1 ? inUse.map(({ id }) => id) : [])
  const [link, setLink] = useState<string | null>(null)
  const sending = useWrite(invite, {
    refresh: [listInvitations],
    onDone: (sent) => {
      if (sent.link) return setLink(sent.link)
      toast(words.sent)
      onClose()
    },
  })
  if (link) return <LinkDialog link={link} onClose={onClose} />
  return (
    <Dialog
      title={words.title}
      open
      onClose={onClose}
      sticky={form.dirty}
      actions={
        <Button type="submit" form="invite" variant="primary" pending={sending.pending}>
          {words.send}
        </Button>
      }
    >
      <Form
        id="invite"
        onSubmit={() => void sending.run({ ...form.values, stores })}
        problem={sending.problem}
      >
        <TextField
          label={words.email}
          hint={words.emailHint}
          type="email"
          inputMode="email"
          autoFocus
          {...form.field('email')}
        />
        <Select
          label={words.role}
          {...form.field('roleId')}
          value={form.values.roleId || null}
          options={roles
            .filter((role) => whyNotGive(own, role) === null)
            .map((role) => ({ value: role.id, label: role.name }))}
        />
        <StoreChoice
          label={words.stores}
          value={stores}
          onChange={(chosen) => form.set({ stores: chosen })}
        />
      </Form>
    </Dialog>
  )
}

/** The link to hand over where no e-mail can leave. */
export function LinkDialog({ link, onClose }: { link: string; onClose: () => void }) {
  const words = useWords(both).invitation
  const copy = () =>
    void navigator.clipboard?.writeText(link).then(
      () => toast(words.copied),
      () => undefined,
    )
  return (
    <Dialog
      title={words.linkTitle}
      open
      onClose={onClose}
      sticky
      actions={
        <>
          <Button onPress={onClose}>{words.close}</Button>
          <Button variant="primary" icon={Copy} onPress={copy}>
            {words.copy}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-14 text-soft">{words.linkText}</p>
        <code className="rounded-lg bg-sunken p-3 font-mono text-12 break-all select-all">
          {link}
        </code>
      </div>
    </Dialog>
  )
}
