import { useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { PasswordField, TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type Mailbox, saveMailbox, showMailbox } from '../contract.ts'
import { securities, type Security, usualPort } from '../rules/mailbox.ts'
import { both } from './both.ts'

/** How the mailbox is opened; what is kept of it but its password, which is never told. */
export function MailboxForm({
  settings,
  onClose,
}: {
  settings: Mailbox['settings']
  onClose?: () => void
}) {
  const words = useWords(both)
  const form = useForm({
    address: settings?.address ?? '',
    host: settings?.host ?? '',
    port: String(settings?.port ?? usualPort.tls),
    security: settings?.security ?? ('tls' as Security),
    user: settings?.user ?? '',
    password: '',
    folder: settings?.folder ?? 'INBOX',
  })
  const { password, port, ...rest } = form.values
  const saving = useWrite(saveMailbox, {
    refresh: [showMailbox],
    onDone: () => toast(words.saved, { tone: 'green' }),
  })
  const save = () =>
    void saving.run({
      ...rest,
      host: rest.host.trim(),
      port: Number(port),
      ...(password === '' ? {} : { password }),
      ...(settings ? { version: settings.version } : {}),
    })
  const address = form.field('address')
  return (
    <Section title={words.settings}>
      <Form onSubmit={save} problem={saving.problem}>
        <FieldRow>
          <TextField
            label={words.address}
            hint={words.addressHint}
            type="email"
            autoFocus={!settings}
            {...address}
            // As a rule one signs in with one's address.
            onChange={(value) => {
              const { user } = form.values
              form.set({ address: value, ...(user === form.values.address ? { user: value } : {}) })
            }}
          />
        </FieldRow>
        <FieldRow>
          <TextField label={words.host} hint={words.hostHint} {...form.field('host')} />
          <Select
            label={words.security}
            options={securities.map((value) => ({ value, label: words.securities[value] }))}
            value={form.values.security}
            name="security"
            onChange={(security) =>
              form.set({
                security,
                ...(port === String(usualPort[form.values.security])
                  ? { port: String(usualPort[security]) }
                  : {}),
              })
            }
          />
          <TextField
            label={words.port}
            inputMode="numeric"
            {...form.field('port')}
            onChange={(value) => form.set({ port: value.replace(/\D/g, '').slice(0, 5) })}
          />
        </FieldRow>
        <FieldRow>
          <TextField label={words.user} {...form.field('user')} />
          <PasswordField
            label={words.password}
            hint={settings ? words.passwordKept : words.passwordNew}
            autoComplete="new-password"
            {...form.field('password')}
          />
        </FieldRow>
        <FieldRow>
          <TextField label={words.folder} hint={words.folderHint} {...form.field('folder')} />
        </FieldRow>
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            variant="primary"
            keys="ctrl+enter"
            pending={saving.pending}
            onPress={save}
          >
            {words.save}
          </Button>
          {onClose && <Button onPress={onClose}>{words.cancel}</Button>}
        </div>
      </Form>
    </Section>
  )
}
