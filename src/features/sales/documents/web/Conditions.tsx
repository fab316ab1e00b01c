import { memo } from 'react'
import { paymentMethods } from '#features/base/company/rules.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextArea } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { useClientRecord } from './ClientState.tsx'
import type { Editor } from './editor.ts'
import { useSide } from './side.ts'
import { useHead } from './use-editor.ts'
import { documentWords } from './words.ts'

const usualTerms = [0, 15, 30, 45, 60]

/** How the document is to be paid, in which language, and a word to the client. */
export const Conditions = memo(function Conditions({ editor }: { editor: Editor }) {
  const words = useWords(documentWords)
  const { terms, paymentMethod, language, note } = useHead(editor)
  const sells = useSide() === 'sale'
  const days = [...new Set([...usualTerms, terms.days])].toSorted((a, b) => a - b)
  return (
    <Section title={words.conditions} hint={sells ? <Origin editor={editor} /> : undefined}>
      <div className="flex flex-col gap-3">
        <div className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-3">
          <div className="flex flex-col gap-1">
            <Select
              label={words.termDays}
              value={String(terms.days)}
              onChange={(chosen) => editor.editHead({ terms: { ...terms, days: Number(chosen) } })}
              options={days.map((n) => ({ value: String(n), label: words.days(n) }))}
            />
            <Checkbox
              label={words.endOfMonth}
              checked={terms.endOfMonth}
              onChange={(endOfMonth) => editor.editHead({ terms: { ...terms, endOfMonth } })}
            />
          </div>
          <Select
            label={words.method}
            value={paymentMethod}
            onChange={(method) => editor.editHead({ paymentMethod: method })}
            options={paymentMethods.map((value) => ({ value, label: words.methods[value] }))}
          />
          <Select
            label={words.language}
            value={language}
            onChange={(chosen) => editor.editHead({ language: chosen })}
            options={(['fr', 'en'] as const).map((value) => ({
              value,
              label: words.languages[value],
            }))}
          />
        </div>
        <TextArea
          label={sells ? words.note : words.noteToSupplier}
          name="note"
          rows={2}
          maxLength={4000}
          value={note}
          hint={words.noteHint}
          onChange={(to) => editor.editHead({ note: to })}
        />
      </div>
    </Section>
  )
})

/** Whether these conditions are those of the client, of the company, or of this document alone. */
function Origin({ editor }: { editor: Editor }) {
  const words = useWords(documentWords)
  const { terms, paymentMethod } = useHead(editor)
  const usual = useClientRecord(editor)?.conditions
  if (!usual) return null
  const isUsual =
    usual.termsDays.value === terms.days &&
    usual.termsEndOfMonth.value === terms.endOfMonth &&
    usual.paymentMethod.value === paymentMethod
  const isTheirs = [usual.termsDays, usual.termsEndOfMonth, usual.paymentMethod].some(
    ({ origin }) => origin === 'customer',
  )
  if (!isUsual) return words.conditionsHere
  return isTheirs ? words.conditionsOfClient : words.conditionsOfCompany
}
