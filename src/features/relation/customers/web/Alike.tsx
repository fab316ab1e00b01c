// Who may already be in the directory under what is being typed. Said, never imposed.
import { useEffect, useState } from 'react'
import { useRead } from '#web/api.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { useWords } from '#web/words.ts'
import { duplicates } from '../contract/finding.ts'
import { both } from './both.ts'

type Typed = {
  readonly name: string
  readonly siren?: string | null
  readonly vatNumber?: string | null
  readonly email: string
  readonly phone: string
  readonly city?: string
}

/** How long one must have stopped typing, in milliseconds. */
const pause = 250

export function Alike({ except, ...typed }: Typed & { except?: string }) {
  const words = useWords(both)
  const { name, siren, vatNumber, email, phone, city } = useSettled(typed)
  const { data } = useRead(
    duplicates,
    {
      name: name.trim(),
      siren: siren ?? '',
      vatNumber: vatNumber ?? '',
      email,
      phone,
      city: city ?? '',
      except,
    },
    {
      enabled: name.trim().length > 2,
      staleTime: 60_000,
      placeholderData: (before) => before,
    },
  )
  const rows = name.trim().length > 2 ? (data?.rows ?? []) : []
  if (rows.length === 0) return null
  return (
    <Banner tone="orange" title={words.alike}>
      <ul className="flex flex-col gap-1">
        {rows.map(({ id, name: found, city: where, archived, isCustomer, alike }) => (
          <li key={id}>
            <Anchor
              href={isCustomer ? to('/clients/:id', { id }) : to('/fournisseurs/:id', { id })}
              className="font-medium underline underline-offset-2"
            >
              {found}
            </Anchor>{' '}
            <span className="text-13">
              {[where, ...alike.map((by) => words.alikeBy[by]), archived && words.archivedMark]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Banner>
  )
}

function useSettled<T extends object>(value: T): T {
  const [settled, setSettled] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), pause)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
