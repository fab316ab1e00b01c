// What may change of a draft whose lines are computed: its dates, its references, its note.
import { showQuote } from '#features/sales/quotes/contract.ts'
import { editHead } from '#features/sales/invoices/contract/deal.ts'
import { useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { type Invoice, listInvoices, showInvoice, viewInvoice } from '../contract.ts'
import { invoiceWords } from './words.ts'

export function EditHead({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const words = useWords(invoiceWords)
  const { subject, customerReference, deliveryDay, dueDay, note } = invoice
  const form = useForm({ subject, customerReference, deliveryDay, dueDay, note })
  const saving = useWrite(editHead, {
    refresh: [showInvoice, viewInvoice, listInvoices, showQuote],
    onDone: onClose,
  })
  const save = () => void saving.run({ ...form.values, id: invoice.id, version: invoice.version })
  const isCredit = invoice.kind === 'credit_note'
  return (
    <Dialog
      size="medium"
      title={words.editHead}
      open
      sticky
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button variant="primary" keys="ctrl+enter" pending={saving.pending} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <Form onSubmit={save} problem={saving.problem}>
        <TextField
          label={words.columns.subject}
          {...form.field('subject')}
          maxLength={200}
          optional
        />
        <FieldRow>
          <TextField
            label={words.customerReference}
            {...form.field('customerReference')}
            maxLength={100}
            optional
          />
          <DayField label={words.deliveryDay} {...form.field('deliveryDay')} optional />
          {!isCredit && <DayField label={words.dueDay} {...form.field('dueDay')} optional />}
        </FieldRow>
        <TextArea label={words.note} {...form.field('note')} optional />
        <button type="submit" hidden />
      </Form>
    </Dialog>
  )
}
