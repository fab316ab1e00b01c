// What can be done of an invoice now; getting paid stands out as long as something is due.
import {
  BellRing,
  Coins,
  Copy,
  FileInput,
  FileText,
  PencilLine,
  RotateCcw,
  Send,
  Stamp,
  Trash2,
  Undo2,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { Button } from '#web/ui/Button.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { type Invoice, invoicePdf } from '../contract.ts'
import { whyNotCredit } from '../rules/life.ts'
import { useCopy } from './acts.tsx'
import { toTakeBack } from './creditable.ts'
import { PayInvoice } from './PayInvoice.tsx'
import { invoiceWords } from './words.ts'

/** The dialog that an act opens. */
export type Opened =
  | 'issue'
  | 'credit'
  | 'correct'
  | 'head'
  | 'send'
  | 'remind'
  | 'refund'
  | 'impute'
  | null

export function RecordActs({
  invoice,
  sheet,
  open,
  onRemove,
}: {
  invoice: Invoice
  sheet: ReactNode
  open: (dialog: Opened) => void
  onRemove: () => void
}) {
  const words = useWords(invoiceWords)
  const locale = useLocale()
  const { can } = useRights()
  const print = () => void openPdf(invoicePdf, { id: invoice.id })
  useShortcut('ctrl+p', { label: words.openPdf, run: print })
  const items = useItems(invoice, open, onRemove)
  const isIssued = invoice.state === 'issued'
  const pays = invoice.outstanding > 0 && invoice.kind !== 'credit_note' && can('payments.write')
  return (
    <>
      {sheet}
      {items.length > 0 && <Menu label={words.more} sections={[{ items }]} />}
      <Button icon={FileText} onPress={print} tip={words.openPdf}>
        {words.pdf}
      </Button>
      {isIssued && !invoice.imported && can('invoices.write') && (
        <SendButton primary={!pays} onPress={() => open('send')} />
      )}
      {!isIssued && can('invoices.issue') && (
        <Button
          variant="primary"
          icon={Stamp}
          keys="ctrl+enter"
          whyNot={reasonText(invoice.incomplete[0]?.code ?? null, locale)}
          onPress={() => open('issue')}
        >
          {words.issue}
        </Button>
      )}
      {pays && <PayButton invoice={invoice} />}
    </>
  )
}

/** The acts of the menu: those that are rarer, or that take something back. */
function useItems(
  invoice: Invoice,
  open: (dialog: Opened) => void,
  onRemove: () => void,
): MenuItem[] {
  const words = useWords(invoiceWords)
  const locale = useLocale()
  const { can } = useRights()
  const copy = useCopy()
  const writes = can('invoices.write')
  const isDraft = invoice.state === 'draft'
  const isCredit = invoice.kind === 'credit_note'
  const noCredit = reasonText(whyNotCredit(toTakeBack(invoice)), locale, {
    number: invoice.creditable?.deductedBy || words.draftNumber,
  })
  const credit = () => open('credit')
  useShortcut('a', {
    label: words.credit,
    run: credit,
    when: writes && !isCredit && noCredit === null,
  })
  const items: readonly (MenuItem | false)[] = [
    writes &&
      invoice.kind === 'invoice' && {
        key: 'copy',
        label: words.duplicate,
        icon: Copy,
        onPress: () => void copy.run(invoice),
      },
    writes &&
      isDraft && {
        key: 'head',
        label: words.editHead,
        icon: PencilLine,
        onPress: () => open('head'),
      },
    writes &&
      !isCredit &&
      !isDraft && {
        key: 'credit',
        label: words.credit,
        icon: FileInput,
        keys: 'a',
        whyNot: noCredit,
        onPress: credit,
      },
    can('invoices.issue') &&
      !isCredit &&
      !isDraft &&
      invoice.kind !== 'final' && {
        key: 'correct',
        label: words.correct,
        icon: RotateCcw,
        whyNot: noCredit,
        onPress: () => open('correct'),
      },
    can('payments.write') &&
      invoice.lateDays !== null && {
        key: 'remind',
        label: words.remind,
        icon: BellRing,
        onPress: () => open('remind'),
      },
    can('payments.write') &&
      isCredit &&
      invoice.outstanding < 0 && {
        key: 'impute',
        label: words.impute,
        icon: Coins,
        onPress: () => open('impute'),
      },
    can('payments.write') &&
      isCredit &&
      invoice.outstanding < 0 && {
        key: 'refund',
        label: words.refund,
        icon: Undo2,
        onPress: () => open('refund'),
      },
    isDraft &&
      can('invoices.delete') && {
        key: 'delete',
        label: words.remove,
        icon: Trash2,
        danger: true,
        onPress: onRemove,
      },
  ]
  return items.filter((item): item is MenuItem => item !== false)
}

/** Sending has a letter of its own beside the key of every primary act. */
function SendButton({ primary, onPress }: { primary: boolean; onPress: () => void }) {
  const words = useWords(invoiceWords)
  return (
    <Button
      variant={primary ? 'primary' : 'secondary'}
      icon={Send}
      {...(primary ? { keys: 'ctrl+enter' as const } : { keys: 'e' as const })}
      onPress={onPress}
    >
      {words.send}
    </Button>
  )
}

function PayButton({ invoice }: { invoice: Invoice }) {
  const words = useWords(invoiceWords)
  const [open, setOpen] = useState(false)
  useShortcut('p', { label: words.pay, run: () => setOpen(true) })
  return (
    <>
      <Button
        variant="primary"
        icon={Coins}
        keys="ctrl+enter"
        aria-haspopup="dialog"
        onPress={() => setOpen(true)}
      >
        {words.pay}
      </Button>
      {open && <PayInvoice invoice={invoice} onClose={() => setOpen(false)} />}
    </>
  )
}
