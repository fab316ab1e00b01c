import { useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Section } from '#web/ui/Page.tsx'
import { TextArea } from '#web/ui/TextField.tsx'
import { refusePublicQuote, showPublicQuote } from '../contract.ts'
import type { Words } from './both.ts'

export function Refuse({
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
  const form = useForm({ reason: '' })
  const refusing = useWrite(refusePublicQuote, { refresh: [showPublicQuote], onDone })
  const refuse = () => void refusing.run({ token, ...form.values })
  return (
    <Section title={words.refuseTitle}>
      <Form onSubmit={refuse} problem={refusing.problem}>
        <TextArea
          label={words.reason}
          hint={words.reasonHint}
          optional
          maxLength={500}
          autoFocus
          {...form.field('reason')}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onBack}>{words.back}</Button>
          <Button type="submit" variant="danger" pending={refusing.pending} onPress={refuse}>
            {words.sendRefusal}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
