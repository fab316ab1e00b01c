import { formatPhone } from '#kernel/identifiers.ts'
import { useFormats } from '#web/formats.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Customer } from './read.ts'

/** As many as fit beside each other. */
const few = 3

/** Whom one will meet, where, and on which terms. */
export function SheetIdentity({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const contacts = customer.contacts
    .toSorted((a, b) => Number(b.forDecision) - Number(a.forDecision))
    .slice(0, few)
  return (
    <div className="grid gap-x-6 gap-y-3 rounded-md bg-sunken p-3 sm:grid-cols-[2fr_1fr_1fr] print:grid-cols-[2fr_1fr_1fr] print:border print:border-line">
      <div className="min-w-0">
        <h2 className="text-12 text-soft">{words.contacts}</h2>
        {contacts.length === 0 && (
          <p>{formatPhone(customer.phone) || customer.email || words.noContact}</p>
        )}
        <ul className="flex flex-col gap-1">
          {contacts.map((one) => (
            <li key={one.id} className="min-w-0">
              <span className="font-medium">
                {[one.firstName, one.lastName].filter(Boolean).join(' ')}
              </span>
              {one.job && <span className="text-soft"> · {one.job}</span>}
              <div className="figures text-12 text-soft [overflow-wrap:anywhere]">
                {[formatPhone(one.mobile), formatPhone(one.phone), one.email]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </li>
          ))}
        </ul>
      </div>
      <div className="min-w-0">
        <h2 className="text-12 text-soft">{words.address}</h2>
        <Address customer={customer} />
      </div>
      <Conditions customer={customer} />
    </div>
  )
}

function Address({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const one = customer.addresses.find(({ forBilling }) => forBilling) ?? customer.addresses[0]
  if (!one) return <p>{words.unknown}</p>
  return (
    <p>
      {one.street}
      {one.street2 && <span className="block">{one.street2}</span>}
      <span className="block">
        {one.postalCode} {one.city}
      </span>
    </p>
  )
}

function Conditions({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const { termsDays, termsEndOfMonth, discount } = customer.conditions
  return (
    <div className="min-w-0">
      <h2 className="text-12 text-soft">{words.conditions}</h2>
      <p>
        {words.terms(termsDays.value, termsEndOfMonth.value)}
        {discount.value > 0 && (
          <span className="block">{words.discount(formats.percent(discount.value))}</span>
        )}
        {customer.seller && <span className="block">{words.followedBy(customer.seller.name)}</span>}
      </p>
    </div>
  )
}
