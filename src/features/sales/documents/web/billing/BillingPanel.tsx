// What is signed, invoiced, retained and collected of a deal, its plan step by step, and what comes next.
import {
  BadgeCheck,
  ChartNoAxesColumnIncreasing,
  FilePlus,
  LockOpen,
  Pencil,
  Receipt,
} from 'lucide-react'
import { useState } from 'react'
import type { BillingPlan } from '#features/sales/billing/contract.ts'
import { type Cents, subtract } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { Button } from '#web/ui/Button.tsx'
import { Link } from '#web/ui/Link.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Said } from '#web/ui/widget/Said.tsx'
import { useWords } from '#web/words.ts'
import { agreedPage } from './agreed-page.ts'
import { BillDeal } from './BillDeal.tsx'
import { BillSituation } from './BillSituation.tsx'
import { AmendDeal, ReceiveWorks, ReleaseRetention } from './DealActs.tsx'
import { billingAt, type DealRef } from './endpoints.ts'
import { PlanEditor } from './PlanEditor.tsx'
import { PlanSteps } from './PlanSteps.tsx'
import { planWords } from './plan-words.ts'

type Step = BillingPlan['steps'][number]
type Opened = 'bill' | 'plan' | 'receive' | 'release' | 'amend' | 'situation' | Step | null

export function BillingPanel({
  deal,
  customer,
  number,
  bills = true,
}: {
  deal: DealRef
  customer: string
  /** The number of the quote or of the order, where it is not that of the page. */
  number?: string | undefined
  /** Whether it is invoiced here: there is one way to on each page. */
  bills?: boolean
}) {
  const { can } = useRights()
  const { showPlan } = billingAt[deal.kind]
  const { data } = useRead(showPlan, { id: deal.id }, { enabled: can('invoices.read') })
  const words = useWords(planWords)
  // Whoever asks for it before the plan is there does not ask twice.
  const [asked, setAsked] = useState(false)
  useShortcut('ctrl+enter', {
    label: words.bill,
    run: () => setAsked(true),
    when: !data && bills && number === undefined && can('invoices.write'),
  })
  if (!can('invoices.read') || !data) return null
  if (data.amends) {
    return (
      <Section title={words.title}>
        <p>
          <Link href={agreedPage(data.amends)}>{words.amends(data.amends.number)}</Link>
        </p>
      </Section>
    )
  }
  return <Plan plan={data} customer={customer} number={number} bills={bills} asked={asked} />
}

