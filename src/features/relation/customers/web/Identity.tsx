// Who they are: facts changed where they are read; what takes a choice is changed in a sheet.
import { Pencil } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  formatIban,
  formatPhone,
  formatSiren,
  formatSiret,
  formatVatNumber,
  vatNumberOfSiren,
} from '#kernel/identifiers.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { EditableFact, Fact, Facts } from '#web/ui/Facts.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { Alike } from './Alike.tsx'
import { both } from './both.ts'
import { type Customer, useChange } from './customer.ts'
import { IdentitySheet } from './IdentitySheet.tsx'
import { addressLines } from './naming.ts'
import { NoteBox } from './NoteBox.tsx'
import { countryName } from '#web/countries.ts'

type Field = 'email' | 'phone' | 'website' | 'siren' | 'siret' | 'vatNumber' | 'iban' | 'bic'

export function Identity({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const locale = useLocale()
  const formats = useFormats()
  const { can } = useRights()
  const { change } = useChange(customer)
  const [editing, setEditing] = useState(false)
  const writes = can('customers.write')
  const [billing] = customer.addresses
  const edited = (field: Field, shown: (value: string) => ReactNode) => {
    const value = customer[field] ?? ''
    if (!writes) return <Fact label={words[field]}>{value && shown(value)}</Fact>
    return (
      <EditableFact
        label={words[field]}
        value={value}
        onSave={(typed) => change({ [field]: typed })}
      >
        {value ? shown(value) : undefined}
      </EditableFact>
    )
  }
  const figures = (format: (value: string) => string) => (value: string) => (
    <span className="figures break-words">{format(value)}</span>
  )
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Alike {...customer} city={billing?.city ?? ''} except={customer.id} />
      <Section
        title={words.identity}
        actions={
          writes && (
            <Button icon={Pencil} size="small" onPress={() => setEditing(true)}>
              {words.edit}
            </Button>
          )
        }
      >
        <Facts>
          {edited('phone', (value) => (
            <span className="figures">{formatPhone(value)}</span>
          ))}
          {edited('email', (value) => (
            <span className="wrap-anywhere">
              {value.slice(0, value.indexOf('@') + 1)}
              <wbr />
              {value.slice(value.indexOf('@') + 1)}
            </span>
          ))}
          {edited('website', (value) => (
            <span className="break-all">{value.replace(/^https?:\/\//, '')}</span>
          ))}
          <Fact label={words.address}>
            {billing &&
              addressLines(billing).map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
          </Fact>
          <Fact label={words.country}>{countryName(customer.country, locale)}</Fact>
          {customer.kind === 'company' && customer.country === 'FR' && (
            <>
              {edited('siren', figures(formatSiren))}
              {edited('siret', figures(formatSiret))}
            </>
          )}
          {customer.kind === 'company' && edited('vatNumber', figures(formatVatNumber))}
          {writes && (
            <OfferedVat customer={customer} onUse={(vatNumber) => change({ vatNumber })} />
          )}
          {customer.isCustomer && (
            <Fact label={words.seller}>{customer.seller?.name ?? words.nobody}</Fact>
          )}
          <Fact label={words.store}>{customer.store?.name ?? words.noStore}</Fact>
          <Fact label={words.language}>{words.languages[customer.language]}</Fact>
          <Fact label={words.since}>{formats.moment(customer.createdAt).slice(0, -6)}</Fact>
        </Facts>
      </Section>
      {/* On paper, what is not known takes no room. */}
      <div className={customer.iban || customer.bic ? 'break-inside-avoid' : 'print:hidden'}>
        <Section title={words.bank}>
          <Facts>
            {edited(
              'iban',
              figures((value) => (value.includes('•') ? value : formatIban(value))),
            )}
            {edited(
              'bic',
              figures((value) => value),
            )}
          </Facts>
        </Section>
      </div>
      <div className={customer.note ? '' : 'print:hidden'}>
        <Section title={words.note}>
          <NoteBox customer={customer} />
        </Section>
      </div>
      {editing && <IdentitySheet customer={customer} onClose={() => setEditing(false)} />}
    </div>
  )
}

/** The VAT number that follows from the SIREN, one press away. */
function OfferedVat({
  customer: { siren, vatNumber, kind, country },
  onUse,
}: {
  customer: Customer
  onUse: (vatNumber: string) => Promise<unknown>
}) {
  const words = useWords(both)
  if (!siren || vatNumber || kind !== 'company' || country !== 'FR') return null
  const offered = vatNumberOfSiren(siren)
  return (
    <div className="pl-36">
      <Button size="small" variant="quiet" onPress={() => void onUse(offered).catch(() => {})}>
        {words.takeVatNumber(formatVatNumber(offered))}
      </Button>
    </div>
  )
}
