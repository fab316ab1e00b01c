// One page to print before meeting a client: who they are, and the five checks.
import { Printer } from 'lucide-react'
import { clientDashboard } from '#features/insight/client/contract.ts'
import { customerSignal } from '#features/insight/portfolio/contract.ts'
import { show as showCustomer } from '#features/relation/customers/contract.ts'
import { SignalBadges } from '#features/sales/documents/web/signals/Signal.tsx'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useReady } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useCompany, useSession, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Board, Customer } from './read.ts'
import { SheetBlock } from './SheetBlock.tsx'
import { SheetDeals } from './SheetDeals.tsx'
import { SheetIdentity } from './SheetIdentity.tsx'
import { SheetMoney, SheetSales } from './SheetMoney.tsx'
import { SheetProposals } from './SheetProposals.tsx'
import { SheetSaid } from './SheetSaid.tsx'

export function MeetingSheet({ id }: { id: string }) {
  const words = useWords(both)
  const customer = useReady(showCustomer, { id })
  const board = useReady(clientDashboard, { id })
  const signal = useReady(customerSignal, { id })
  return (
    <Page
      title={words.title}
      crumbs={[
        { label: words.customers, href: to('/clients') },
        { label: customer.name, href: to('/clients/:id', { id }) },
      ]}
      actions={
        <Button variant="primary" icon={Printer} keys="ctrl+p" onPress={() => print()}>
          {words.print}
        </Button>
      }
      width="text"
    >
      <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-6 text-13 max-sm:p-4 print:gap-2 print:border-0 print:p-0 print:text-12">
        <Head customer={customer} board={board} kinds={signal.kinds} />
        <SheetIdentity customer={customer} />
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 print:grid-cols-2">
          <SheetBlock number={1} title={words.sales}>
            <SheetSales board={board} />
          </SheetBlock>
          <SheetBlock number={2} title={words.money}>
            <SheetMoney board={board} />
          </SheetBlock>
        </div>
        <SheetBlock number={3} title={words.going}>
          <SheetDeals id={id} />
        </SheetBlock>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 print:grid-cols-2">
          <SheetBlock number={4} title={words.said}>
            <SheetSaid id={id} board={board} />
          </SheetBlock>
          <SheetBlock number={5} title={words.propose}>
            <SheetProposals customer={customer} board={board} reasons={signal.reasons} />
          </SheetBlock>
        </div>
        <SheetBlock title={words.notes}>
          <div aria-hidden className="flex flex-col">
            {[1, 2, 3, 4].map((line) => (
              <div
                key={line}
                className="h-8 border-b border-dotted border-line print:h-6 print:last:hidden"
              />
            ))}
          </div>
        </SheetBlock>
      </div>
    </Page>
  )
}

function Head({
  customer,
  board,
  kinds,
}: {
  customer: Customer
  board: Board
  kinds: OutputOf<typeof customerSignal>['kinds']
}) {
  const words = useWords(both)
  const formats = useFormats()
  const today = useToday()
  const company = useCompany()
  const { account } = useSession()
  const next = board.ahead?.rows.find(({ kind }) => kind === 'appointment')
  return (
    <header className="flex flex-col gap-1">
      <div className="flex flex-wrap justify-between gap-x-4 text-12 text-soft">
        <span className="print:hidden">{company.name}</span>
        <span>{words.prepared(formats.longDay(today), account.name)}</span>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-28 leading-9 font-semibold">{customer.name}</p>
        <SignalBadges kinds={kinds} />
      </div>
      <p className="text-14">
        {next?.at ? (
          <>
            <span className="text-soft">{words.next} </span>
            <span className="font-medium">{formats.moment(next.at)}</span>, {next.label}
            {next.who && ` (${next.who})`}
          </>
        ) : (
          <span className="text-soft">{words.noNext}</span>
        )}
      </p>
    </header>
  )
}
