import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useDoor } from '#web/sign-in.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Link, LinkButton } from '#web/ui/Link.tsx'
import { PasswordField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

/** Chooses a new password, behind the link that was sent. */
export function NewPassword({ token }: { token: string }) {
  const { fresh: words, signIn, forgotten } = useWords(both)
  const form = useForm({ newPassword: '' })
  const door = useDoor('/reset-password')
  const [done, setDone] = useState(false)
  const over = door.problem?.code === 'link_expired'
  const submit = async () => {
    if (await door.run({ token, ...form.values })) setDone(true)
  }
  if (done) {
    return (
      <Entrance title={words.done}>
        <div className="flex flex-col gap-5" role="status">
          <p className="flex items-center gap-2 text-14 text-soft">
            <CircleCheck aria-hidden size={20} className="shrink-0 text-green" />
            {words.doneText}
          </p>
          <LinkButton href={to('/connexion')} variant="primary">
            {signIn.enter}
          </LinkButton>
        </div>
      </Entrance>
    )
  }
  return (
    <Entrance
      title={words.title}
      text={words.text}
      foot={<Link href={to('/connexion')}>{forgotten.back}</Link>}
    >
      <Form onSubmit={() => void submit()} problem={door.problem}>
        <PasswordField
          label={words.password}
          hint={words.hint}
          autoComplete="new-password"
          autoFocus
          {...form.field('newPassword')}
        />
        <Button type="submit" variant="primary" wide pending={door.pending}>
          {words.choose}
        </Button>
        {over && (
          <p className="text-center text-14">
            <Link href={to('/mot-de-passe')}>{words.another}</Link>
          </p>
        )}
      </Form>
    </Entrance>
  )
}
