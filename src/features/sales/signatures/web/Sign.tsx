import { PenLine } from 'lucide-react'
import { useState } from 'react'
import type { Formats } from '#kernel/format.ts'
import { useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox, RadioGroup } from '#web/ui/Checkbox.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Section } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { showPublicQuote, signPublicQuote } from '../contract.ts'
import { isDrawn, pathOf, type Point } from '../rules/strokes.ts'
import type { Shown, Words } from './both.ts'
import { Drawing } from '#features/sales/documents/web/Drawing.tsx'

/** The signature: a name, drawn or typed, and the consent. */
export function Sign({
  token,
  shown,
  document,
  words,
  written,
  counting,
  onBack,
  onDone,
}: {
  token: string
  shown: Shown
  document: NonNullable<Shown['document']>
  words: Words
  written: Formats
  /** The amount that would be signed is on its way. */
  counting: boolean
  onBack: () => void
  onDone: () => void
}) {
  const form = useForm({ name: '', how: 'draw' as 'draw' | 'type', agreed: false })
  const [strokes, setStrokes] = useState<readonly (readonly Point[])[]>([])
  const signing = useWrite(signPublicQuote, { refresh: [showPublicQuote], onDone })
  const { name, how, agreed } = form.values
  const whyNot =
    name.trim() === ''
      ? words.noName
      : how === 'draw' && !isDrawn(strokes)
        ? words.noDrawing
        : agreed
          ? null
          : words.noConsent
  const sign = () => {
    if (whyNot) return
    void signing.run({
      token,
      name,
      drawing: how === 'draw' ? pathOf(strokes) : '',
      agreed,
      chosen: document.options
        .filter((option) => option.chosen)
        .map(({ id }) => id)
        .join(','),
      shown: document.shown,
    })
  }
  return (
    <Section title={words.signTitle}>
      <Form onSubmit={sign} problem={signing.problem}>
        <p className="text-14">{words.signText(written.amount(document.gross))}</p>
        <TextField
          label={words.name}
          hint={words.nameHint}
          autoComplete="name"
          maxLength={200}
          autoFocus
          {...form.field('name')}
        />
        <RadioGroup
          label={words.how}
          {...form.field('how')}
          options={[
            { value: 'draw', label: words.draw },
            { value: 'type', label: words.type },
          ]}
        />
        {how === 'draw' ? (
          <Drawing strokes={strokes} onChange={setStrokes} words={words} />
        ) : (
          <div className="rounded-lg border border-edge bg-[#fff] px-6 py-8 text-[#1c1917]">
            <p className="min-h-9 truncate text-center text-28 italic">{name}</p>
            <p className="pt-3 text-center text-13 text-[#6b645c]">{words.typed}</p>
          </div>
        )}
        <Checkbox
          label={shown.consent}
          checked={agreed}
          name="agreed"
          onChange={(is) => form.set({ agreed: is })}
        />
        <p className="text-12 text-faint">{words.proof}</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onBack}>{words.back}</Button>
          <Button
            type="submit"
            variant="primary"
            icon={PenLine}
            whyNot={whyNot}
            pending={signing.pending || counting}
            onPress={sign}
          >
            {words.sign}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
