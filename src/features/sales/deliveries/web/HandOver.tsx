// Handing a delivery over, on a phone and with one hand: what the client takes, photos, who signs.
import { Camera, Minus, Plus, Signature, X } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Drawing } from '#features/sales/documents/web/Drawing.tsx'
import { isDrawn, pathOf, type Point } from '#features/sales/signatures/rules/strokes.ts'
import { type Quantity, quantity } from '#kernel/money.ts'
import { unitFor } from '#kernel/units.ts'
import { addressOf, useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/form.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { QuantityField } from '#web/ui/NumberField.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { deliver, type Delivery, showDelivery } from '../contract.ts'
import { addPhoto, removePhoto, showPhoto } from '../contract/photos.ts'
import { can as lives } from '../rules/life.ts'
import { Place } from './AboutDelivery.tsx'
import { reads } from './acts.ts'
import { shrunk } from './shrink.ts'
import { deliveryWords } from './words.ts'

export function HandOver({ id }: { id: string }) {
  const words = useWords(deliveryWords)
  const delivery = useReady(showDelivery, { id })
  const page = to('/bons-de-livraison/:id', { id })
  const title = `${words.handTitle} · ${delivery.number ?? ''}`
  const crumbs = [
    { label: words.title, href: to('/bons-de-livraison') },
    { label: words.numbered(delivery.number ?? ''), href: page },
  ]
  if (!lives.deliver(delivery.state)) {
    return (
      <Page title={title} crumbs={crumbs}>
        <Banner actions={<LinkButton href={page}>{words.back}</LinkButton>}>{words.notNow}</Banner>
      </Page>
    )
  }
  return (
    <Page title={title} crumbs={crumbs} subtitle={delivery.customer.name}>
      <Handing delivery={delivery} page={page} />
    </Page>
  )
}

function Handing({ delivery, page }: { delivery: Delivery; page: string }) {
  const words = useWords(deliveryWords)
  const go = useGo()
  const [taken, setTaken] = useState<Readonly<Record<string, Quantity | null>>>(() =>
    Object.fromEntries(delivery.lines.map((line) => [line.id, line.quantity])),
  )
  const [signer, setSigner] = useState(delivery.contact?.name ?? '')
  const [strokes, setStrokes] = useState<readonly (readonly Point[])[]>([])
  const delivering = useWrite(deliver, {
    refresh: reads,
    onDone: () => {
      toast(words.delivered, { tone: 'green' })
      go(page, { replace: true })
    },
  })
  const isDifferent = delivery.lines.some((line) => taken[line.id] !== line.quantity)
  const isNone = delivery.lines.every((line) => !taken[line.id])
  const whyNot = isNone ? words.nothingTaken : signer.trim() === '' ? words.nameNeeded : null
  const run = () =>
    whyNot === null &&
    void delivering.run({
      id: delivery.id,
      version: delivery.version,
      signer: signer.trim(),
      drawing: isDrawn(strokes) ? pathOf(strokes) : '',
      ...(isDifferent
        ? {
            lines: delivery.lines.map(({ id }) => ({
              line: id,
              quantity: taken[id] ?? quantity(0),
            })),
          }
        : {}),
    })
  return (
    <div className="mx-auto flex w-full max-w-160 flex-col gap-4">
      <Place delivery={delivery} />
      <Section flush title={words.handCheck}>
        <ul className="flex flex-col">
          {delivery.lines.map((line) => (
            <Taken
              key={line.id}
              line={line}
              value={taken[line.id] ?? null}
              onChange={(count) => setTaken({ ...taken, [line.id]: count })}
            />
          ))}
        </ul>
      </Section>
      <Photos delivery={delivery} />
      <Section title={words.sign}>
        <Form onSubmit={run} problem={delivering.problem}>
          <TextField
            label={words.signer}
            name="signer"
            autoComplete="off"
            value={signer}
            onChange={setSigner}
            maxLength={200}
          />
          <Drawing strokes={strokes} onChange={setStrokes} words={words} />
          <button type="submit" hidden />
        </Form>
      </Section>
      <Foot>
        <Button
          variant="primary"
          icon={Signature}
          keys="ctrl+enter"
          whyNot={whyNot}
          pending={delivering.pending}
          onPress={run}
        >
          {words.confirmHand}
        </Button>
      </Foot>
    </div>
  )
}

/** The act stays under the thumb. */
const Foot = ({ children }: { children: ReactNode }) => (
  <div className="sticky bottom-0 z-10 -mx-1 flex flex-col bg-canvas px-1 py-2 [&_button]:min-h-12 [&_button]:w-full [&_button]:justify-center">
    {children}
  </div>
)

const one = 10_000

/** A line with large keys for one less and one more; a number may be typed between them. */
function Taken({
  line,
  value,
  onChange,
}: {
  line: Delivery['lines'][number]
  value: Quantity | null
  onChange: (value: Quantity | null) => void
}) {
  const words = useWords(deliveryWords)
  const formats = useFormats()
  const locale = useLocale()
  const count = value ?? 0
  const missing = quantity(line.quantity - count)
  const step = (by: number) =>
    onChange(quantity(Math.max(0, Math.min(line.quantity, count + by * one))))
  const key =
    'flex size-12 shrink-0 items-center justify-center rounded-full border border-edge bg-surface text-text hover:bg-hover disabled:opacity-40'
  return (
    <li className="flex flex-col gap-2 border-b border-line-soft px-4 py-3 last:border-0">
      <span>
        <span className="block font-medium">{line.name}</span>
        <span className="text-12 text-faint">
          {[
            line.reference,
            `${formats.quantity(line.quantity)} ${line.unit && unitFor(line.unit, line.quantity, locale)}`.trim(),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="flex items-center gap-3">
        <button
          type="button"
          className={key}
          aria-label={words.less(line.name)}
          disabled={count <= 0}
          onClick={() => step(-1)}
        >
          <Minus aria-hidden size={20} />
        </button>
        <span className="w-24 text-center [&_input]:h-12 [&_input]:text-center [&_input]:text-20 [&_input]:font-semibold">
          <QuantityField
            label={words.takenOf(line.name)}
            hideLabel
            value={value}
            onChange={onChange}
          />
        </span>
        <button
          type="button"
          className={key}
          aria-label={words.oneMore(line.name)}
          disabled={count >= line.quantity}
          onClick={() => step(1)}
        >
          <Plus aria-hidden size={20} />
        </button>
      </span>
      {missing > 0 && (
        <span role="status" className="text-12 text-orange">
          {words.missing(formats.quantity(missing))}
        </span>
      )}
    </li>
  )
}

/** What was handed over, as seen: taken by the camera of the phone, made smaller before it leaves. */
function Photos({ delivery }: { delivery: Delivery }) {
  const words = useWords(deliveryWords)
  const input = useRef<HTMLInputElement>(null)
  const { id, photos } = delivery
  const adding = useWrite(addPhoto, {
    refresh: [showDelivery],
    onDone: () => toast(words.photoSaved),
  })
  const removing = useWrite(removePhoto, { refresh: [showDelivery] })
  const take = async (files: FileList | null) => {
    for (const file of files ?? []) await adding.run({ id }, await shrunk(file))
    if (input.current) input.current.value = ''
  }
  const problem = adding.problem ?? removing.problem
  return (
    <Section title={words.photos}>
      <div className="flex flex-col gap-3">
        {photos.length > 0 && (
          <ul className="grid grid-cols-3 gap-2">
            {photos.map((photo, at) => (
              <li key={photo.id} className="relative">
                <img
                  src={addressOf(showPhoto, { id, photo: photo.id })}
                  alt={words.photoOf(at + 1)}
                  className="aspect-square w-full rounded-md border border-line object-cover"
                />
                <span className="absolute top-1 right-1 rounded-md bg-surface">
                  <IconButton
                    icon={X}
                    label={words.removePhoto(at + 1)}
                    onPress={() => void removing.run({ id, photo: photo.id })}
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
        <input
          ref={input}
          type="file"
          accept="image/*"
          capture="environment"
          multiple
          hidden
          aria-label={words.takePhoto}
          onChange={(event) => void take(event.target.files)}
        />
        <Button icon={Camera} pending={adding.pending} onPress={() => input.current?.click()}>
          {words.takePhoto}
        </Button>
        {problem && <Banner tone="red">{problem.detail}</Banner>}
      </div>
    </Section>
  )
}
