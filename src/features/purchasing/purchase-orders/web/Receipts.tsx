// What came of a purchase order, the latest first; and the way to take one back.
import { PackageCheck, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { reverseReceipt } from '#features/purchasing/receipts/contract.ts'
import { quantity } from '#kernel/money.ts'
import { unitFor } from '#kernel/units.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { ConfirmWrite } from '#web/ui/ConfirmWrite.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { listPurchases, type PurchaseOrder, showPurchase } from '../contract.ts'
import { can as lives } from '../rules/life.ts'
import { purchaseWords } from './words.ts'

type Receipt = PurchaseOrder['receipts'][number]

export function Receipts({ purchase }: { purchase: PurchaseOrder }) {
  const words = useWords(purchaseWords)
  const { can } = useRights()
  const [asked, setAsked] = useState<Receipt | null>(null)
  const may = can('purchases.write') && lives.receive(purchase.state)
  return (
    <Section title={words.receipts}>
      {purchase.receipts.length === 0 ? (
        <p className="text-13 text-faint">{words.noReceipt}</p>
      ) : (
        <ul className="flex flex-col gap-4">
          {purchase.receipts.toReversed().map((receipt) => (
            <One
              key={receipt.id}
              receipt={receipt}
              onReverse={may ? () => setAsked(receipt) : null}
            />
          ))}
        </ul>
      )}
      {asked && <Reverse receipt={asked} onClose={() => setAsked(null)} />}
    </Section>
  )
}

function One({ receipt, onReverse }: { receipt: Receipt; onReverse: (() => void) | null }) {
  const words = useWords(purchaseWords)
  const formats = useFormats()
  const locale = useLocale()
  const isReversal = receipt.reversalOf !== null
  const Icon = isReversal ? Undo2 : PackageCheck
  const said = [receipt.deliveryNote, receipt.person, receipt.note].filter(Boolean).join(' · ')
  return (
    <li className="flex gap-3 text-13">
      <Icon
        aria-hidden
        size={18}
        className={`mt-0.5 shrink-0 ${receipt.reversed ? 'text-faint' : 'text-green'}`}
      />
      <div className={`min-w-0 flex-1 ${receipt.reversed ? 'text-faint' : ''}`}>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="figures font-medium">{formats.day(receipt.day)}</span>
          {receipt.reversed && <Badge>{isReversal ? words.isReversal : words.isReversed}</Badge>}
        </p>
        {said && <p className="text-12 text-faint">{said}</p>}
        <ul className="mt-1 flex flex-col gap-0.5">
          {receipt.lines.map((line) => (
            <li key={line.line} className="flex justify-between gap-3">
              <span className="min-w-0">{line.name}</span>
              <span className="figures shrink-0">
                {formats.quantity(line.quantity)}
                {line.unit && ` ${unitFor(line.unit, quantity(Math.abs(line.quantity)), locale)}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {onReverse && !receipt.reversed && (
        <IconButton icon={Undo2} label={words.reverse} size="small" onPress={onReverse} />
      )}
    </li>
  )
}

function Reverse({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  const words = useWords(purchaseWords)
  const [reason, setReason] = useState('')
  return (
    <ConfirmWrite
      write={reverseReceipt}
      input={{ id: receipt.id, reason }}
      refresh={[showPurchase, listPurchases]}
      title={words.reverseTitle}
      onClose={onClose}
      act={words.reverse}
      danger
      onDone={() => {
        toast(words.reversed)
        onClose()
      }}
    >
      <p>{words.reverseText}</p>
      <TextField
        label={words.reason}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={500}
        optional
      />
    </ConfirmWrite>
  )
}
