// The head of a document: to whom, until when, by whom, about what; its facts on one line.
import { memo, type ReactNode, useRef, useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import { listStores } from '#features/base/stores/contract.ts'
import { show } from '#features/relation/customers/contract.ts'
import type { Day } from '#kernel/day.ts'
import { useRead } from '#web/api.ts'
import { useRights, useSession } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { ClientBalance } from './ClientState.tsx'
import { ClientPicker } from './ClientPicker.tsx'
import type { Editor } from './editor.ts'
import { useSide } from './side.ts'
import type { Client } from './state.ts'
import { useHead } from './use-editor.ts'
import { documentWords } from './words.ts'

export const HeadFacts = memo(function HeadFacts({
  editor,
  onClient,
  clientProblem,
  clientFixed,
  autoFocus,
  days,
}: {
  editor: Editor
  onClient: (client: Client) => void
  clientProblem: string | null
  clientFixed: string | null
  autoFocus: boolean
  /** The dates of this kind of document. */
  days: ReactNode
}) {
  const words = useWords(documentWords)
  const head = useHead(editor)
  const sells = useSide() === 'sale'
  // On a phone the lines come first: what is rarely changed is one press away.
  const [opened, setOpened] = useState(false)
  return (
    <section
      aria-label={sells ? words.client : words.supplier}
      className="grid grid-flow-dense grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-3 gap-y-3 rounded-lg border border-line bg-surface p-4"
    >
      <div className="col-span-2 max-sm:col-span-full">
        <ClientPicker
          value={head.customer}
          onChange={onClient}
          autoFocus={autoFocus}
          problem={clientProblem}
          fixed={clientFixed}
        />
        {sells && <ClientBalance editor={editor} />}
      </div>
      <div className="col-span-full sm:hidden">
        <Button
          size="small"
          variant="quiet"
          aria-expanded={opened}
          onPress={() => setOpened(!opened)}
        >
          {opened ? words.lessFacts : words.moreFacts}
        </Button>
      </div>
      <div className={opened ? 'contents' : 'contents max-sm:hidden'}>
        <ContactField editor={editor} />
        {days}
        <SellerField editor={editor} />
        <StoreField editor={editor} />
        <div className="col-span-2 max-sm:col-span-full">
          <TextField
            label={words.subject}
            name="subject"
            maxLength={200}
            value={head.subject}
            onChange={(subject) => editor.editHead({ subject })}
          />
        </div>
        <TextField
          label={sells ? words.customerReference : words.supplierReference}
          name="customerReference"
          maxLength={100}
          value={head.customerReference}
          onChange={(customerReference) => editor.editHead({ customerReference })}
        />
      </div>
    </section>
  )
})

const none = 'none'

function ContactField({ editor }: { editor: Editor }) {
  const words = useWords(documentWords)
  const { can } = useRights()
  const { customer, contact } = useHead(editor)
  const { data } = useRead(
    show,
    { id: customer?.id ?? '' },
    { enabled: customer !== null && can('customers.read') },
  )
  const contacts = data?.contacts ?? []
  if (contacts.length === 0) return null
  return (
    <Select
      label={words.contact}
      value={contact ?? none}
      onChange={(id) => editor.editHead({ contact: id === none ? null : id })}
      options={[
        { value: none, label: words.noContact },
        ...contacts.map(({ id, firstName, lastName, job }) => ({
          value: id,
          label: [firstName, lastName].filter(Boolean).join(' '),
          hint: job,
        })),
      ]}
    />
  )
}

function SellerField({ editor }: { editor: Editor }) {
  const words = useWords(documentWords)
  const { account } = useSession()
  const sells = useSide() === 'sale'
  const { seller } = useHead(editor)
  const { data } = useRead(colleagues, {}, { staleTime: 300_000 })
  const known = data?.rows.filter((one) => one.active || one.id === seller) ?? []
  // A company of one has nobody to choose from.
  if (known.length < 2 && (seller === null || seller === account.id)) return null
  return (
    <Select
      label={sells ? words.seller : words.buyer}
      value={seller ?? none}
      onChange={(id) => editor.editHead({ seller: id === none ? null : id })}
      options={[
        { value: none, label: words.nobody },
        ...known.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

function StoreField({ editor }: { editor: Editor }) {
  const words = useWords(documentWords)
  const { store } = useHead(editor)
  const { data } = useRead(listStores, {}, { staleTime: 300_000 })
  const known = data?.rows.filter((one) => !one.archived || one.id === store) ?? []
  if (known.length < 2) return null
  return (
    <Select
      label={words.store}
      value={store ?? none}
      onChange={(id) => editor.editHead({ store: id === none ? null : id })}
      options={[
        { value: none, label: words.noContact },
        ...known.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

/** A date of the head, bound to the editor. */
export function HeadDay({
  editor,
  name,
  label,
  placeholder,
}: {
  editor: Editor
  name: 'validUntil' | 'deliveryDay' | 'dueDay'
  label: string
  placeholder?: string
}) {
  const head = useHead(editor)
  const change = useRef((day: Day | null) => editor.editHead({ [name]: day }))
  return (
    <DayField
      label={label}
      name={name}
      value={head[name]}
      onChange={change.current}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  )
}
