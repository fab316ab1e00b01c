import { ShieldCheck, ShieldOff } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keyOf } from '#web/api.ts'
import { sessionKey } from '#web/session.ts'
import { useDoor } from '#web/sign-in.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { PasswordField, TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listSessions, showAccount } from '../contract.ts'
import { both } from './both.ts'
import { QrCode } from './QrCode.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

type Asked = 'enable' | 'disable' | 'codes' | null

/** The second factor: turned on with a first code, off with the password; recovery codes anew. */
export function SecondFactor({ on }: { on: boolean }) {
  const words = useWords(both).factor
  const [asked, setAsked] = useState<Asked>(null)
  const close = () => setAsked(null)
  return (
    <Section
      title={words.title}
      actions={
        <Badge icon={on ? ShieldCheck : ShieldOff} hue={on ? 'green' : 'grey'}>
          {on ? words.on : words.off}
        </Badge>
      }
    >
      <div className="flex flex-col items-start gap-4">
        <p className="max-w-160 text-14 text-soft">{on ? words.onText : words.why}</p>
        {on ? (
          <div className="flex flex-wrap gap-2">
            <Button onPress={() => setAsked('codes')}>{words.recoveryNew}</Button>
            <Button onPress={() => setAsked('disable')}>{words.disable}</Button>
          </div>
        ) : (
          <Button onPress={() => setAsked('enable')}>{words.enable}</Button>
        )}
      </div>
      {asked === 'enable' && <Enable onClose={close} />}
      {asked === 'disable' && <Disable onClose={close} />}
      {asked === 'codes' && <NewCodes onClose={close} />}
    </Section>
  )
}

/** What the account says of itself is read again: the session itself is another one now. */
function useChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    const keys = [keyOf(showAccount), keyOf(listSessions), sessionKey]
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
  }
}

type Closing = { onClose: () => void }

function Enable({ onClose }: Closing) {
  const words = useWords(both).factor
  const asking = useDoor('/two-factor/enable')
  const [made, setMade] = useState<{ totpURI: string; backupCodes: string[] } | null>(null)
  const [proved, setProved] = useState(false)
  const changed = useChanged()
  if (made && proved) {
    const done = () => void changed().then(onClose)
    return <CodesDialog codes={made.backupCodes} title={words.enabled} onClose={done} />
  }
  if (made) {
    return <Prove uri={made.totpURI} onClose={onClose} onProved={() => setProved(true)} />
  }
  const submit = async (password: string) => {
    const told = await asking.run({ password })
    if (told) setMade(told)
  }
  return (
    <AskPassword
      title={words.enable}
      text={words.confirm}
      act={words.next}
      door={asking}
      onClose={onClose}
      onSubmit={submit}
    />
  )
}

/** The QR code, the key for those without a camera, and a first code that proves the device. */
function Prove({ uri, onClose, onProved }: Closing & { uri: string; onProved: () => void }) {
  const words = useWords(both)
  const form = useForm({ code: '' })
  const door = useDoor('/two-factor/verify-totp')
  const key = new URL(uri).searchParams.get('secret') ?? ''
  const submit = async () => {
    if (await door.run({ code: form.values.code.replace(/\s/g, '') })) onProved()
  }
  return (
    <Dialog
      title={words.factor.enable}
      open
      onClose={onClose}
      sticky
      actions={
        <Button type="submit" form="prove" variant="primary" pending={door.pending}>
          {words.factor.verify}
        </Button>
      }
    >
      <Form id="prove" onSubmit={() => void submit()} problem={door.problem}>
        <p className="text-14 text-soft">{words.factor.scan}</p>
        <div className="flex justify-center">
          <QrCode text={uri} label={words.factor.qr} />
        </div>
        <div className="text-13 text-soft">
          <p>{words.factor.manual}</p>
          <p className="mt-1 rounded-md bg-sunken px-2 py-1.5 font-mono break-all text-text">
            {key.match(/.{1,4}/g)?.join(' ')}
          </p>
        </div>
        <TextField
          label={words.code.code}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={7}
          autoFocus
          {...form.field('code')}
        />
      </Form>
    </Dialog>
  )
}

function Disable({ onClose }: Closing) {
  const words = useWords(both).factor
  const door = useDoor('/two-factor/disable')
  const changed = useChanged()
  const submit = async (password: string) => {
    if (!(await door.run({ password }))) return
    await changed()
    toast(words.disabled)
    onClose()
  }
  return (
    <AskPassword
      title={words.disableTitle}
      text={words.disableText}
      act={words.disable}
      door={door}
      onClose={onClose}
      onSubmit={submit}
    />
  )
}

function NewCodes({ onClose }: Closing) {
  const words = useWords(both).factor
  const door = useDoor('/two-factor/generate-backup-codes')
  const [codes, setCodes] = useState<string[] | null>(null)
  const submit = async (password: string) => {
    const told = await door.run({ password })
    if (told) setCodes(told.backupCodes)
  }
  if (codes) return <CodesDialog codes={codes} title={words.recovery} onClose={onClose} />
  return (
    <AskPassword
      title={words.recoveryNew}
      text={words.recoveryNewText}
      act={words.next}
      door={door}
      onClose={onClose}
      onSubmit={submit}
    />
  )
}

function CodesDialog({ codes, title, onClose }: Closing & { codes: string[]; title: string }) {
  const words = useWords(both).factor
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      sticky
      actions={
        <Button variant="primary" onPress={onClose}>
          {words.kept}
        </Button>
      }
    >
      <RecoveryCodes codes={codes} />
    </Dialog>
  )
}

/** A step that only the person may take: their password first. */
function AskPassword({
  title,
  text,
  act,
  door,
  onClose,
  onSubmit,
}: Closing & {
  title: string
  text: string
  act: string
  door: Pick<ReturnType<typeof useDoor>, 'pending' | 'problem'>
  onSubmit: (password: string) => Promise<void>
}) {
  const words = useWords(both).signIn
  const form = useForm({ password: '' })
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      sticky
      actions={
        <Button type="submit" form="ask-password" variant="primary" pending={door.pending}>
          {act}
        </Button>
      }
    >
      <Form
        id="ask-password"
        onSubmit={() => void onSubmit(form.values.password)}
        problem={door.problem}
      >
        <p className="text-14 text-soft">{text}</p>
        <PasswordField
          label={words.password}
          autoComplete="current-password"
          autoFocus
          {...form.field('password')}
        />
      </Form>
    </Dialog>
  )
}
