// A purchase order that has left: what is to come, what came, and what comes next.
import {
  Ban,
  CalendarClock,
  Copy,
  FileText,
  Lock,
  PackageCheck,
  Receipt,
  RotateCcw,
  Send,
  ThumbsUp,
} from 'lucide-react'
import { useState } from 'react'
import {
  Chain,
  type Step,
  useLinkedSteps,
  useReceiptSteps,
} from '#features/sales/documents/web/Chain.tsx'
import { Messages } from '#features/sales/documents/web/mail/Messages.tsx'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { RecordHistory } from '#features/sales/documents/web/RecordHistory.tsx'
import { Record, useShown } from '#features/sales/documents/web/Record.tsx'
import { TotalsView } from '#features/sales/documents/web/Totals.tsx'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import {
  listPurchases,
  mailPurchase,
  proposePurchaseMail,
  type PurchaseOrder,
  purchasePdf,
  reopenPurchase,
  showPurchase,
  viewPurchase,
} from '../contract.ts'
import { purchaseHistory } from '../contract/history.ts'
import { can as lives, type PurchaseState, whyNotCancel } from '../rules/life.ts'
import { remainingOf } from '../rules/quantities.ts'
import { AboutPurchase } from './AboutPurchase.tsx'
import { useCopy } from './acts.tsx'
import { ConfirmPurchase } from './ConfirmPurchase.tsx'
import { CancelPurchase, ClosePurchase } from './EndPurchase.tsx'
import { BoughtLines } from './BoughtLines.tsx'
import { InvoicePurchase } from './InvoicePurchase.tsx'
import { itemsOf } from './lines.ts'
import { ReceivePurchase } from './ReceivePurchase.tsx'
import { Receipts } from './Receipts.tsx'
import { PurchaseStanding } from './standing.tsx'
import { purchaseWords } from './words.ts'

type Opened = 'send' | 'confirm' | 'receive' | 'invoice' | 'close' | 'cancel' | null

export function PurchaseRecord({ purchase }: { purchase: PurchaseOrder }) {
  const words = useWords(purchaseWords)
  const formats = useFormats()
  const { role } = useRights()
  const [opened, setOpened] = useState<Opened>(null)
  const { shown, toggle } = useShown()
  const view = useRead(viewPurchase, { id: purchase.id }, { enabled: shown === 'sheet' })
  const close = () => setOpened(null)
  const { totals, expectedDay, wishedDay, standing } = purchase
  const due = expectedDay ?? wishedDay
  const left = itemsOf(purchase).filter((line) => remainingOf(line) > 0).length
  const isOpen = lives.receive(purchase.state)
  return (
    <>
      <Record
        title={purchase.number ? words.numbered(purchase.number) : words.draftTitle}
        crumbs={[{ label: words.title, href: to('/commandes-achat') }]}
        state={
          <>
            <PurchaseStanding standing={standing} badge />
            <RecordTags type="purchase" id={purchase.id} />
          </>
        }
        customer={purchase.supplier}
        customerHref={to('/fournisseurs/:id', { id: purchase.supplier.id })}
        subject={purchase.subject}
        actions={
          <Acts purchase={purchase} open={setOpened} sheet={role.seesCosts ? toggle : null} />
        }
        shown={shown}
        view={view.data}
        figures={[
          ...(totals ? [{ label: words.figures.net, value: formats.amount(totals.net) }] : []),
          {
            label: words.figures.received,
            value: `${purchase.receivedPercent}\u00a0%`,
            ...(purchase.receivedPercent === 100 ? { tone: 'green' as const } : {}),
          },
          ...(isOpen && left > 0
            ? [{ label: words.figures.remaining, value: formats.integer(left) }]
            : []),
          ...(due
            ? [
                {
                  label: expectedDay ? words.figures.expected : words.figures.wished,
                  value: formats.day(due),
                  ...(standing === 'late' ? { tone: 'red' as const } : {}),
                },
              ]
            : []),
        ]}
        aside={
          <>
            <Chain steps={useSteps(purchase)} />
            <AboutPurchase purchase={purchase} />
            <Messages aboutId={purchase.id} />
          </>
        }
      >
        <Section flush title={words.lines}>
          <BoughtLines purchase={purchase} />
          {totals && (
            <div className="flex justify-end border-t border-line p-4">
              <div className="w-full max-w-96">
                <TotalsView
                  totals={totals}
                  margin={null}
                  {...(purchase.discount === 0
                    ? {}
                    : { discount: formats.percent(purchase.discount) })}
                />
              </div>
            </div>
          )}
        </Section>
        {purchase.state !== 'draft' && (
          <div id="receptions" className="scroll-mt-4">
            <Receipts purchase={purchase} />
          </div>
        )}
        {purchase.note && (
          <Section title={words.receiptNote}>
            <p className="whitespace-pre-line">{purchase.note}</p>
          </Section>
        )}
        <RecordHistory
          about={{ type: 'purchase_order', id: purchase.id }}
          customer={purchase.supplier.id}
          history={purchaseHistory}
          stamp={`${purchase.version} ${purchase.receipts.length} ${purchase.invoices.length}`}
        />
      </Record>
      <SendSheet
        open={opened === 'send'}
        onClose={close}
        propose={proposePurchaseMail}
        send={mailPurchase}
        input={{ id: purchase.id }}
        version={purchase.version}
        refresh={[showPurchase, viewPurchase, listPurchases]}
      />
      {opened === 'confirm' && <ConfirmPurchase purchase={purchase} onClose={close} />}
      {opened === 'receive' && <ReceivePurchase purchase={purchase} onClose={close} />}
      {opened === 'invoice' && <InvoicePurchase purchase={purchase} onClose={close} />}
      {opened === 'close' && <ClosePurchase purchase={purchase} onClose={close} />}
      {opened === 'cancel' && <CancelPurchase purchase={purchase} onClose={close} />}
    </>
  )
}

