// The control of an order, on its page: where it stands and why, since when, by whom; what is checked.
import { Check, RotateCcw, ShieldCheck, ShoppingCart } from 'lucide-react'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listOrders, type Order, showOrder } from '../contract.ts'
import { reviewOrder, tickCheck } from '../contract/control.ts'
import { Credit } from './Credit.tsx'
import { OrderStanding } from './standing.tsx'
import { orderWords } from './words.ts'

export function ControlPanel({ order }: { order: Order }) {
  const words = useWords(orderWords)
  const { can } = useRights()
  if (order.state !== 'confirmed') return null
  const text = words.controlTexts[order.control]
  return (
    <Section title={words.control}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-col gap-1">
          <OrderStanding control={order.control} />
          {text && <p className="text-13 text-soft">{text}</p>}
          {order.control === 'blocked' && !can('orders.administer') && (
            <p className="text-13 text-soft">{words.mayRelease}</p>
          )}
        </div>
        <Why order={order} />
        <Missing order={order} />
        <Checks order={order} />
        <Buy order={order} />
        <Credit order={order} />
      </div>
    </Section>
  )
}

/** The lines that keep an order from being bought, each with what it lacks. */
function Missing({ order }: { order: Order }) {
  const words = useWords(orderWords)
  if (order.lacking.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 text-13">
      {order.lacking.map(({ name, supplier, price }, rank) => (
        <li key={`${rank} ${name}`}>
          <span className="font-medium">{name}</span>{' '}
          <span className="text-soft">
            {[supplier && words.noSupplier, price && words.noPrice].filter(Boolean).join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What is left to buy leads to the page where it is bought. */
function Buy({ order }: { order: Order }) {
  const words = useWords(orderWords)
  const { can } = useRights()
  const goes = order.control === 'purchasable' || order.control === 'incomplete'
  if (!goes || !can('purchases.write')) return null
  return (
    <LinkButton
      icon={ShoppingCart}
      href={to('/commandes-achat/generer', {}, { commandes: order.id })}
    >
      {words.buy}
    </LinkButton>
  )
}

/** Every reason that counts now, with who gave it and when. */
function Why({ order }: { order: Order }) {
  const words = useWords(orderWords)
  const formats = useFormats()
  const today = useToday()
  const { block, release } = order
  // One whose day has come is over by itself.
  const hold = order.hold?.until && order.hold.until <= today ? null : order.hold
  const by = (one: { at: string; by: { name: string } | null }) =>
    words.by(one.by?.name ?? '–', formats.moment(one.at))
  return (
    <ul className="flex flex-col gap-2 text-13 empty:hidden">
      {order.blocks.map(({ code, amount }) => (
        <li key={code} className="rounded-md bg-red-soft px-3 py-2">
          <span className="font-medium text-red">
            {code === 'manual' || code === 'customer'
              ? words.blocks[code]
              : words.blocks[code](formats.amount(amount ?? (0 as never)))}
          </span>
          {code === 'manual' && block && (
            <>
              <span className="block">{block.reason}</span>
              <span className="block text-12 text-soft">{by(block)}</span>
            </>
          )}
        </li>
      ))}
      {hold && (
        <li className="rounded-md bg-orange-soft px-3 py-2">
          <span className="font-medium text-orange">
            {[words.controls.on_hold, hold.until && words.until(formats.day(hold.until))]
              .filter(Boolean)
              .join(' ')}
          </span>
          <span className="block">{hold.reason}</span>
          <span className="block text-12 text-soft">{by(hold)}</span>
        </li>
      )}
      {release && (
        <li className="rounded-md bg-sunken px-3 py-2">
          <span className="font-medium">
            {[words.released, release.until && words.until(formats.day(release.until))]
              .filter(Boolean)
              .join(' ')}
          </span>
          <span className="block">{release.reason}</span>
          <span className="block text-12 text-soft">{by(release)}</span>
        </li>
      )}
    </ul>
  )
}

/** What is to be ticked, and the review once it is. */
function Checks({ order }: { order: Order }) {
  const words = useWords(orderWords)
  const formats = useFormats()
  const { can } = useRights()
  const writes = can('orders.write')
  const refresh = { refresh: [showOrder, listOrders] }
  const ticking = useWrite(tickCheck, refresh)
  const reviewing = useWrite(reviewOrder, {
    ...refresh,
    onDone: ({ review }) => review && toast(words.reviewed, { tone: 'green' }),
  })
  const problem = ticking.problem ?? reviewing.problem
  const { review, checks } = order
  const lacking = checks.some(({ required, ticked }) => required && ticked === null)
  const set = (reviewed: boolean) =>
    void reviewing.run({ id: order.id, version: order.version, reviewed })
  useShortcut('v', {
    label: words.review,
    run: () => set(true),
    when: writes && !review && !lacking,
  })
  return (
    <div className="flex flex-col gap-2">
      {checks.map(({ id, name, required, ticked }) => (
        <Checkbox
          key={id}
          label={required ? name : `${name} (${words.optionalCheck})`}
          {...(ticked ? { hint: words.by(ticked.by?.name ?? '–', formats.moment(ticked.at)) } : {})}
          checked={ticked !== null}
          disabled={!writes || ticking.pending}
          onChange={(now) => void ticking.run({ id: order.id, check: id, ticked: now })}
        />
      ))}
      {problem && <Banner tone="red">{problem.detail}</Banner>}
      {review ? (
        <div className="flex items-center justify-between gap-2 text-13">
          <span className="flex min-w-0 items-start gap-1.5">
            <Check aria-hidden size={16} className="mt-0.5 shrink-0 text-green" />
            <span>
              {words.reviewedBy} <span className="font-medium">{review.by?.name ?? '–'}</span>
              <span className="block text-12 text-soft">{formats.moment(review.at)}</span>
            </span>
          </span>
          {writes && (
            <Button
              size="small"
              variant="quiet"
              icon={RotateCcw}
              tip={words.unreview}
              pending={reviewing.pending}
              onPress={() => set(false)}
            >
              {words.cancel}
            </Button>
          )}
        </div>
      ) : (
        writes && (
          <Button
            icon={ShieldCheck}
            keys="v"
            whyNot={
              lacking
                ? checks.find(({ required, ticked }) => required && ticked === null)!.name
                : null
            }
            pending={reviewing.pending}
            onPress={() => set(true)}
          >
            {words.review}
          </Button>
        )
      )}
    </div>
  )
}
