import { useQueryClient } from '@tanstack/react-query'
import { useReady, useWrite } from '#web/api.ts'
import { setPreferences } from '#web/preferences.ts'
import { sessionKey } from '#web/session.ts'
import { useDoor } from '#web/sign-in.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { PasswordField, TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { changeAccount, listSessions, showAccount } from '../contract.ts'
import { Address } from './Address.tsx'
import { both } from './both.ts'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'

/** One's own account: name and language, password, second factor, open sessions. */
export function Account() {
  const words = useWords(both).account
  const account = useReady(showAccount, {})
  return (
    <SettingsPage title={words.title}>
      <Profile />
      <Address />
      <Password email={account.email} />
      <SecondFactor on={account.twoFactor} />
      <Sessions />
    </SettingsPage>
  )
}

function Profile() {
  const words = useWords(both).account
  const account = useReady(showAccount, {})
  const queries = useQueryClient()
  const form = useForm({ name: account.name, locale: account.locale })
  const saving = useWrite(changeAccount, {
    refresh: [showAccount],
    onDone: (saved) => {
      form.reset({ name: saved.name, locale: saved.locale })
      setPreferences({ locale: saved.locale })
      void queries.invalidateQueries({ queryKey: sessionKey })
      toast(words.saved)
    },
  })
  return (
    <Section title={words.profile}>
      <Form onSubmit={() => void saving.run(form.values)} problem={saving.problem}>
        <FieldRow>
          <TextField label={words.name} autoComplete="name" {...form.field('name')} />
          <Select
            label={words.language}
            hint={words.languageHint}
            {...form.field('locale')}
            options={(['fr', 'en'] as const).map((value) => ({
              value,
              label: words.languages[value],
            }))}
          />
        </FieldRow>
        {form.dirty && (
          <div className="flex justify-end">
            <Button type="submit" variant="primary" pending={saving.pending}>
              {words.save}
            </Button>
          </div>
        )}
      </Form>
    </Section>
  )
}

function Password({ email }: { email: string }) {
  const { password: words, fresh } = useWords(both)
  const empty = { currentPassword: '', newPassword: '' }
  const form = useForm(empty)
  const door = useDoor('/change-password')
  const queries = useQueryClient()
  const submit = async () => {
    if (!(await door.run(form.values))) return
    form.reset(empty)
    toast(words.changed)
    void queries.invalidateQueries({ queryKey: [`${listSessions.method} ${listSessions.path}`] })
  }
  return (
    <Section title={words.title} hint={words.hint}>
      <Form onSubmit={() => void submit()} problem={door.problem}>
        {/* Password managers look for the name of the account beside its password. */}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <FieldRow>
          <PasswordField
            label={words.current}
            autoComplete="current-password"
            {...form.field('currentPassword')}
          />
          <PasswordField
            label={fresh.password}
            hint={fresh.hint}
            autoComplete="new-password"
            {...form.field('newPassword')}
          />
        </FieldRow>
        {form.dirty && (
          <div className="flex justify-end">
            <Button type="submit" variant="primary" pending={door.pending}>
              {words.change}
            </Button>
          </div>
        )}
      </Form>
    </Section>
  )
}
