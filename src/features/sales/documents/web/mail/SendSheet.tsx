// Sending a document by e-mail, in two actions: open, Ctrl+Enter. Who receives it is chosen already, and
// the text is written; everything can be changed.
import { Eye, Paperclip, PenLine, Send } from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'
import type { MailProposal, MailSent } from '#features/base/mail/contract.ts'
import { listMails } from '#features/base/mail/contract.ts'
import { written } from '#features/base/mail/rules/template.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { type Given, useReady, useWrite } from '#web/api.ts'
import { useCompany } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Bone } from '#web/ui/Skeletons.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type Address, AddressField } from './AddressField.tsx'
import { Letter } from './Letter.tsx'
import { mailWords } from './words.ts'

type Proposing = Endpoint<Endpoint['input'], typeof MailProposal>
type Sending = Endpoint<Endpoint['input'], typeof MailSent>

type SendProps<P extends Proposing, S extends Sending> = {
  /** The endpoint that proposes the message, and the one that sends it. */
  readonly propose: P
  readonly send: S
  /** What both are asked of: `{ id }`. */
  readonly input: Given<P>
  /** The version that one has seen, where the document has one. */
  readonly version?: number
  /** What to read again once it is sent, beside the messages. */
  readonly refresh?: readonly Endpoint[]
  readonly onSent?: () => void
  /** Another way to have sent it: printed, handed over. */
  readonly otherwise?: { readonly label: string; readonly onPress: () => void }
  /** What is chosen beside the text, and how it is sent with it. */
  readonly beside?: { readonly shown: ReactNode; readonly given: object }
  readonly open: boolean
  readonly onClose: () => void
}

export function SendSheet<P extends Proposing, S extends Sending>(props: SendProps<P, S>) {
  const words = useWords(mailWords)
  // What is open is mounted anew: the proposal is that of now.
  if (!props.open) return null
  return (
    <Suspense
      fallback={
        <Sheet wide sticky title={words.title} open onClose={props.onClose}>
          <div className="flex flex-col gap-4">
            <Bone className="h-9 w-full" />
            <Bone className="h-9 w-full" />
            <Bone className="h-64 w-full" />
          </div>
        </Sheet>
      }
    >
      <Inside {...props} />
    </Suspense>
  )
}

function Inside<P extends Proposing, S extends Sending>(props: SendProps<P, S>) {
  const { propose, send, input, version, refresh = [], onSent, otherwise, beside, onClose } = props
  const words = useWords(mailWords)
  const company = useCompany()
  const proposal = useReady(propose, input) as MailProposal
  const form = useForm({
    to: proposal.to as readonly Address[],
    cc: [] as readonly Address[],
    subject: proposal.subject,
    body: proposal.body,
  })
  const [copied, setCopied] = useState(false)
  const [previewed, setPreviewed] = useState(false)
  const sending = useWrite(send, {
    refresh: [...refresh, listMails],
    onDone: (output) => {
      const { state } = output as { state: string }
      toast(state === 'held' ? words.kept : words.sent, {
        tone: state === 'held' ? 'grey' : 'green',
      })
      onClose()
      onSent?.()
    },
  })
  const { to, cc, subject, body } = form.values
  const whyNot = to.length === 0 ? words.noRecipient : null
  const leave = () => {
    if (whyNot) return
    const given = {
      ...(input as object),
      ...(version === undefined ? {} : { version }),
      to,
      cc,
      subject,
      body,
      ...beside?.given,
    }
    void sending.run(given as unknown as Given<S>)
  }
  return (
    <Sheet
      wide
      sticky
      title={words.title}
      open
      onClose={onClose}
      actions={
        <>
          {otherwise && (
            <span className="mr-auto">
              <Button variant="quiet" onPress={otherwise.onPress}>
                {otherwise.label}
              </Button>
            </span>
          )}
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant="primary"
            icon={Send}
            keys="ctrl+enter"
            whyNot={whyNot}
            pending={sending.pending}
            onPress={leave}
          >
            {proposal.leaves ? words.send : words.keep}
          </Button>
        </>
      }
    >
      <Form onSubmit={leave} problem={sending.problem}>
        {!proposal.leaves && <Banner tone="orange">{words.noServer}</Banner>}
        <AddressField
          label={words.to}
          suggested={proposal.recipients}
          autoFocus={proposal.to.length === 0}
          {...form.field('to')}
        />
        {copied || cc.length > 0 ? (
          <AddressField
            label={words.cc}
            suggested={proposal.recipients.filter(
              (one) => !to.some(({ address }) => address === one.address),
            )}
            autoFocus
            {...form.field('cc')}
          />
        ) : (
          <div>
            <Button variant="quiet" size="small" onPress={() => setCopied(true)}>
              {words.addCc}
            </Button>
          </div>
        )}
        <TextField label={words.subject} maxLength={200} {...form.field('subject')} />
        {previewed ? (
          <Letter subject={subject} body={body} company={company} button={words.button} />
        ) : (
          <TextArea
            label={words.body}
            rows={12}
            autoFocus={proposal.to.length > 0}
            {...form.field('body')}
          />
        )}
        {beside?.shown}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <ul aria-label={words.attachments} className="flex min-w-0 flex-wrap gap-2">
            {proposal.attachments.map(({ name }) => (
              <li
                key={name}
                className="inline-flex min-h-7 min-w-0 items-center gap-1.5 rounded-md bg-sunken px-2.5 text-13"
              >
                <Paperclip aria-hidden size={14} className="shrink-0 text-soft" />
                <span className="truncate">{name}</span>
              </li>
            ))}
          </ul>
          <Button
            variant="quiet"
            icon={previewed ? PenLine : Eye}
            onPress={() => setPreviewed(!previewed)}
          >
            {previewed ? words.write : words.preview}
          </Button>
        </div>
        {proposal.later.length > 0 && (
          <p className="text-13 text-faint">
            {words.later(
              proposal.later.map((place) => written(place, proposal.language)).join(', '),
            )}
          </p>
        )}
      </Form>
    </Sheet>
  )
}
