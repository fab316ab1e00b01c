// What was sent about a document or to a customer, and whether it left.
import {
  Ban,
  CircleAlert,
  CircleCheck,
  Clock,
  type LucideIcon,
  MessageCircleReply,
  Paperclip,
  Pause,
  RotateCw,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  cancelMail,
  listMails,
  mailAttachment,
  type MailRow,
  sendMailAgain,
  showMail,
} from '#features/base/mail/contract.ts'
import { linkLabel } from '#features/base/mail/rules/letter.ts'
import { whyNotTakeBack } from '#features/base/mail/rules/states.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { addressOf, type ApiProblem, useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Bone } from '#web/ui/Skeletons.tsx'
import { Badge, type Hue } from '#web/ui/Status.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { Letter } from './Letter.tsx'
import { mailWords } from './words.ts'

const looks: Readonly<Record<MailRow['state'], { icon: LucideIcon; hue: Hue }>> = {
  queued: { icon: Clock, hue: 'blue' },
  sending: { icon: RotateCw, hue: 'blue' },
  sent: { icon: CircleCheck, hue: 'green' },
  failed: { icon: CircleAlert, hue: 'red' },
  held: { icon: Pause, hue: 'orange' },
  cancelled: { icon: Ban, hue: 'grey' },
}

export function MailState({ state, back = false }: { state: MailRow['state']; back?: boolean }) {
  const words = useWords(mailWords)
  const { icon, hue } = looks[back ? 'failed' : state]
  return (
    <Badge icon={icon} hue={hue}>
      {back ? words.notDelivered : words.states[state]}
    </Badge>
  )
}

/** How many are shown at first, then at most. */
const [few, most] = [20, 200]

/** The messages of a document (nothing while there is none) or of a customer. */
export function Messages(about: { aboutId: string } | { customer: string }) {
  const words = useWords(mailWords)
  const formats = useFormats()
  const { can } = useRights()
  const [opened, setOpened] = useState<string | null>(null)
  const [moving, setMoving] = useState(false)
  const [shown, setShown] = useState(few)
  const mails = useRead(
    listMails,
    { ...about, limit: shown },
    {
      enabled: can('customers.read'),
      placeholderData: (before) => before,
      ...(moving ? { refetchInterval: 2_000 } : {}),
    },
  )
  const rows = mails.data?.rows ?? []
  const isMoving = rows.some(
    ({ state, problem }) => state === 'sending' || (state === 'queued' && !problem),
  )
  if (isMoving !== moving) setMoving(isMoving)
  if (rows.length === 0 && 'aboutId' in about) return null
  return (
    <Section title={words.messages}>
      {rows.length === 0 && <p className="text-14 text-soft">{words.none}</p>}
      <ul className="flex flex-col gap-1">
        {rows.map((mail) => (
          <li key={mail.id}>
            <button
              type="button"
              onClick={() => setOpened(mail.id)}
              className="-mx-2 flex w-[calc(100%+1rem)] flex-col gap-1 rounded-md px-2 py-1.5 text-left hover:bg-hover"
            >
              <span className="flex w-full items-start justify-between gap-2">
                <span className="min-w-0 text-14 font-medium">{mail.subject}</span>
                {mail.attachments.length > 0 && (
                  <Paperclip aria-hidden size={14} className="mt-1 shrink-0 text-faint" />
                )}
              </span>
              <span className="w-full truncate text-13 text-soft">
                {mail.to.map(({ name, address }) => name || address).join(', ')}
              </span>
              <span className="flex w-full flex-wrap items-center justify-between gap-x-2 gap-y-1 text-12 text-faint">
                <span className="figures">{formats.moment(mail.sentAt ?? mail.createdAt)}</span>
                <MailState state={mail.state} back={cameBack(mail)} />
              </span>
              {mail.replies.map((reply) => (
                <span key={reply.id} className="flex w-full items-center gap-1.5 text-13">
                  <MessageCircleReply aria-hidden size={14} className="shrink-0 text-accent" />
                  <span className="min-w-0 truncate">
                    {words.replyOf(reply.from.name || reply.from.address, formats.moment(reply.at))}
                  </span>
                </span>
              ))}
            </button>
          </li>
        ))}
      </ul>
      {(mails.data?.total ?? 0) > shown && (
        <div className="pt-2">
          <Button size="small" variant="quiet" onPress={() => setShown(most)}>
            {words.more(formats.integer((mails.data?.total ?? 0) - shown))}
          </Button>
        </div>
      )}
      {opened && <MessageDialog id={opened} onClose={() => setOpened(null)} />}
    </Section>
  )
}

/** One message in a dialog, over the document that it is about. */
export function MessageDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords(mailWords)
  const message = useMessage(id)
  return (
    <Dialog
      size="medium"
      title={message.mail?.subject ?? words.messages}
      open
      onClose={onClose}
      actions={
        <>
          {message.acts}
          <Button onPress={onClose}>{words.done}</Button>
        </>
      }
    >
      {message.mail ? (
        <Message mail={message.mail} problem={message.problem} />
      ) : (
        <Bone className="h-48 w-full" />
      )}
    </Dialog>
  )
}

