import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { backTo } from '#web/back.ts'
import { useGo, useQueryString } from '#web/navigation.ts'
import { sessionKey, useMe } from '#web/session.ts'
import { useDoor } from '#web/sign-in.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PasswordField, TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { CodeForm } from './CodeForm.tsx'

/** Signing in: the password, then the second factor where there is one. */
export function SignIn() {
  const { account, setupNeeded } = useMe()
  const { retour } = useQueryString()
  const go = useGo()
  const queries = useQueryClient()
  const [half, setHalf] = useState(false)
  const goal = setupNeeded ? to('/premier-demarrage') : account ? backTo(retour) : null
  useEffect(() => {
    if (goal) go(goal, { replace: true })
  }, [goal])
  // What was read as nobody, or as somebody else, is not what this person may see.
  const enter = async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    await queries.refetchQueries({ queryKey: sessionKey })
  }
  if (goal) return null
  return half ? (
    <CodeForm onEnter={enter} onAgain={() => setHalf(false)} />
  ) : (
    <PasswordForm onEnter={enter} onHalf={() => setHalf(true)} />
  )
}

function PasswordForm({ onEnter, onHalf }: { onEnter: () => Promise<void>; onHalf: () => void }) {
  const words = useWords(both).signIn
  const form = useForm({ email: '', password: '' })
  const door = useDoor('/sign-in/email')
  const [entering, setEntering] = useState(false)
  const submit = async () => {
    const told = await door.run(form.values)
    if (!told) return
    if (told.secondFactor) return onHalf()
    setEntering(true)
    await onEnter()
  }
  return (
    <Entrance title={words.title}>
      <Form onSubmit={() => void submit()} problem={door.problem}>
        <TextField
          label={words.email}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoFocus
          {...form.field('email')}
        />
        <PasswordField
          label={words.password}
          autoComplete="current-password"
          {...form.field('password')}
        />
        <Button type="submit" variant="primary" wide pending={door.pending || entering}>
          {words.enter}
        </Button>
        <p className="text-center text-14">
          <Link href={to('/mot-de-passe')}>{words.forgotten}</Link>
        </p>
      </Form>
    </Entrance>
  )
}
