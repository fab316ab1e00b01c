import { Coins, HandCoins, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { moneyReads } from '#features/sales/documents/web/PayInFull.tsx'
import { RefundClient } from '#features/sales/documents/web/RefundClient.tsx'
import { AllocationStanding } from '#features/sales/documents/web/standing.tsx'
import { PartyName } from '#features/sales/documents/web/PartyName.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { type Cents, minus } from '#kernel/money.ts'
import { useReady, useWrite } from '#web/api.ts'
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
import { useWords } from '#web/words.ts'
import { allocatePayment, type Payment, showPayment } from '../contract.ts'
import { can as lives } from '../rules/allocate.ts'
import { AllocatePayment } from './AllocatePayment.tsx'
import { ReversePayment } from './ReversePayment.tsx'
import { paymentWords } from './words.ts'

export function PaymentPage({ id }: { id: string }) {
  const payment = useReady(showPayment, { id })
  const words = useWords(paymentWords)
  const { can } = useRights()
  const [opened, setOpened] = useState<'allocate' | 'refund' | 'reverse' | null>(null)
  const writes = can('payments.write')
  const isRefund = payment.kind === 'refund'
  const moves = lives.allocate(payment.standing)
  return (
    <Page
      title={titleOf(payment, words)}
      crumbs={[{ label: words.title, href: to('/reglements') }]}
      state={
        <span className="text-13">
          <AllocationStanding state={payment.allocation} />
        </span>
      }
      actions={
        writes && (
          <>
            {moves && (
              <Button icon={Undo2} onPress={() => setOpened('reverse')}>
                {isRefund ? words.reverseRefund : words.reverse}
              </Button>
            )}
            {moves && payment.remaining > 0 && (
              <>
                <Button icon={HandCoins} onPress={() => setOpened('refund')}>
                  {words.refund}
                </Button>
                <Button
                  variant="primary"
                  icon={Coins}
                  keys="ctrl+enter"
                  onPress={() => setOpened('allocate')}
                >
                  {words.allocate}
                </Button>
              </>
            )}
            {moves && payment.remaining < 0 && <CoverRefund payment={payment} />}
          </>
        )
      }
      banner={<Twin payment={payment} />}
    >
      <Sums payment={payment} />
      <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {(!isRefund || payment.allocations.length > 0) && <Allocations payment={payment} />}
          {(isRefund || payment.returns.length > 0) && <Returns payment={payment} />}
        </div>
        <About payment={payment} />
      </div>
      {opened === 'allocate' && (
        <AllocatePayment payment={payment} onClose={() => setOpened(null)} />
      )}
      {opened === 'refund' && (
        <RefundClient
          customer={payment.customer}
          owed={payment.remaining}
          source={{ kind: 'payment', id: payment.id }}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === 'reverse' && <ReversePayment payment={payment} onClose={() => setOpened(null)} />}
    </Page>
  )
}

/** The counter-entry of a payment, or the payment of a counter-entry. */
function Twin({ payment }: { payment: Payment }) {
  const words = useWords(paymentWords)
  const twin = payment.reversedBy ?? payment.reversalOf
  if (twin === null) {
    return payment.remaining < 0 ? <Banner tone="orange">{words.uncovered}</Banner> : null
  }
  return (
    <Banner tone={payment.standing === 'rejected' ? 'red' : 'grey'}>
      {payment.standing === 'rejected'
        ? words.rejectedBy
        : payment.reversedBy
          ? words.reversedBy
          : words.reversalOf}{' '}
      <Link href={to('/reglements/:id', { id: twin })}>{words.see}</Link>
    </Banner>
  )
}

function Sums({ payment }: { payment: Payment }) {
  const words = useWords(paymentWords)
  const formats = useFormats()
  const figures: readonly (readonly [string, Cents])[] =
    payment.kind === 'refund'
      ? [
          [words.tileRefunded, minus(payment.amount)],
          [words.tileCovered, minus(payment.allocated)],
        ]
      : [
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
  const isRefund = payment.kind === 'refund'
  return (
    <Section title={isRefund ? words.credits : words.allocations} flush>
      <Table
        label={isRefund ? words.credits : words.allocations}
        rows={payment.allocations}
        keyOf={({ invoice }) => invoice}
        empty={<p className="px-4 pt-2 pb-4 text-14 text-soft">{words.noAllocation}</p>}
        columns={[
          {
            key: 'invoice',
            label: isRefund ? words.credit : words.invoice,
            heads: true,
            cell: ({ invoice, number }) => (
              <Link
                quiet
                href={
                  isRefund
                    ? to('/avoirs/:id', { id: invoice })
                    : to('/factures/:id', { id: invoice })
                }
              >
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
            cell: ({ amount }) => formats.amount(isRefund ? minus(amount) : amount),
          },
        ]}
      />
    </Section>
  )
}

/** The refunds that gave a payment back, or the payments that a refund gives back. */
function Returns({ payment }: { payment: Payment }) {
  const words = useWords(paymentWords)
  const formats = useFormats()
  const title = payment.kind === 'refund' ? words.givesBack : words.givenBack
  return (
    <Section title={title} flush>
      <Table
        label={title}
        rows={payment.returns}
        keyOf={(one) => one.payment}
        empty={<p className="px-4 pt-2 pb-4 text-14 text-soft">{words.givesNothing}</p>}
        columns={[
          {
            key: 'payment',
            label: payment.kind === 'refund' ? words.one : words.refundOne,
            heads: true,
            cell: (one) => (
              <Link quiet href={to('/reglements/:id', { id: one.payment })}>
                {one.reference || formats.day(one.day)}
              </Link>
            ),
          },
          {
            key: 'day',
            label: words.columns.day,
            cell: (one) => <span className="figures">{formats.day(one.day)}</span>,
          },
          {
            key: 'amount',
            label: words.tileRefunded,
            figures: true,
            cell: (one) => formats.amount(one.amount),
          },
        ]}
      />
    </Section>
  )
}

/** A refund whose payment bounced since is covered by what the client has by now. */
function CoverRefund({ payment }: { payment: Payment }) {
  const words = useWords(paymentWords)
  const covering = useWrite(allocatePayment, { refresh: [...moneyReads, showPayment] })
  return (
    <Button
      icon={Coins}
      pending={covering.pending}
      onPress={() => void covering.run({ id: payment.id, version: payment.version })}
    >
      {words.cover}
    </Button>
  )
}

function titleOf({ standing, kind, customer }: Payment, words: (typeof paymentWords)['fr']) {
  if (standing === 'reversal') return words.reversalTitle(customer.name)
  return kind === 'refund' ? words.refundOf(customer.name) : words.of(customer.name)
}

function About({ payment }: { payment: Payment }) {
  const words = useWords(paymentWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { customer } = payment
  return (
    <Section title={words.facts}>
      <Facts>
        <Fact label={words.client}>
          <PartyName party={customer} />
        </Fact>
        <Fact label={payment.kind === 'refund' ? words.refundedOn : words.paidOn}>
          {formats.day(payment.day)}
        </Fact>
        <Fact label={words.method}>{shared.methods[payment.method]}</Fact>
        {payment.reference && <Fact label={words.reference}>{payment.reference}</Fact>}
        {payment.seller && <Fact label={words.filters.seller}>{payment.seller.name}</Fact>}
        {payment.store && <Fact label={words.filters.store}>{payment.store.name}</Fact>}
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
