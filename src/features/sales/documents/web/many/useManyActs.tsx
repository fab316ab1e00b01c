// What may be done with a selection of any list: written to, commented, printed as one file.
import { Files, Mail, MessageSquareText } from 'lucide-react'
import { useState } from 'react'
import type { MailedList } from '#features/insight/mailings/contract.ts'
import type { Module } from '#kernel/rights.ts'
import { colleagues } from '#features/base/team/contract.ts'
import { mentionedIn } from '#features/relation/activities/rules.ts'
import { useRead } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import type { BulkJob } from '#web/ui/list/definition.ts'
import { TextArea } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { MailMany, newMail } from './MailMany.tsx'
import { manyWords } from './words.ts'

/** The lists whose records are documents with a PDF. */
const printed: readonly MailedList[] = [
  'quotes',
  'orders',
  'deliveries',
  'invoices',
  'purchases',
  'documents',
]
/** The modules whose records are documents: for the acts of the list of all of them. */
export const documentModules: readonly Module[] = [
  'quotes',
  'orders',
  'deliveries',
  'invoices',
  'purchases',
]

/** The acts that every list has in common, in the order of the bar; of documents of any kind, those of any. */
export function useManyActs(list: MailedList, ...modules: Module[]): readonly BulkJob<unknown>[] {
  const { can, role } = useRights()
  const mail = useMail(list)
  const comment = useComment(list)
  const print = usePrint(list)
  // What is bought is not for who may not see what it costs.
  const seesPapers = list !== 'purchases' || role.seesCosts
  return [
    ...(modules.some((module) => can(`${module}.write`)) && seesPapers ? [mail] : []),
    ...(can('activities.write') ? [comment] : []),
    ...(modules.some((module) => can(`${module}.read`)) && seesPapers && printed.includes(list)
      ? [print]
      : []),
  ]
}

function useMail(list: MailedList): BulkJob<unknown> {
  const words = useWords(manyWords)
  const [mail, setMail] = useState(newMail)
  const { roles, enclose, subject, body } = mail
  const isWritten = (subject ?? '').trim() !== '' && (body ?? '').trim() !== ''
  return {
    key: 'mail',
    act: `${list}.mail`,
    label: words.mail,
    verb: words.send,
    icon: Mail,
    keys: 'm',
    counted: words.mails,
    text: words.mailText,
    options: {
      size: 'large',
      showsTaken: true,
      value: { roles, enclose, subject: subject ?? '', body: body ?? '' },
      tried: { roles: roles.length > 0 ? roles : ['client'], enclose },
      whyNot: roles.length === 0 ? words.nobody : isWritten ? null : words.noText,
      form: (_, selection) => (
        <MailMany list={list} selection={selection} value={mail} onChange={setMail} />
      ),
    },
  }
}

function useComment(list: MailedList): BulkJob<unknown> {
  const words = useWords(manyWords)
  const isBought = list === 'purchases'
  const [body, setBody] = useState('')
  const [seller, setSeller] = useState(true)
  const [client, setClient] = useState(false)
  const { data } = useRead(colleagues, {}, { staleTime: 300_000, enabled: body.includes('@') })
  const people = data?.rows ?? []
  const ids = mentionedIn(body, people)
  const called = people
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => `@${name}`)
    .join(' ')
  const to = [...(client ? ['client'] : []), ...(seller ? ['seller'] : [])]
  return {
    key: 'comment',
    act: `${list}.comment`,
    label: words.comment,
    icon: MessageSquareText,
    keys: 'shift+c',
    text: () => words.commentText,
    options: {
      value: { body, to },
      // Whom it calls changes what the trial says; each letter of it does not.
      tried: { to, body: called },
      whyNot: body.trim() === '' ? words.commentMissing : null,
      form: (
        <>
          <TextArea
            label={words.commentBody}
            name="body"
            rows={4}
            maxLength={5_000}
            value={body}
            onChange={setBody}
          />
          <fieldset className="flex flex-col gap-1.5">
            <legend className="pb-1 text-13 font-medium">{words.reaches}</legend>
            <Checkbox
              label={isBought ? words.tellBuyer : words.tellSeller}
              checked={seller}
              onChange={setSeller}
            />
            <Checkbox
              label={isBought ? words.tellSupplier : words.tellClient}
              checked={client}
              onChange={setClient}
            />
          </fieldset>
        </>
      ),
    },
  }
}

function usePrint(list: MailedList): BulkJob<unknown> {
  const words = useWords(manyWords)
  const [blank, setBlank] = useState(false)
  return {
    key: 'print',
    act: `${list}.print`,
    label: words.merge,
    verb: words.mergeVerb,
    icon: Files,
    keys: 'shift+p',
    text: () => words.mergeText,
    options: {
      value: { blank },
      tried: {},
      form: <Checkbox label={words.blank} checked={blank} onChange={setBlank} />,
    },
  }
}
