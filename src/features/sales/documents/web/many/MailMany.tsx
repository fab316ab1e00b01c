// The message to many: to which roles, what it says, and how each recipient will read it.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Paperclip } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fill, fillLine, placesOf } from '#features/base/mail/rules/template.ts'
import { listRecipients, type MailedList } from '#features/insight/mailings/contract.ts'
import { type DealRole, dealRoles } from '#features/insight/mailings/rules/grouping.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { call } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useCompany } from '#web/session.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import type { SentSelection } from '#web/ui/list/definition.ts'
import { Bone } from '#web/ui/Skeletons.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { Letter } from '../mail/Letter.tsx'
import { TemplateBody } from '../mail/TemplateBody.tsx'
import { manyWords } from './words.ts'

/** What is written to many; null until the usual text is there. */
export type ManyMail = {
  readonly roles: readonly DealRole[]
  readonly enclose: boolean
  readonly subject: string | null
  readonly body: string | null
}
export const newMail: ManyMail = { roles: ['client'], enclose: true, subject: null, body: null }

/** Whether its records are customers: they have no papers and no buyer. */
const isOfCustomers = (list: MailedList): boolean => list === 'customers' || list === 'portfolio'

/** The roles that a deal of the list may have: what is bought has a supplier and a buyer. */
const rolesOf = (list: MailedList): readonly DealRole[] =>
  list === 'purchases' || isOfCustomers(list) ? ['client', 'seller'] : dealRoles

export function MailMany({
  list,
  selection,
  value,
  onChange,
}: {
  list: MailedList
  selection: SentSelection
  value: ManyMail
  onChange: (value: ManyMail) => void
}) {
  const words = useWords(manyWords)
  const locale = useLocale()
  const { roles, enclose, subject, body } = value
  const { data } = useQuery({
    queryKey: ['mailing', list, selection, roles, enclose],
    queryFn: ({ signal }) =>
      call(listRecipients, { list, selection, roles: [...roles], enclose }, { signal }),
    enabled: roles.length > 0,
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    if (data && body === null) onChange({ ...value, ...data.template })
  }, [data])
  const nameOf = (role: DealRole) =>
    list !== 'purchases' ? words.roles[role] : role === 'client' ? words.supplier : words.buyer
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <fieldset className="flex flex-col gap-2">
          <legend className="pb-1 text-13 font-medium">{words.to}</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1.5">
            {rolesOf(list).map((role) => (
              <Checkbox
                key={role}
                label={nameOf(role)}
                checked={roles.includes(role)}
                onChange={(is) =>
                  onChange({
                    ...value,
                    roles: dealRoles.filter((one) => (one === role ? is : roles.includes(one))),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
        <TextField
          label={words.subject}
          name="subject"
          maxLength={200}
          value={subject ?? ''}
          onChange={(to) => onChange({ ...value, subject: to })}
        />
        <TemplateBody
          name="body"
          rows={9}
          places={placesOf.group}
          language={locale}
          value={body ?? ''}
          onChange={(to) => onChange({ ...value, body: to })}
        />
        {list !== 'projects' && !isOfCustomers(list) && (
          <Checkbox
            label={words.enclose}
            checked={enclose}
            onChange={(is) => onChange({ ...value, enclose: is })}
          />
        )}
      </div>
      {data ? (
        <Preview
          recipients={data.recipients}
          total={data.total}
          subject={subject ?? ''}
          body={body ?? ''}
        />
      ) : (
        <Bone className="h-72 w-full" />
      )}
    </div>
  )
}

function Preview({
  recipients,
  total,
  subject,
  body,
}: {
  recipients: OutputOf<typeof listRecipients>['recipients']
  total: number
  subject: string
  body: string
}) {
  const words = useWords(manyWords)
  const locale = useLocale()
  const company = useCompany()
  const { integer } = useFormats()
  const [at, setAt] = useState(0)
  const place = Math.min(at, Math.max(0, recipients.length - 1))
  const shown = recipients[place]
  if (!shown) return <div aria-hidden className="rounded-lg bg-sunken max-lg:hidden" />
  return (
    <section aria-label={words.preview} className="flex min-w-0 flex-col gap-2">
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <p className="truncate text-14 font-medium">{shown.name}</p>
          <p className="truncate text-13 text-soft">{shown.address}</p>
        </div>
        <p className="figures text-13 text-soft" aria-live="polite">
          {words.of(integer(place + 1), integer(total))}
        </p>
        <IconButton
          icon={ChevronLeft}
          size="small"
          label={words.previous}
          whyNot={place === 0 ? words.isFirst : null}
          onPress={() => setAt(place - 1)}
        />
        <IconButton
          icon={ChevronRight}
          size="small"
          label={words.next}
          whyNot={place >= recipients.length - 1 ? words.isLast : null}
          onPress={() => setAt(place + 1)}
        />
      </div>
      <p className="text-14 font-semibold break-words">{fillLine(subject, shown.values, locale)}</p>
      <Letter
        subject={fillLine(subject, shown.values, locale)}
        body={fill(body, shown.values, locale)}
        company={company}
        button=""
      />
      {shown.enclosed.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-13 text-soft">
          {shown.enclosed.map((name) => (
            <li key={name} className="flex min-w-0 items-center gap-1">
              <Paperclip aria-hidden size={14} className="shrink-0" />
              <span className="truncate">{name}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
