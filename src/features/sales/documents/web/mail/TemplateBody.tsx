import { type ComponentProps, useRef } from 'react'
import { type Place, written } from '#features/base/mail/rules/template.ts'
import type { Locale } from '#kernel/refusal.ts'
import { TextArea } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { mailWords } from './words.ts'

/** The text of a message, the variables that are filled in it at hand: each is put where the caret is. */
export function TemplateBody({
  places,
  language,
  hint,
  ...field
}: Omit<ComponentProps<typeof TextArea>, 'label' | 'hint'> & {
  readonly places: readonly Place[]
  readonly language: Locale
  readonly hint?: string
}) {
  const words = useWords(mailWords)
  const area = useRef<HTMLDivElement>(null)
  const { value, onChange } = field
  const insert = (place: string) => {
    const text = area.current?.querySelector('textarea')
    const [from, to] = [text?.selectionStart ?? value.length, text?.selectionEnd ?? value.length]
    onChange(value.slice(0, from) + place + value.slice(to))
    requestAnimationFrame(() => {
      text?.focus()
      text?.setSelectionRange(from + place.length, from + place.length)
    })
  }
  return (
    <div className="flex flex-col gap-4" ref={area}>
      <TextArea label={words.body} maxLength={10_000} {...field} />
      {places.length > 0 && (
        <div className="flex flex-col gap-2">
          <p className="text-13 font-medium">{words.places}</p>
          <div className="flex flex-wrap gap-1.5">
            {places.map((place) => (
              <button
                key={place}
                type="button"
                aria-label={words.insert(written(place, language))}
                onClick={() => insert(written(place, language))}
                className="min-h-7 rounded-md border border-line px-2 font-mono text-12 text-soft hover:bg-hover hover:text-text"
              >
                {written(place, language)}
              </button>
            ))}
          </div>
          {hint && <p className="text-13 text-faint">{hint}</p>}
        </div>
      )}
    </div>
  )
}