function Plan({
  plan,
  customer,
  number,
  bills,
  asked,
}: {
  plan: BillingPlan
  customer: string
  number: string | undefined
  bills: boolean
  asked: boolean
}) {
  const words = useWords(planWords)
  const formats = useFormats()
  const { can } = useRights()
  const close = () => setOpened(null)
  const writes = can('invoices.write')
  const { figures, steps, others } = plan
  const next = steps.find(({ invoice }) => invoice === null)
  const isOpen = figures.left !== 0 || figures.drafts !== 0
  const billing: Opened = next?.kind === 'situation' ? next : 'bill'
  const [opened, setOpened] = useState<Opened>(
    asked && isOpen && figures.drafts === 0 ? billing : null,
  )
  const items: readonly (MenuItem | false)[] = [
    isOpen && {
      key: 'situation',
      label: words.situation,
      icon: ChartNoAxesColumnIncreasing,
      onPress: () => setOpened('situation'),
    },
    isOpen && {
      key: 'amend',
      label: words.amend,
      icon: FilePlus,
      onPress: () => setOpened('amend'),
    },
    {
      key: 'receive',
      label: words.receive,
      icon: BadgeCheck,
      onPress: () => setOpened('receive'),
    },
    figures.held > 0 && {
      key: 'release',
      label: words.release,
      icon: LockOpen,
      onPress: () => setOpened('release'),
    },
  ]
  const terms = [
    plan.retention > 0 && plan.bond === '' && words.retentionAt(formats.percent(plan.retention)),
    plan.receptionDay && words.received(formats.day(plan.receptionDay)),
    figures.held > 0 && plan.retentionDay && words.retentionDue(formats.day(plan.retentionDay)),
  ].filter((text) => text !== false && text !== null)
  return (
    <Section
      flush
      title={number === undefined ? words.title : words.titleOf[plan.of](number)}
      hint={terms.length > 0 ? terms.join(' · ') : undefined}
      actions={
        writes && (
          <>
            <Menu
              label={words.more}
              size="small"
              sections={[{ items: items.filter((item): item is MenuItem => item !== false) }]}
            />
            {(isOpen || steps.length > 0) && (
              <Button size="small" icon={Pencil} onPress={() => setOpened('plan')}>
                {steps.length > 0 ? words.edit : words.plan}
              </Button>
            )}
            {bills && isOpen && (
              <Button
                size="small"
                variant="primary"
                icon={Receipt}
                keys={number === undefined ? 'ctrl+enter' : undefined}
                whyNot={figures.drafts === 0 ? null : words.draftWaits}
                onPress={() => setOpened(billing)}
              >
                {words.bill}
              </Button>
            )}
          </>
        )
      }
    >
      <Figures plan={plan} customer={customer} />
      {steps.length + others.length + plan.amendments.length > 0 ? (
        <PlanSteps plan={plan} />
      ) : (
        <p className="px-4 pb-4 text-13 text-soft">{words.empty}</p>
      )}
      {opened === 'bill' && <BillDeal plan={plan} onClose={close} />}
      {opened === 'plan' && <PlanEditor plan={plan} onClose={close} />}
      {opened === 'receive' && <ReceiveWorks plan={plan} onClose={close} />}
      {opened === 'release' && <ReleaseRetention plan={plan} onClose={close} />}
      {opened === 'amend' && <AmendDeal plan={plan} customer={customer} onClose={close} />}
      {opened === 'situation' && <BillSituation plan={plan} step={null} onClose={close} />}
      {opened !== null && typeof opened === 'object' && (
        <BillSituation plan={plan} step={opened} onClose={close} />
      )}
    </Section>
  )
}

/** The bar: what is collected, invoiced and not paid yet, retained, and left to invoice. */
function Figures({ plan: { figures, of }, customer }: { plan: BillingPlan; customer: string }) {
  const { can } = useRights()
  const words = useWords(planWords)
  const formats = useFormats()
  const { signed, invoiced, collected, held, left } = figures
  const owed = subtract(figures.outstanding, held)
  const part = (amount: Cents) => (signed <= 0 ? 0 : Math.max(0, (amount / signed) * 100))
  const said = words.said(
    formats.amount(collected),
    formats.amount(invoiced),
    formats.amount(signed),
  )
  const all: readonly (readonly [string, Cents, string])[] = [
    [words.figures.signed[of], signed, ''],
    [words.figures.invoiced, invoiced, ''],
    [words.figures.collected, collected, 'bg-green'],
    [words.figures.toCollect, owed, 'bg-orange'],
    ...(held > 0 ? [[words.figures.held, held, 'bg-violet'] as const] : []),
    [words.figures.left, left, 'bg-line'],
  ]
  return (
    <div className="flex flex-col gap-3 px-4 pt-1 pb-4">
      <div
        role="meter"
        aria-label={words.meter}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.round(part(invoiced)))}
        aria-valuetext={said}
        className="flex h-2.5 overflow-hidden rounded-full bg-sunken"
      >
        <span className="bg-green" style={{ width: `${part(collected)}%` }} />
        <span className="bg-orange" style={{ width: `${part(owed)}%` }} />
        <span className="bg-violet" style={{ width: `${part(held)}%` }} />
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        {all.map(([label, amount, colour]) => (
          <div key={label} className="min-w-0">
            <dt className="flex h-5 items-center gap-1.5 text-12 text-soft">
              {colour && <span className={`size-2 rounded-full ${colour}`} />}
              {label}
              {label === words.figures.left && (
                <Said
                  of={label}
                  more={
                    can('orders.read') && (
                      <Link href={to('/commandes', {}, { todo: 'to_invoice', customer })}>
                        {words.toLines}
                      </Link>
                    )
                  }
                >
                  {words.leftSaid}
                </Said>
              )}
            </dt>
            <dd className="figures text-14 font-semibold">{formats.amount(amount)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
