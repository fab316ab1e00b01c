// The public page of a quote, seen from inside: to whom its link went, whether it was opened, and what
// the client answered, with the evidence.
import { BadgeCheck, Copy, Link2, MessageCircleQuestion, ThumbsDown, Unlink } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import {
  listQuoteLinks,
  makeQuoteLink,
  revokeQuoteLink,
} from '#features/sales/signatures/contract.ts'
import { sheet } from '#features/sales/signatures/rules/strokes.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm, Dialog } from '#web/ui/Dialog.tsx'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { Timeline } from '#web/ui/Timeline.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { mailWords } from './words.ts'

type Answers = OutputOf<typeof listQuoteLinks>['answers']

export function QuoteLinks({ quoteId, canLink }: { quoteId: string; canLink: boolean }) {
  const words = useWords(mailWords)
  const formats = useFormats()
  const writes = useRights().can('quotes.write')
  const read = useRead(listQuoteLinks, { id: quoteId })
  const [handed, setHanded] = useState<string | null>(null)
  const [closing, setClosing] = useState<string | null>(null)
  const refresh = [listQuoteLinks]
  const making = useWrite(makeQuoteLink, {
    refresh,
    onDone: ({ link }) => void (link && handOver(link)),
  })
  const revoking = useWrite(revokeQuoteLink, { refresh, onDone: () => setClosing(null) })
  // Where the browser may not write to the clipboard, the link is shown to be copied by hand.
  const handOver = async (link: string) => {
    try {
      await navigator.clipboard.writeText(link)
      toast(words.copied, { tone: 'green' })
    } catch {
      setHanded(link)
    }
  }
  const { links = [], answers = [] } = read.data ?? {}
  if (links.length === 0 && answers.length === 0 && !(writes && canLink)) return null
  return (
    <Section
      title={words.online}
      actions={
        writes &&
        canLink && (
          <Button
            variant="quiet"
            size="small"
            icon={Copy}
            pending={making.pending}
            onPress={() => void making.run({ id: quoteId })}
          >
            {words.copyLink}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-3">
        {answers.length > 0 && <Answered answers={answers} />}
        <ul className="flex flex-col gap-2">
          {links.map((link) => (
            <li key={link.id} className="flex items-start gap-2 text-13">
              <Link2 aria-hidden size={15} className="mt-0.5 shrink-0 text-faint" />
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  {link.recipient ? words.linkTo(link.recipient) : words.linkByHand}
                </span>
                <span className="block text-12 text-faint">
                  {[
                    formats.moment(link.createdAt),
                    link.openedAt ? words.opened(formats.moment(link.openedAt)) : words.neverOpened,
                    link.revokedAt && words.closed,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {writes && !link.revokedAt && (
                <IconButton
                  icon={Unlink}
                  size="small"
                  label={words.close}
                  onPress={() => setClosing(link.id)}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
      <Confirm
        title={words.close}
        open={closing !== null}
        onClose={() => setClosing(null)}
        act={words.close}
        danger
        pending={revoking.pending}
        onConfirm={() => void (closing && revoking.run({ id: closing }))}
      >
        <p className="text-14">{words.closeText}</p>
      </Confirm>
      <Dialog
        title={words.copyLink}
        open={handed !== null}
        onClose={() => setHanded(null)}
        actions={<Button onPress={() => setHanded(null)}>{words.done}</Button>}
      >
        <TextField
          label={words.copyBy}
          value={handed ?? ''}
          onChange={() => undefined}
          readOnly
          autoFocus
        />
      </Dialog>
    </Section>
  )
}

const icons = { signed: BadgeCheck, refused: ThumbsDown, question: MessageCircleQuestion }
const hues = { signed: 'green', refused: 'red', question: 'blue' } as const

function Answered({ answers }: { answers: Answers }) {
  const words = useWords(mailWords)
  const formats = useFormats()
  const title = ({ kind, name }: Answers[number]): string => {
    if (kind === 'signed') return words.signedBy(name)
    if (kind === 'refused') return words.refusedOnline
    return name ? words.asked(name) : words.askedByClient
  }
  return (
    <Timeline
      label={words.online}
      entries={answers.map((answer) => ({
        id: answer.id,
        icon: icons[answer.kind],
        hue: hues[answer.kind],
        text: title(answer),
        when: formats.moment(answer.at),
        iso: answer.at,
        children: (
          <>
            {answer.said && <p className="whitespace-pre-line">{answer.said}</p>}
            {answer.drawing && (
              <svg
                role="img"
                aria-label={words.drawing(answer.name)}
                viewBox={`0 0 ${sheet.width} ${sheet.height}`}
                className="mt-1 w-full max-w-60 rounded-md border border-line bg-[#fff]"
              >
                <path
                  d={answer.drawing}
                  fill="none"
                  stroke="#1c1917"
                  strokeWidth={3}
                  strokeLinecap="round"
                  strokeLinejoin="round"
                />
              </svg>
            )}
            {answer.kind === 'signed' && <Proof answer={answer} />}
          </>
        ),
      }))}
    />
  )
}

function Proof({ answer }: { answer: Answers[number] }) {
  const words = useWords(mailWords)
  return (
    <details className="text-13">
      <summary className="flex min-h-6 cursor-pointer items-center text-soft">
        {words.proof}
      </summary>
      <div className="pt-2">
        <Facts>
          <Fact label={words.consent}>{answer.consent}</Fact>
          {answer.ip && <Fact label={words.address_ip}>{answer.ip}</Fact>}
          <Fact label={words.program}>
            <span className="break-words">{answer.userAgent}</span>
          </Fact>
          <Fact label={words.print}>
            <span className="font-mono text-12 break-all">{answer.shownSha256}</span>
          </Fact>
        </Facts>
      </div>
    </details>
  )
}
