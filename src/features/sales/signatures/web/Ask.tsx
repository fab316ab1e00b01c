import { useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Section } from '#web/ui/Page.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { askAboutQuote } from '../contract.ts'
import type { Words } from './both.ts'

export function Ask({
  token,
  words,
  onBack,
  onDone,
}: {
  token: string
  words: Words
  onBack: () => void
  onDone: () => void
}) {
  const form = useForm({ question: '', name: '', email: '' })
  const asking = useWrite(askAboutQuote, { onDone })
  const ask = () => {
    const { email, ...said } = form.values
    void asking.run({ token, ...said, ...(email.trim() === '' ? {} : { email: email.trim() }) })
  }
  return (
    <Section title={words.ask}>
      <Form onSubmit={ask} problem={asking.problem}>
        <TextArea
          label={words.question}
          rows={4}
          maxLength={2000}
          autoFocus
          {...form.field('question')}
        />
        <TextField label={words.name} optional autoComplete="name" {...form.field('name')} />
        <TextField
          label={words.email}
          optional
          type="email"
          autoComplete="email"
          {...form.field('email')}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onBack}>{words.back}</Button>
          <Button type="submit" variant="primary" pending={asking.pending} onPress={ask}>
            {words.sendQuestion}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
