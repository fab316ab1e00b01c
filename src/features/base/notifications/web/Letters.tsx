import { useReady, useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { savePaces, showPaces } from '../contract.ts'
import { kinds } from '../rules/codes.ts'
import { paces } from '../rules/paces.ts'
import { both } from './words.ts'

/** What one is written to, kind by kind: at once, once a day, or never. */
export function Letters() {
  const words = useWords(both)
  const chosen = useReady(showPaces, {})
  const form = useForm(chosen)
  const saving = useWrite(savePaces, {
    refresh: [showPaces],
    onDone: () => toast(words.lettersSaved, { tone: 'green' }),
  })
  return (
    <SettingsPage title={words.letters}>
      <Form onSubmit={() => void saving.run(form.values)} problem={saving.problem}>
        <Section title={words.lettersTitle}>
          <p className="mb-5 max-w-160 text-soft">{words.lettersText}</p>
          <div className="flex flex-col gap-5">
            {kinds.map((kind) => (
              <RadioGroup
                key={kind}
                label={words.lettersKind[kind]}
                row
                {...form.field(kind)}
                options={paces.map((value) => ({ value, label: words.paces[value] }))}
              />
            ))}
          </div>
          <div className="mt-6">
            <Button type="submit" variant="primary" keys="ctrl+enter" pending={saving.pending}>
              {words.save}
            </Button>
          </div>
        </Section>
      </Form>
    </SettingsPage>
  )
}
