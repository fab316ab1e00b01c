import { CircleCheck, MailQuestion } from 'lucide-react'
import { useState } from 'react'
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useDoor } from '#web/sign-in.ts'
import { useQueryClient } from '@tanstack/react-query'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { PasswordField, TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { showAccount, withdrawEmailChange } from '../contract.ts'
import { both } from './both.ts'

/** The address one signs in with: another counts once the link sent there is opened. */
export function Address() {
  const words = useWords(both).address
  const formats = useFormats()
  const { email, pendingEmail } = useReady(showAccount, {})
  const empty = { email: '', password: '' }
  const form = useForm(empty)
  const door = useDoor('/change-email')
  const queries = useQueryClient()
  const withdrawing = useWrite(withdrawEmailChange, {
    refresh: [showAccount],
    onDone: () => toast(words.withdrawn),
  })
  const submit = async () => {
    if (!(await door.run(form.values))) return
    form.reset(empty)
    void queries.invalidateQueries({ queryKey: [`${showAccount.method} ${showAccount.path}`] })
  }
  return (
    <Section title={words.title} hint={words.hint(email)}>
      {pendingEmail && (
        <div className="pb-4">
          <Banner
            tone="blue"
            title={words.waits(pendingEmail.email)}
            actions={
              <Button
                size="small"
                pending={withdrawing.pending}
                onPress={() => void withdrawing.run({})}
              >
                {words.withdraw}
              </Button>
            }
          >
            {words.until(formats.moment(pendingEmail.until))}
          </Banner>
        </div>
      )}
      <Form onSubmit={() => void submit()} problem={door.problem}>
        <FieldRow>
          <TextField
            label={words.fresh}
            type="email"
            inputMode="email"
            autoComplete="email"
            {...form.field('email')}
          />
          <PasswordField
            label={words.password}
            autoComplete="current-password"
            {...form.field('password')}
          />
        </FieldRow>
        {form.dirty && (
          <div className="flex justify-end">
            <Button type="submit" variant="primary" pending={door.pending}>
              {words.send}
            </Button>
          </div>
        )}
      </Form>
    </Section>
  )
}

/** Behind the link that was sent to the new address: a click confirms it, no robot that reads mail. */
export function ConfirmAddress({ token }: { token: string }) {
  const words = useWords(both).address
  const door = useDoor('/confirm-email')
  const queries = useQueryClient()
  const [confirmed, setConfirmed] = useState<string | null>(null)
  const confirm = async () => {
    const told = await door.run({ token })
    if (!told) return
    setConfirmed(told.email)
    queries.clear()
  }
  if (confirmed !== null) {
    return (
      <Entrance title={words.done}>
        <div className="flex flex-col gap-5" role="status">
          <p className="flex items-center gap-2 text-14 text-soft">
            <CircleCheck aria-hidden size={20} className="shrink-0 text-green" />
            {words.doneText(confirmed)}
          </p>
          <LinkButton href={to('/accueil')} variant="primary">
            {words.goOn}
          </LinkButton>
        </div>
      </Entrance>
    )
  }
  return (
    <Entrance title={words.confirmTitle} text={words.confirmText}>
      <div className="flex flex-col gap-4">
        <MailQuestion aria-hidden size={32} className="text-accent" />
        {door.problem && <Banner tone="red" title={door.problem.detail} />}
        <Button
          variant="primary"
          wide
          autoFocus
          pending={door.pending}
          onPress={() => void confirm()}
        >
          {words.confirm}
        </Button>
      </div>
    </Entrance>
  )
}
