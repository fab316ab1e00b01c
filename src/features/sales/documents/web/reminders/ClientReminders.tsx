// On the page of a client: by which plans they are reminded, what is held back, and what left last.
import { useState } from 'react'
import {
  chooseClientPlan,
  customerReminders,
  invoiceReminders,
  quoteReminders,
} from '#features/sales/reminders/contract.ts'
import type { Kind } from '#features/sales/reminders/rules/plan.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Link } from '#web/ui/Link.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { LeftList } from './Reminders.tsx'
import { HoldBadge } from './looks.tsx'
import { reminderWords } from './words.ts'

export function ClientReminders({ customer }: { customer: string }) {
  const words = useWords(reminderWords)
  const formats = useFormats()
  const { data } = useRead(customerReminders, { id: customer })
  if (!data) return null
  const { held, left, total } = data
  return (
    <Section title={words.client}>
      <div className="flex flex-col gap-4">
        <Plans customer={customer} states={data} />
        {held.length > 0 && (
          <div className="flex flex-col gap-1.5">
            <h3 className="text-13 font-medium">{words.heldBack}</h3>
            <ul className="flex flex-col gap-1.5">
              {held.map(({ kind, document, hold }) => (
                <li
                  key={document.id}
                  className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13"
                >
                  <Link href={pageOf(kind, document.id)}>{document.number}</Link>
                  <HoldBadge hold={hold} />
                  <span className="text-soft">
                    {[
                      hold.amount !== null && hold.until
                        ? words.promised(formats.amount(hold.amount), formats.day(hold.until))
                        : hold.until && words.until(formats.day(hold.until)),
                      hold.mail && words.answered(formats.moment(hold.at)),
                      hold.reason,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <LeftList rows={left} named />
        {total > left.length && (
          <p className="text-13">
            <Link href={to('/relances', {}, { customer })}>{words.all}</Link>{' '}
            <span className="text-faint">{words.more(formats.integer(total - left.length))}</span>
          </p>
        )}
      </div>
    </Section>
  )
}

const pageOf = (kind: Kind, id: string): string =>
  kind === 'quote' ? to('/devis/:id', { id }) : to('/factures/:id', { id })

type States = OutputOf<typeof customerReminders>

function Plans({ customer, states }: { customer: string; states: States }) {
  const words = useWords(reminderWords)
  const writes = useRights().can('customers.write')
  const [saving, setSaving] = useState<Kind | null>(null)
  const choosing = useWrite(chooseClientPlan, {
    refresh: [customerReminders, quoteReminders, invoiceReminders],
    onDone: () => toast(words.chosen, { tone: 'green' }),
  })
  const choose = async (kind: Kind, plan: string) => {
    setSaving(kind)
    await choosing.run({ id: customer, kind, plan })
    setSaving(null)
  }
  return (
    <FieldRow>
      {states.plans.map(({ kind, usual, plan, usualPlan }) => {
        const what = kind === 'quote' ? words.quotes : words.invoices
        const name = usualPlan.active ? usualPlan.name : words.off(usualPlan.name)
        const value = usual ? 'usual' : (plan?.id ?? 'none')
        return (
          <Select
            key={kind}
            label={words.choose(what)}
            value={value}
            disabled={!writes || saving === kind}
            onChange={(chosen) => void choose(kind, chosen)}
            options={[
              { value: 'usual', label: words.usual(name) },
              ...states.choices
                .filter((one) => one.kind === kind)
                .map((one) => ({ value: one.id, label: one.name })),
              { value: 'none', label: words.never },
            ]}
          />
        )
      })}
    </FieldRow>
  )
}
