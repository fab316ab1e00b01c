// The texts that messages start with: one kind and one language at a time, its variables at hand, and
// the message as it would be read.
import { useState } from 'react'
import { Letter } from '#features/sales/documents/web/mail/Letter.tsx'
import { TemplateBody } from '#features/sales/documents/web/mail/TemplateBody.tsx'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Locale } from '#kernel/refusal.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useCompany, useRights, useSession } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords, wordsIn } from '#web/words.ts'
import { listTemplates, resetTemplate, saveTemplate } from '../contract.ts'
import { fill, fillLine, placesOf, type TemplateKind, templateKinds } from '../rules/template.ts'
import { both } from './both.ts'

type Template = OutputOf<typeof listTemplates>['rows'][number]

export function Templates() {
  const words = useWords(both)
  const { rows } = useReady(listTemplates, {})
  const [kind, setKind] = useState<TemplateKind>('quote')
  const [language, setLanguage] = useState<Locale>(useLocale())
  const template = rows.find((row) => row.kind === kind && row.language === language)
  return (
    <SettingsPage title={words.title} subtitle={words.subtitle}>
      <FieldRow>
        <Select
          label={words.kind}
          value={kind}
          onChange={setKind}
          options={templateKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <Select
          label={words.language}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'fr', label: words.french },
            { value: 'en', label: words.english },
          ]}
        />
      </FieldRow>
      {template && (
        <Editor
          key={`${kind} ${language} ${template.subject} ${template.body}`}
          template={template}
        />
      )}
    </SettingsPage>
  )
}

function Editor({ template }: { template: Template }) {
  const words = useWords(both)
  const mayChange = useRights().can('company.administer')
  const [resetting, setResetting] = useState(false)
  const form = useForm({ subject: template.subject, body: template.body })
  const { kind, language } = template
  const refresh = [listTemplates]
  const saving = useWrite(saveTemplate, {
    refresh,
    onDone: () => toast(words.saved, { tone: 'green' }),
  })
  const reset = useWrite(resetTemplate, { refresh, onDone: () => toast(words.wasReset) })
  const save = () => void saving.run({ kind, language, ...form.values })
  return (
    <>
      <Section
        title={words.kinds[kind]}
        actions={<Badge>{template.own ? words.own : words.usual}</Badge>}
      >
        <Form onSubmit={save} problem={saving.problem}>
          {!mayChange && <Banner tone="grey">{words.readOnly}</Banner>}
          <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-4">
            <TextField label={words.subject} maxLength={200} {...form.field('subject')} />
            <TemplateBody
              rows={14}
              places={mayChange ? placesOf[kind] : []}
              language={language}
              hint={words.placesHint}
              {...form.field('body')}
            />
            {mayChange && (
              <div className="flex flex-wrap gap-2">
                <Button
                  type="submit"
                  variant="primary"
                  keys="ctrl+enter"
                  pending={saving.pending}
                  onPress={save}
                >
                  {words.save}
                </Button>
                {template.own && <Button onPress={() => setResetting(true)}>{words.reset}</Button>}
              </div>
            )}
          </fieldset>
        </Form>
      </Section>
      <Preview template={{ ...template, ...form.values }} />
      <Confirm
        title={words.reset}
        open={resetting}
        onClose={() => setResetting(false)}
        act={words.reset}
        danger
        pending={reset.pending}
        onConfirm={() => void reset.run({ kind, language }).then(() => setResetting(false))}
      >
        <p className="text-14">{words.resetText}</p>
      </Confirm>
    </>
  )
}

/** The message as it would be read, with names and amounts of nobody. */
function Preview({ template }: { template: Pick<Template, 'subject' | 'body' | 'language'> }) {
  const words = useWords(both)
  const company = useCompany()
  const { account } = useSession()
  const { subject, body, language } = template
  const reader = wordsIn(both, language)
  const values = { ...reader.sample, company: company.name, sender: account.name }
  return (
    <Section title={words.preview}>
      <div className="flex flex-col gap-3" lang={language}>
        <p className="text-14 font-semibold">{fillLine(subject, values, language)}</p>
        <Letter
          subject={subject}
          body={fill(body, values, language)}
          company={company}
          button={reader.button}
        />
      </div>
    </Section>
  )
}
