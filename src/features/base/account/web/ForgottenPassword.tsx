import { MailCheck } from 'lucide-react'
import { useState } from 'react'
import { useDoor } from '#web/sign-in.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Link } from '#web/ui/Link.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

/** Asks for a link to choose a new password. What it says does not tell who has an account. */
export function ForgottenPassword() {
  const { forgotten: words, signIn } = useWords(both)
  const form = useForm({ email: '' })
  const door = useDoor('/request-password-reset')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [leaves, setLeaves] = useState(true)
  const submit = async () => {
    const told = await door.run(form.values)
    if (!told) return
    setLeaves(told.leaves)
    setSentTo(form.values.email)
  }
  const foot = <Link href={to('/connexion')}>{words.back}</Link>
  if (sentTo !== null && !leaves) {
    return (
      <Entrance title={words.noServer} foot={foot}>
        <p className="text-14 text-soft" role="status">
          {words.noServerText}
        </p>
      </Entrance>
    )
  }
  if (sentTo !== null) {
    return (
      <Entrance title={words.sent} foot={foot}>
        <div className="flex flex-col gap-4 text-14 text-soft" role="status">
          <MailCheck aria-hidden size={32} className="text-accent" />
          <p>{words.sentText(sentTo)}</p>
          <p>{words.none}</p>
        </div>
      </Entrance>
    )
  }
  return (
    <Entrance title={words.title} text={words.text} foot={foot}>
      <Form onSubmit={() => void submit()} problem={door.problem}>
        <TextField
          label={signIn.email}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoFocus
          {...form.field('email')}
        />
        <Button type="submit" variant="primary" wide pending={door.pending}>
          {words.send}
        </Button>
      </Form>
    </Entrance>
  )
}
