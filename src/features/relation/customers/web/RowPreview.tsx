import { formatPhone } from '#kernel/identifiers.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Anchor, LinkButton } from '#web/ui/Link.tsx'
import { useWords } from '#web/words.ts'
import { show } from '../contract.ts'
import { both } from './both.ts'
import type { Row } from './list.tsx'
import { addressLines, nameOf } from './naming.ts'

/** Somebody at a glance, beside the list (Space). */
export function RowPreview({ row }: { row: Row }) {
  const words = useWords(both)
  const formats = useFormats()
  const { data } = useRead(show, { id: row.id })
  const [billing] = data?.addresses ?? []
  return (
    <div className="flex flex-col gap-4 p-4">
      <div>
        <p className="text-16 font-semibold">{row.name}</p>
        <p className="text-13 text-faint">{[row.code, row.city].filter(Boolean).join(' · ')}</p>
      </div>
      <Facts>
        {row.balance !== null && (
          <Fact label={words.columns.balance}>
            <span className="figures">{formats.amount(row.balance)}</span>
          </Fact>
        )}
        {Boolean(row.overdue) && (
          <Fact label={words.columns.overdue}>
            <span className="figures text-red">{formats.amount(row.overdue!)}</span>
          </Fact>
        )}
        <Fact label={words.phone}>
          {row.phone && (
            <Anchor href={`tel:${row.phone}`} className="figures hover:underline">
              {formatPhone(row.phone)}
            </Anchor>
          )}
        </Fact>
        <Fact label={words.email}>
          {row.email && (
            <Anchor href={`mailto:${row.email}`} className="break-all hover:underline">
              {row.email}
            </Anchor>
          )}
        </Fact>
        <Fact label={words.address}>
          {billing &&
            addressLines(billing).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
        </Fact>
        <Fact label={words.tabs.contacts}>
          {data && data.contacts.length > 0 ? (
            <ul>
              {data.contacts.slice(0, 4).map((contact) => (
                <li key={contact.id}>{nameOf(contact)}</li>
              ))}
            </ul>
          ) : null}
        </Fact>
      </Facts>
      <div>
        <LinkButton
          href={
            row.isCustomer
              ? to('/clients/:id', { id: row.id })
              : to('/fournisseurs/:id', { id: row.id })
          }
        >
          {words.open}
        </LinkButton>
      </div>
    </div>
  )
}