type Whole = OutputOf<typeof showMail>

/** A message, and what can be done with it. */
export function useMessage(id: string): {
  mail: Whole | undefined
  problem: ApiProblem | null
  acts: ReactNode
} {
  const words = useWords(mailWords)
  const mayAct = useRights().can('customers.write')
  const { data: mail } = useRead(showMail, { id })
  const refresh = [showMail, listMails]
  const again = useWrite(sendMailAgain, { refresh, onDone: () => toast(words.sentAgain) })
  const back = useWrite(cancelMail, { refresh, onDone: () => toast(words.takenBack) })
  const waits = mail && (mail.state === 'failed' || mail.state === 'held')
  const acts = mayAct && mail && (
    <>
      {whyNotTakeBack(mail.state) === null && (
        <Button pending={back.pending} onPress={() => void back.run({ id })}>
          {words.takeBack}
        </Button>
      )}
      {waits && (
        <Button variant="primary" pending={again.pending} onPress={() => void again.run({ id })}>
          {words.again}
        </Button>
      )}
    </>
  )
  return { mail, problem: again.problem ?? back.problem, acts }
}

/** One message, whole: what was sent, to whom, with what, and what became of it. */
export function Message({ mail, problem }: { mail: Whole; problem: ApiProblem | null }) {
  const words = useWords(mailWords)
  const formats = useFormats()
  return (
    <div className="flex flex-col gap-4">
      {problem && <Banner tone="red">{problem.detail}</Banner>}
      {mail.problem && (
        <Banner tone={mail.state === 'failed' || cameBack(mail) ? 'red' : 'orange'}>
          {[
            words.problems[mail.problem.code],
            mail.nextAt && words.nextTry(formats.moment(mail.nextAt)),
          ]
            .filter(Boolean)
            .join(' ')}
          {mail.problem.detail && (
            <span className="mt-1 block text-13 break-words text-soft">{mail.problem.detail}</span>
          )}
        </Banner>
      )}
      {mail.state === 'held' && <Banner tone="orange">{words.noServer}</Banner>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-soft">
        <MailState state={mail.state} back={cameBack(mail)} />
        <span className="figures">{formats.moment(mail.sentAt ?? mail.createdAt)}</span>
        {mail.person && <span>{words.by(mail.person.name)}</span>}
      </div>
      <Facts>
        <Fact label={words.to}>{mail.to.map(inFull).join(', ')}</Fact>
        {mail.cc.length > 0 && <Fact label={words.cc}>{mail.cc.map(inFull).join(', ')}</Fact>}
        {mail.replyTo && <Fact label={words.from}>{mail.replyTo}</Fact>}
      </Facts>
      {mail.replies.map((reply) => (
        <Reply key={reply.id} reply={reply} />
      ))}
      <Letter
        subject={mail.subject}
        body={mail.body}
        company={mail.company}
        button={linkLabel(mail.kind, mail.language)}
      />
      {mail.attachments.length > 0 && (
        <ul aria-label={words.attachments} className="flex flex-wrap gap-2">
          {mail.attachments.map(({ rank, name }) => (
            <li key={rank} className="min-w-0">
              <a
                href={addressOf(mailAttachment, { id: mail.id, rank })}
                target="_blank"
                rel="noopener"
                className="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-md bg-sunken px-2.5 text-13 hover:bg-hover"
              >
                <Paperclip aria-hidden size={14} className="shrink-0 text-soft" />
                <span className="truncate">{name}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A client's answer: text, whatever it was, since anyone may write to a mailbox. */
function Reply({ reply }: { reply: Whole['replies'][number] }) {
  const words = useWords(mailWords)
  const formats = useFormats()
  const { name, address } = reply.from
  return (
    <article className="flex flex-col gap-2 rounded-lg border border-line bg-sunken px-4 py-3">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-13">
        <MessageCircleReply aria-hidden size={15} className="shrink-0 text-accent" />
        <span className="min-w-0 font-medium break-words">{inFull({ name, address })}</span>
        <span className="figures text-faint">{formats.moment(reply.at)}</span>
      </header>
      <p className="text-14 break-words whitespace-pre-line">{reply.body || words.replyEmpty}</p>
      {reply.attachments.length > 0 && (
        <p className="flex items-start gap-1.5 text-13 text-soft">
          <Paperclip aria-hidden size={14} className="mt-0.5 shrink-0" />
          <span className="min-w-0 break-words">
            {words.enclosedNames(reply.attachments.join(', '))}
          </span>
        </p>
      )}
      {reply.cut && <p className="text-13 text-faint">{words.replyCut}</p>}
    </article>
  )
}

const cameBack = ({ problem }: Pick<MailRow, 'problem'>): boolean => problem?.code === 'returned'

const inFull = ({ name, address }: { name: string; address: string }): string =>
  name === '' ? address : `${name} <${address}>`
