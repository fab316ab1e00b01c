import { Coins, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { AllocationStanding } from '#features/sales/documents/web/standing.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import type { Cents } from '#kernel/money.ts'
import { useReady } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { PaymentIcon } from '#web/ui/Status.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { type Payment, showPayment } from '../contract.ts'
import { can as lives, whyNotReverse } from '../rules/allocate.ts'
import { AllocatePayment } from './AllocatePayment.tsx'
import { ReversePayment } from './ReversePayment.tsx'
import { paymentWords } from './words.ts'

export function PaymentPage({ id }: { id: string }) {
  const payment = useReady(showPayment, { id })
  const words = useWords(paymentWords)
  const locale = useLocale()
  const { can } = useRights()
  const [opened, setOpened] = useState<'allocate' | 'reverse' | null>(null)
  const writes = can('payments.write')
  const noReversal = whyNotReverse({
    reversed: payment.standing === 'reversed',
    reversalOf: payment.reversalOf,
  })
  return (
    <Page
      title={words.of(payment.customer.name)}
      crumbs={[{ label: words.title, href: to('/reglements') }]}
      state={
        <span className="text-13">
          <AllocationStanding state={payment.allocation} />
        </span>
      }
      actions={
        writes && (
          <>
            {payment.standing === 'recorded' && (
              <Button
                icon={Undo2}
                whyNot={reasonText(noReversal, locale)}
                onPress={() => setOpened('reverse')}
              >
                {words.reverse}
              </Button>
            )}
            {lives.allocate(payment.standing) && payment.remaining > 0 && (
              <Button
                variant="primary"
                icon={Coins}
                keys="ctrl+enter"
                onPress={() => setOpened('allocate')}
              >
                {words.allocate}
              </Button>
            )}
          </>
        )
      }
      banner={<Twin payment={payment} />}
    >
      <Sums payment={payment} />
      <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_20rem]">
        <Allocations payment={payment} />
        <About payment={payment} />
      </div>
      {opened === 'allocate' && (
        <AllocatePayment payment={payment} onClose={() => setOpened(null)} />
      )}
      {opened === 'reverse' && <ReversePayment payment={payment} onClose={() => setOpened(null)} />}
    </Page>
  )
}

/** The counter-entry of a payment, or the payment of a counter-entry. */
function Twin({ payment }: { payment: Payment }) {
  const words = useWords(paymentWords)
  const twin = payment.reversedBy ?? payment.reversalOf
  if (twin === null) return null
  return (
    <Banner>
      {payment.reversedBy ? words.reversedBy : words.reversalOf}{' '}
      <Link href={to('/reglements/:id', { id: twin })}>{words.see}</Link>
    </Banner>
  )
}

function Sums({ payment }: { payment: Payment }) {
  const words = useWords(paymentWords)
  const formats = useFormats()
  const figures: readonly (readonly [string, Cents])[] = [
    [words.tileAmount, payment.amount],
    [words.tileAllocated, payment.allocated],
    [words.tileRemaining, payment.remaining],
  ]
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3">
      {figures.map(([label, amount]) => (
        <div key={label}>
          <dt className="text-12 text-soft">{label}</dt>
          <dd className="figures text-20 font-semibold">{formats.amount(amount)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Allocations({ payment }: { payment: Payment }) {
  const words = useWords(paymentWords)
  const formats = useFormats()
  return (
    <Section title={words.allocations} flush>
      <Table
        label={words.allocations}
        rows={payment.allocations}
        keyOf={({ invoice }) => invoice}
        empty={<p className="px-4 pt-2 pb-4 text-14 text-soft">{words.noAllocation}</p>}
        columns={[
          {
            key: 'invoice',
            label: words.invoice,
            heads: true,
            cell: ({ invoice, number }) => (
              <Link quiet href={to('/factures/:id', { id: invoice })}>
                {number}
              </Link>
            ),
          },
          {
            key: 'state',
            label: words.leftDue,
            cell: ({ outstanding }) =>
              outstanding === 0 ? (
                <PaymentIcon state="paid" />
              ) : (
                <span className="figures">{formats.amount(outstanding)}</span>
              ),
          },
          {
            key: 'amount',
            label: words.allocated,
            figures: true,
            cell: ({ amount }) => formats.amount(amount),
          },
        ]}
      />
    </Section>
  )
}

function About({ payment }: { payment: Payment }) {
  const words = useWords(paymentWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { can } = useRights()
  const { customer } = payment
  return (
    <Section title={words.facts}>
      <Facts>
        <Fact label={words.client}>
          {can('customers.read') ? (
            <Link href={to('/clients/:id', { id: customer.id })}>{customer.name}</Link>
          ) : (
            customer.name
          )}
        </Fact>
        <Fact label={words.paidOn}>{formats.day(payment.day)}</Fact>
        <Fact label={words.method}>{shared.methods[payment.method]}</Fact>
        {payment.reference && <Fact label={words.reference}>{payment.reference}</Fact>}
        {payment.note && (
          <Fact label={words.note}>
            <span className="whitespace-pre-line">{payment.note}</span>
          </Fact>
        )}
        <Fact label={words.recorded}>{formats.moment(payment.createdAt)}</Fact>
      </Facts>
    </Section>
  )
}
