// What the server would refuse of a field, said when one leaves it rather than when one saves.
import { useState } from 'react'
import { allReasons } from '#features/reasons.ts'
import { useLocale } from '#web/words.ts'
import { type CheckedField, readField } from '../rules/fields.ts'

export type FieldError = {
  /** The value as it would be stored; null where it is empty or cannot be read. */
  readonly read: string | null
  /** For the field: `<TextField {...form.field('siren')} {...siren.watch} />`. */
  readonly watch: { readonly error: string | null; readonly onBlur: () => void }
}

/** The sentence says itself once the field has been left, and goes when it is mended. */
export function useFieldError(field: CheckedField, typed: string, country: string): FieldError {
  const locale = useLocale()
  const [left, setLeft] = useState('')
  const answer = readField(field, typed, country)
  const reason = 'reason' in answer ? answer.reason : null
  return {
    read: 'value' in answer && answer.value !== '' ? answer.value : null,
    watch: {
      error: reason !== null && left === typed ? allReasons[reason][locale] : null,
      onBlur: () => setLeft(typed),
    },
  }
}
