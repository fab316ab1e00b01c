// The mailbox where clients answer: whether it is read, what is wrong with it, and how it is opened.
import { CircleAlert, CircleCheck, Inbox, type LucideIcon, Pause, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useRead, useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Section } from '#web/ui/Page.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { Badge, type Hue } from '#web/ui/Status.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { forgetMailbox, type Mailbox, pauseMailbox, readMailbox, showMailbox } from '../contract.ts'
import type { MailboxHealth } from '../rules/mailbox.ts'
import { both } from './both.ts'
import { MailboxForm } from './MailboxForm.tsx'

export function MailboxSettings() {
  const words = useWords(both)
  const first = useReady(showMailbox, {})
  const [isReading, setReading] = useState(false)
  const { data: box = first } = useRead(
    showMailbox,
    {},
    isReading ? { refetchInterval: 1_000 } : {},
  )
  const reading = box.health === 'reading'
  if (reading !== isReading) setReading(reading)
  const [connecting, setConnecting] = useState(false)
  const { settings } = box
  return (
    <SettingsPage title={words.title} subtitle={words.subtitle}>
      {settings ? (
        <>
          <Health box={box} />
          <MailboxForm key={settings.version} settings={settings} />
        </>
      ) : connecting ? (
        <MailboxForm settings={null} onClose={() => setConnecting(false)} />
      ) : (
        <Section flush>
          <EmptyState
            icon={Inbox}
            title={words.none}
            action={
              <Button variant="primary" onPress={() => setConnecting(true)}>
                {words.connect}
              </Button>
            }
          >
            {words.noneText}
          </EmptyState>
        </Section>
      )}
      <Section title={words.privacy}>
        <ul className="flex list-disc flex-col gap-1.5 pl-5 text-14 text-soft">
          {words.privacyText.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      {settings && <Forget />}
    </SettingsPage>
  )
}

const looks: Readonly<Record<MailboxHealth, { icon: LucideIcon; hue: Hue }>> = {
  good: { icon: CircleCheck, hue: 'green' },
  failing: { icon: CircleAlert, hue: 'red' },
  paused: { icon: Pause, hue: 'grey' },
  reading: { icon: RefreshCw, hue: 'blue' },
}

function Health({ box }: { box: Mailbox }) {
  const words = useWords(both)
  const formats = useFormats()
  const refresh = [showMailbox]
  const verifying = useWrite(readMailbox, { refresh })
  const isPaused = box.health === 'paused'
  const pausing = useWrite(pauseMailbox, {
    refresh,
    onDone: () => toast(isPaused ? words.resumed : words.paused),
  })
  const { health, problem, nextAt } = box
  if (health === null) return null
  const refused = verifying.problem ?? pausing.problem
  const count = formats.integer(box.replies)
  return (
    <Section
      title={words.health}
      actions={
        <>
          <Button
            size="small"
            pending={pausing.pending}
            onPress={() => void pausing.run({ paused: !isPaused })}
          >
            {isPaused ? words.resume : words.pause}
          </Button>
          {!isPaused && (
            <Button
              size="small"
              icon={RefreshCw}
              pending={verifying.pending || health === 'reading'}
              onPress={() => void verifying.run({})}
            >
              {words.verify}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {refused && <Banner tone="red">{refused.detail}</Banner>}
        <p role="status">
          <Badge {...looks[health]}>{words.healths[health]}</Badge>
        </p>
        {problem && health !== 'reading' && (
          <Banner tone={isPaused ? 'orange' : 'red'}>
            {words.problems[problem.code]}
            <span className="mt-1 block text-13 break-words text-soft">
              {[
                problem.detail,
                words.failingSince(formats.moment(problem.since)),
                nextAt && words.nextTry(formats.moment(nextAt)),
              ]
                .filter(Boolean)
                .join(' ')}
            </span>
          </Banner>
        )}
        <Facts columns={2}>
          <Fact label={words.lastRead}>
            {box.readAt ? formats.moment(box.readAt) : words.never}
          </Fact>
          <Fact label={words.replies}>
            {box.lastReplyAt ? words.repliesLast(count, formats.moment(box.lastReplyAt)) : count}
          </Fact>
        </Facts>
      </div>
    </Section>
  )
}

function Forget() {
  const words = useWords(both)
  const [asking, setAsking] = useState(false)
  const forgetting = useWrite(forgetMailbox, {
    refresh: [showMailbox],
    onDone: () => {
      toast(words.forgotten)
      setAsking(false)
    },
  })
  return (
    <div>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        {words.forget}
      </Button>
      <Confirm
        title={words.forgetTitle}
        open={asking}
        onClose={() => setAsking(false)}
        act={words.forget}
        danger
        pending={forgetting.pending}
        onConfirm={() => void forgetting.run({})}
      >
        <p className="text-14">{words.forgetText}</p>
      </Confirm>
    </div>
  )
}
