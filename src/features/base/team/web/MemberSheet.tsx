import type { OutputOf } from '#kernel/endpoint.ts'
import { useState } from 'react'
import { useRead, useWrite } from '#web/api.ts'
import { useMerge } from '#web/merge.tsx'
import { useRights, useSession } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Switch } from '#web/ui/Checkbox.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Select } from '#web/ui/Select.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { changeMember, listMembers, listRoles } from '../contract.ts'
import { whyNotGive } from '../rules.ts'
import { both } from './both.ts'
import { StoreChoice } from './StoreChoice.tsx'

type Member = OutputOf<typeof listMembers>['rows'][number]

const valuesOf = ({ role, stores, active }: Member) => ({
  roleId: role.id,
  stores: stores.map((store) => store.id),
  active,
})

/** What a member may do here: role, stores, and whether they are still of the team. */
export function MemberSheet({ member, onClose }: { member: Member; onClose: () => void }) {
  const words = useWords(both).member
  const { account } = useSession()
  const { role: own } = useRights()
  const roles = useRead(listRoles, {}).data?.rows ?? []
  const [version] = useState(member.version)
  const form = useForm(valuesOf(member))
  const saving = useWrite(changeMember, {
    refresh: [listMembers, listRoles],
    onDone: () => {
      toast(words.saved)
      onClose()
    },
  })
  const save = (values = form.values, on = version) =>
    void saving.run({ id: member.id, ...values, version: on })
  const current = saving.problem?.more['current'] as Member | undefined
  const merging = useMerge<typeof form.values>({
    problem: saving.problem,
    mine: form.values,
    theirs: current ? { ...valuesOf(current), version: current.version } : null,
    fields: [
      {
        name: 'roleId',
        label: words.role,
        show: ({ roleId }) => roles.find((role) => role.id === roleId)?.name ?? '',
      },
      { name: 'stores', label: words.stores, show: ({ stores }) => String(stores.length) },
      {
        name: 'active',
        label: words.active,
        show: ({ active }) => (active ? words.yes : words.no),
      },
    ],
    onResolve: save,
    onClose: saving.reset,
  })
  return (
    <Sheet
      title={words.edit(member.name)}
      open
      onClose={onClose}
      sticky={form.dirty}
      actions={
        <Button variant="primary" keys="ctrl+enter" pending={saving.pending} onPress={() => save()}>
          {words.save}
        </Button>
      }
    >
      <Form onSubmit={() => save()} problem={merging ? null : saving.problem}>
        <Select
          label={words.role}
          hint={words.roleHint}
          {...form.field('roleId')}
          options={roles.map((role) => ({
            value: role.id,
            label: role.name,
            disabled: role.id !== member.role.id && whyNotGive(own, role) !== null,
          }))}
        />
        <StoreChoice
          label={words.stores}
          hint={words.storesHint}
          value={form.values.stores}
          onChange={(stores) => form.set({ stores })}
        />
        {member.id !== account.id && (
          <Switch
            label={words.active}
            hint={words.activeHint}
            checked={form.values.active}
            onChange={(active) => form.set({ active })}
          />
        )}
      </Form>
      {merging}
    </Sheet>
  )
}
