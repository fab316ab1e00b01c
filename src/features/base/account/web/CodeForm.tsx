import { useState } from 'react'
import { useDoor } from '#web/sign-in.ts'
import { Button } from '#web/ui/Button.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

/** The second factor of a sign-in: a code of the app, or one of those kept for a lost phone. */
export function CodeForm({
  onEnter,
  onAgain,
}: {
  onEnter: () => Promise<void>
  /** Back to the password. */
  onAgain: () => void
}) {
  const words = useWords(both).code
  const [recovery, setRecovery] = useState(false)
  const [entering, setEntering] = useState(false)
  const form = useForm({ code: '' })
  const app = useDoor('/two-factor/verify-totp')
  const kept = useDoor('/two-factor/verify-backup-code')
  const door = recovery ? kept : app
  const over = door.problem?.code === 'second_factor_expired'
  const submit = async (code: string) => {
    if (door.pending || !(await door.run({ code: code.trim() }))) return
    setEntering(true)
    await onEnter()
  }
  const field = form.field('code')
  const typed = (code: string) => {
    field.onChange(code)
    // The sixth figure is the last: nothing is left to say.
    const figures = code.replace(/\s/g, '')
    if (!recovery && /^\d{6}$/.test(figures)) void submit(figures)
  }
  return (
    <Entrance title={words.title} text={recovery ? words.recoveryText : words.text}>
      <Form onSubmit={() => void submit(form.values.code)} problem={door.problem}>
        <TextField
          key={String(recovery)}
          label={recovery ? words.recovery : words.code}
          autoComplete="one-time-code"
          inputMode={recovery ? 'text' : 'numeric'}
          maxLength={recovery ? 20 : 7}
          autoFocus
          {...field}
          onChange={typed}
        />
        {over ? (
          <Button variant="primary" wide onPress={onAgain}>
            {words.again}
          </Button>
        ) : (
          <Button type="submit" variant="primary" wide pending={door.pending || entering}>
            {words.enter}
          </Button>
        )}
        <Button
          variant="quiet"
          wide
          onPress={() => {
            form.reset({ code: '' })
            setRecovery(!recovery)
          }}
        >
          {recovery ? words.useCode : words.useRecovery}
        </Button>
      </Form>
    </Entrance>
  )
}
