import { X } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '#web/ui/Avatar.tsx'
import { ComboBox } from '#web/ui/ComboBox.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

type Person = { readonly id: string; readonly name: string }

/** Several people out of a few: those chosen, each with a way out, and a field to add one. */
export function PeopleField({
  label,
  people,
  value,
  onChange,
  autoFocus = false,
}: {
  label: string
  people: readonly Person[]
  value: readonly Person[]
  onChange: (value: Person[]) => void
  autoFocus?: boolean
}) {
  const [added, setAdded] = useState(false)
  const words = useWords(both)
  const left = people.filter(({ id }) => !value.some((one) => one.id === id))
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-1">
      <span aria-hidden className="text-13 font-medium text-soft">
        {label}
      </span>
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {value.map((one) => (
            <li
              key={one.id}
              className="inline-flex h-8 items-center gap-1.5 rounded-full bg-sunken pr-1 pl-1.5 text-13"
            >
              <Avatar name={one.name} size={20} />
              {one.name}
              <button
                type="button"
                aria-label={`${words.remove} ${one.name}`}
                onClick={() => onChange(value.filter(({ id }) => id !== one.id))}
                className="inline-flex size-6 items-center justify-center rounded-full text-soft hover:text-text"
              >
                <X aria-hidden size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <ComboBox
          key={value.length}
          label={words.addPerson}
          hideLabel
          placeholder={value.length === 0 ? words.nobody : words.addPerson}
          value={null}
          // Whoever has added one goes on from there.
          autoFocus={autoFocus || added}
          onChange={(found) => {
            if (!found) return
            setAdded(true)
            onChange([...value, { id: found.id, name: found.label }])
          }}
          search={async (typed) =>
            left
              .filter(({ name }) => plain(name).includes(plain(typed)))
              .map(({ id, name }) => ({ id, label: name }))
          }
        />
      )}
    </div>
  )
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
