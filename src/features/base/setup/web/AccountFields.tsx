import type { FormState } from '#web/ui/form.tsx'
import { PasswordField, TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

export type AccountValues = { personName: string; email: string; password: string }
export const noAccount: AccountValues = { personName: '', email: '', password: '' }

/** Who will manage the first company. The names of the fields are those that the server refuses by. */
export function AccountFields<T extends AccountValues>({
  form,
  prefix = '',
}: {
  form: FormState<T>
  prefix?: string
}) {
  const words = useWords(both)
  const { values } = form
  const set = (change: Partial<AccountValues>) => form.set(change as Partial<T>)
  return (
    <>
      <TextField
        label={words.personName}
        name={`${prefix}name`}
        autoComplete="name"
        autoFocus
        value={values.personName}
        onChange={(personName) => set({ personName })}
      />
      <TextField
        label={words.email}
        name={`${prefix}email`}
        type="email"
        inputMode="email"
        autoComplete="username"
        value={values.email}
        onChange={(email) => set({ email })}
      />
      <PasswordField
        label={words.password}
        name={`${prefix}password`}
        hint={words.passwordHint}
        autoComplete="new-password"
        value={values.password}
        onChange={(password) => set({ password })}
      />
    </>
  )
}