/** The clients' orders that it is for, what came of it, and what its supplier invoiced. */
function useSteps(purchase: PurchaseOrder): Step[] {
  const words = useWords(purchaseWords)
  const linked = useLinkedSteps(purchase.documents)
  const came = useReceiptSteps(
    purchase.receipts
      .filter(({ reversalOf }) => reversalOf === null)
      .map((one) => ({ ...one, href: '#receptions' })),
  )
  const here: Step = {
    key: purchase.id,
    kind: 'purchase_order',
    label: purchase.number ? words.numbered(purchase.number) : words.draftTitle,
    day: purchase.day,
    amount: purchase.totals?.gross ?? null,
    href: null,
  }
  const isBefore = ({ kind }: Step) => kind === 'order'
  return [...linked.filter(isBefore), here, ...came, ...linked.filter((one) => !isBefore(one))]
}

/** What can be done now, what comes next being the one that stands out. */
function Acts({
  purchase,
  open,
  sheet,
}: {
  purchase: PurchaseOrder
  open: (dialog: Opened) => void
  sheet: React.ReactNode
}) {
  const words = useWords(purchaseWords)
  const { can, role } = useRights()
  const writes = can('purchases.write')
  const print = () => void openPdf(purchasePdf, { id: purchase.id })
  useShortcut('ctrl+p', { label: words.openPdf, run: print, when: role.seesCosts })
  const items = useMenu(purchase, open)
  const receives = writes && lives.receive(purchase.state) && purchase.standing !== 'received'
  const invoices = writes && role.seesCosts && purchase.toInvoice
  return (
    <>
      {sheet}
      {items.length > 0 && <Menu label={words.more} sections={[{ items }]} />}
      {role.seesCosts && (
        <Button icon={FileText} onPress={print} tip={words.openPdf}>
          {words.pdf}
        </Button>
      )}
      {writes && purchase.state === 'sent' && (
        <Button icon={ThumbsUp} onPress={() => open('confirm')}>
          {words.confirm}
        </Button>
      )}
      {invoices && (
        <Button
          variant={receives ? 'secondary' : 'primary'}
          icon={Receipt}
          {...(receives ? {} : { keys: 'ctrl+enter' })}
          onPress={() => open('invoice')}
        >
          {words.invoice}
        </Button>
      )}
      {receives && (
        <Button
          variant="primary"
          icon={PackageCheck}
          keys="ctrl+enter"
          onPress={() => open('receive')}
        >
          {words.receive}
        </Button>
      )}
    </>
  )
}

function useMenu(purchase: PurchaseOrder, open: (dialog: Opened) => void): MenuItem[] {
  const words = useWords(purchaseWords)
  const locale = useLocale()
  const { can, role } = useRights()
  const writes = can('purchases.write')
  const copy = useCopy()
  const state: PurchaseState = purchase.state
  const reopening = useWrite(reopenPurchase, {
    refresh: [showPurchase, listPurchases],
    onDone: () => toast(words.reopened),
  })
  const lines = itemsOf(purchase)
  const items: (MenuItem | false)[] = [
    writes &&
      role.seesCosts && {
        key: 'copy',
        label: words.duplicate,
        icon: Copy,
        onPress: () => void copy.run({ id: purchase.id }),
      },
    writes &&
      role.seesCosts &&
      lives.receive(state) && {
        key: 'send',
        label: words.sendAgain,
        icon: Send,
        onPress: () => open('send'),
      },
    writes &&
      state === 'confirmed' && {
        key: 'day',
        label: words.changeDay,
        icon: CalendarClock,
        onPress: () => open('confirm'),
      },
    writes &&
      lives.close(state) && {
        key: 'close',
        label: words.close,
        icon: Lock,
        onPress: () => open('close'),
      },
    writes &&
      lives.reopen(state) && {
        key: 'reopen',
        label: words.reopen,
        icon: RotateCcw,
        onPress: () => void reopening.run({ id: purchase.id, version: purchase.version }),
      },
    writes &&
      lives.cancel(state) && {
        key: 'cancel',
        label: words.cancelOrder,
        icon: Ban,
        danger: true,
        whyNot: reasonText(whyNotCancel({ state, lines }), locale),
        onPress: () => open('cancel'),
      },
  ]
  return items.filter((item): item is MenuItem => item !== false)
}
