import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead, useWrite } from '#web/api.ts'
import { chooseCompany } from '#web/company-choice.ts'
import { forgetSession, useMe } from '#web/session.ts'
import { pass } from '#web/sign-in.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { PasswordField, TextField } from '#web/ui/TextField.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { acceptInvitation, showInvitation } from '../contract.ts'
import { both } from './both.ts'

type Invitation = OutputOf<typeof showInvitation>

/** What one is invited to, and the way in: a new account, one's own, or another to sign in with. */
export function InvitationPage({ token }: { token: string }) {
  const words = useWords(both)
  const { data: invitation, problem } = useRead(showInvitation, { token })
  if (problem) {
    return (
      <Entrance title={words.over} text={problem.detail}>
        <LinkButton href={to('/connexion')} variant="primary">
          {words.toSignIn}
        </LinkButton>
      </Entrance>
    )
  }
  if (!invitation) return null
  const { company, invitedBy, role } = invitation
  return (
    <Entrance
      title={words.title(company)}
      text={invitedBy ? words.by(invitedBy, role) : words.byNobody(role)}
    >
      {invitation.account === 'none' && <NewAccount token={token} invitation={invitation} />}
      {invitation.account === 'yours' && <Accept token={token} email={invitation.email} />}
      {invitation.account === 'other' && <OtherAccount token={token} email={invitation.email} />}
    </Entrance>
  )
}

/** Into the company: what was read as somebody else is read again. */
function useEntered(): (company: string) => void {
  const queries = useQueryClient()
  return (company) => {
    chooseCompany(company)
    queries.clear()
    location.assign('/accueil')
  }
}

function NewAccount({ token, invitation }: { token: string; invitation: Invitation }) {
  const words = useWords(both)
  const locale = useLocale()
  const entered = useEntered()
  const form = useForm({ name: '', password: '' })
  const [entering, setEntering] = useState(false)
  const joining = useWrite(acceptInvitation, {
    onDone: async ({ id }) => {
      setEntering(true)
      await pass('/sign-in/email', { email: invitation.email, password: form.values.password })
      entered(id)
    },
  })
  return (
    <Form
      onSubmit={() => void joining.run({ token, locale, ...form.values })}
      problem={joining.problem}
    >
      <TextField
        label={words.email}
        hint={words.emailHint}
        value={invitation.email}
        onChange={() => undefined}
        autoComplete="username"
        readOnly
      />
      <TextField label={words.name} autoComplete="name" autoFocus {...form.field('name')} />
      <PasswordField
        label={words.password}
        hint={words.passwordHint}
        autoComplete="new-password"
        {...form.field('password')}
      />
      <Button type="submit" variant="primary" wide pending={joining.pending || entering}>
        {words.join}
      </Button>
    </Form>
  )
}

function Accept({ token, email }: { token: string; email: string }) {
  const words = useWords(both)
  const entered = useEntered()
  const joining = useWrite(acceptInvitation, { onDone: ({ id }) => entered(id) })
  return (
    <Form onSubmit={() => void joining.run({ token })} problem={joining.problem}>
      <p className="text-14 text-soft">{words.yours(email)}</p>
      <Button type="submit" variant="primary" wide pending={joining.pending} autoFocus>
        {words.accept}
      </Button>
    </Form>
  )
}

function OtherAccount({ token, email }: { token: string; email: string }) {
  const words = useWords(both)
  const { account } = useMe()
  const back = { retour: to('/invitation/:token', { token }) }
  const signOut = async () => {
    await pass('/sign-out', {})
    forgetSession()
    location.assign(to('/connexion', {}, back))
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="text-14 text-soft">{words.other(email)}</p>
      {account ? (
        <Button variant="primary" wide onPress={() => void signOut()}>
          {words.signOut}
        </Button>
      ) : (
        <LinkButton variant="primary" href={to('/connexion', {}, back)}>
          {words.signIn}
        </LinkButton>
      )}
    </div>
  )
}
