// The words of a level, in each language of clients, and as one of them would read them.
import { useState } from 'react'
import { linkLabel } from '#features/base/mail/rules/letter.ts'
import { Letter } from '#features/sales/documents/web/mail/Letter.tsx'
import { TemplateBody } from '#features/sales/documents/web/mail/TemplateBody.tsx'
import type { Locale } from '#kernel/refusal.ts'
import { useWrite } from '#web/api.ts'
import { useCompany } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { previewText, testText } from '../contract/plans.ts'
import { placesOf } from '../rules/asked.ts'
import type { Kind } from '../rules/plan.ts'
import { situationOf, usualText } from '../rules/usual.ts'
import type { EditedLevel } from './edited.ts'
import { both } from './words.ts'

export function LevelText({
  kind,
  level,
  onChange,
}: {
  kind: Kind
  level: EditedLevel
  onChange: (over: Partial<EditedLevel>) => void
}) {
  const words = useWords(both)
  const [language, setLanguage] = useState<Locale>(useLocale())
  const situation = situationOf(kind, level)
  const usual = { fr: usualText(situation, 'fr'), en: usualText(situation, 'en') }
  const text = (level.texts ?? usual)[language]
  const write = (over: Partial<typeof text>) =>
    onChange({ texts: { ...(level.texts ?? usual), [language]: { ...text, ...over } } })
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-3">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div className="w-40">
          <Select
            label={words.language}
            value={language}
            onChange={setLanguage}
            options={(['fr', 'en'] as const).map((value) => ({
              value,
              label: words.languages[value],
            }))}
          />
        </div>
        {level.texts ? (
          <Button size="small" onPress={() => onChange({ texts: null })}>
            {words.reset}
          </Button>
        ) : (
          <Button size="small" onPress={() => onChange({ texts: usual })}>
            {words.write}
          </Button>
        )}
      </div>
      {level.texts && <Fields kind={kind} language={language} text={text} onChange={write} />}
      <Preview kind={kind} level={level} language={language} text={text} />
    </div>
  )
}

type Text = { readonly subject: string; readonly body: string }

function Fields({
  kind,
  language,
  text,
  onChange,
}: {
  kind: Kind
  language: Locale
  text: Text
  onChange: (over: Partial<Text>) => void
}) {
  const words = useWords(both)
  return (
    <>
      <TextField
        label={words.subject}
        name="subject"
        value={text.subject}
        maxLength={200}
        onChange={(subject) => onChange({ subject })}
      />
      <TemplateBody
        name="body"
        rows={10}
        places={placesOf[kind]}
        language={language}
        value={text.body}
        onChange={(body) => onChange({ body })}
      />
    </>
  )
}

/** As a client would read it, with the oldest document that waits; and sent to oneself. */
function Preview({
  kind,
  level,
  language,
  text,
}: {
  kind: Kind
  level: EditedLevel
  language: Locale
  text: Text
}) {
  const words = useWords(both)
  const company = useCompany()
  const [seen, setSeen] = useState<{ subject: string; body: string; of: string | null } | null>(
    null,
  )
  const asked = { kind, tone: level.tone, sender: level.sender, language, ...text }
  const previewing = useWrite(previewText, { onDone: setSeen })
  const testing = useWrite(testText, {
    onDone: ({ to }) => toast(words.tested(to), { tone: 'green' }),
  })
  const problem = previewing.problem ?? testing.problem
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          pending={previewing.pending}
          onPress={() => void previewing.run(asked)}
        >
          {words.preview}
        </Button>
        <Button size="small" pending={testing.pending} onPress={() => void testing.run(asked)}>
          {words.test}
        </Button>
      </div>
      {problem && <Banner tone="red">{problem.detail}</Banner>}
      {seen && (
        <div className="flex flex-col gap-2" lang={language}>
          <p className="text-13 text-soft">
            {seen.of ? words.previewOf(seen.of) : words.previewNone}
          </p>
          <p className="text-14 font-semibold">{seen.subject}</p>
          <Letter
            subject={seen.subject}
            body={seen.body}
            company={company}
            button={linkLabel('quote', language)}
          />
        </div>
      )}
    </div>
  )
}
