import { Copy, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { presets, scopes } from '#kernel/rights.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useGo, useQueryString } from '#web/navigation.ts'
import { ApiProblem } from '#web/problem.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox, RadioGroup } from '#web/ui/Checkbox.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { Form, type FormState, useForm } from '#web/ui/form.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { addRole, changeRole, listMembers, listRoles, removeRole } from '../contract.ts'
import { both } from './both.ts'
import { RightsMatrix } from './RightsMatrix.tsx'
import { type RoleRow, type RoleValues, valuesOf } from './role-values.ts'
import { useRoleMerge } from './useRoleMerge.tsx'

/** A role: what it opens, how far it sees, its particular powers. "nouveau" makes one. */
export function RolePage({ id }: { id: string }) {
  const { rows } = useReady(listRoles, {})
  const { copie } = useQueryString()
  if (id === 'nouveau') return <NewRole rows={rows} from={copie} />
  const role = rows.find((row) => row.id === id)
  if (!role) throw new ApiProblem({ status: 404, code: 'not_found' })
  return <KnownRole key={`${role.id} ${role.version}`} role={role} />
}

function NewRole({ rows, from }: { rows: readonly RoleRow[]; from: string | undefined }) {
  const words = useWords(both)
  const go = useGo()
  const model = rows.find((row) => row.id === from)
  const form = useForm<RoleValues>(
    model
      ? { ...valuesOf(model), name: words.role.copyName(model.name) }
      : { ...presets.reader, name: '' },
  )
  const adding = useWrite(addRole, {
    refresh: [listRoles],
    onDone: () => {
      toast(words.role.saved)
      go(to('/parametres/roles'))
    },
  })
  const save = () => void adding.run(form.values)
  return (
    <SettingsPage title={words.role.newTitle}>
      <Form onSubmit={save} problem={adding.problem}>
        <RoleFields form={form} />
        <div>
          <Button
            type="submit"
            variant="primary"
            keys="ctrl+enter"
            pending={adding.pending}
            onPress={save}
          >
            {words.role.create}
          </Button>
        </div>
      </Form>
    </SettingsPage>
  )
}

function KnownRole({ role }: { role: RoleRow }) {
  const words = useWords(both).role
  const mayChange = useRights().can('team.administer')
  const form = useForm(valuesOf(role))
  const saving = useWrite(changeRole, {
    refresh: [listRoles, listMembers],
    onDone: () => toast(words.saved),
  })
  const save = (values = form.values, version = role.version) =>
    void saving.run({ id: role.id, ...values, version })
  const merging = useRoleMerge({ saving, mine: form.values, onResolve: save })
  return (
    <SettingsPage
      title={role.name}
      subtitle={words.used(role.members)}
      actions={mayChange && <Acts role={role} form={form} />}
    >
      {!mayChange && <Banner>{words.readOnly}</Banner>}
      <Form onSubmit={() => save()} problem={merging ? null : saving.problem}>
        <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-4">
          <RoleFields form={form} />
        </fieldset>
        {mayChange && form.dirty && (
          <div>
            <Button
              type="submit"
              variant="primary"
              keys="ctrl+enter"
              pending={saving.pending}
              onPress={() => save()}
            >
              {words.save}
            </Button>
          </div>
        )}
      </Form>
      {merging}
    </SettingsPage>
  )
}

function Acts({ role, form }: { role: RoleRow; form: FormState<RoleValues> }) {
  const words = useWords(both).role
  const go = useGo()
  const [asked, setAsked] = useState(false)
  const removing = useWrite(removeRole, {
    refresh: [listRoles],
    onDone: () => {
      toast(words.removed)
      go(to('/parametres/roles'))
    },
  })
  const { preset } = role
  const original = preset && { name: form.values.name, ...presets[preset] }
  const altered = original && JSON.stringify(original) !== JSON.stringify(form.values)
  return (
    <>
      {altered && (
        <Button icon={Undo2} onPress={() => form.set(original)}>
          {words.restore}
        </Button>
      )}
      <LinkButton
        icon={Copy}
        href={to('/parametres/roles/:id', { id: 'nouveau' }, { copie: role.id })}
      >
        {words.copy}
      </LinkButton>
      <Button
        icon={Trash2}
        whyNot={role.members > 0 ? words.used(role.members) : null}
        onPress={() => setAsked(true)}
      >
        {words.remove}
      </Button>
      <Confirm
        open={asked}
        onClose={() => setAsked(false)}
        title={words.removeTitle(role.name)}
        act={words.remove}
        danger
        pending={removing.pending}
        onConfirm={() => void removing.run({ id: role.id })}
      >
        {removing.problem ? (
          <Banner tone="red">{removing.problem.detail}</Banner>
        ) : (
          <p className="text-14 text-soft">{words.removeText}</p>
        )}
      </Confirm>
    </>
  )
}

function RoleFields({ form }: { form: FormState<RoleValues> }) {
  const words = useWords(both)
  const { values, set } = form
  return (
    <>
      <Section>
        <TextField label={words.role.name} {...form.field('name')} />
      </Section>
      <Section title={words.role.rights} hint={words.role.rightsHint}>
        <RightsMatrix value={values.levels} onChange={(levels) => set({ levels })} />
      </Section>
      <Section>
        <RadioGroup
          label={words.role.reach}
          value={values.scope}
          onChange={(scope) => set({ scope })}
          options={scopes.map((value) => ({
            value,
            label: words.roles.scopes[value],
            hint: words.role.reachText[value],
          }))}
        />
      </Section>
      <Section title={words.role.powers}>
        <div className="flex flex-col gap-2">
          <Checkbox
            label={words.role.seesCosts}
            checked={values.seesCosts}
            onChange={(seesCosts) => set({ seesCosts })}
          />
          <Checkbox
            label={words.role.issues}
            hint={words.role.issuesHint}
            checked={values.issues}
            onChange={(issues) => set({ issues })}
          />
          <Checkbox
            label={words.role.deletesDrafts}
            checked={values.deletesDrafts}
            onChange={(deletesDrafts) => set({ deletesDrafts })}
          />
        </div>
      </Section>
    </>
  )
}
