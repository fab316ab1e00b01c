// What may change of a draft whose lines are computed: its dates, its references, its note.
import { showQuote } from '#features/sales/quotes/contract.ts'
import { editHead } from '#features/sales/invoices/contract/deal.ts'
import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useMerge } from '#web/merge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { Invoice, listInvoices, showInvoice, viewInvoice } from '../contract.ts'
import { invoiceWords } from './words.ts'

export function EditHead({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const words = useWords(invoiceWords)
  const formats = useFormats()
  const form = useForm(headOf(invoice))
  const [version] = useState(invoice.version)
  const saving = useWrite(editHead, {
    refresh: [showInvoice, viewInvoice, listInvoices, showQuote],
    onDone: onClose,
  })
  const save = (values = form.values, on = version) =>
    void saving.run({ ...values, id: invoice.id, version: on })
  const current = saving.problem?.more['current']
  const theirs = current === undefined ? null : Invoice.decode(current as never)
  const day = (value: Invoice['dueDay']) => (value ? formats.day(value) : '')
  const merging = useMerge<typeof form.values>({
    problem: saving.problem,
    mine: form.values,
    theirs: theirs && { ...headOf(theirs), version: theirs.version },
    fields: [
      { name: 'subject', label: words.columns.subject, show: ({ subject }) => subject },
      {
        name: 'customerReference',
        label: words.customerReference,
        show: ({ customerReference }) => customerReference,
      },
      {
        name: 'deliveryDay',
        label: words.deliveryDay,
        show: ({ deliveryDay }) => day(deliveryDay),
      },
      { name: 'dueDay', label: words.dueDay, show: ({ dueDay }) => day(dueDay) },
      { name: 'note', label: words.note, show: ({ note }) => note },
    ],
    onResolve: save,
    onClose: saving.reset,
  })
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
          <Button
            variant="primary"
            keys="ctrl+enter"
            pending={saving.pending}
            onPress={() => save()}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => save()} problem={merging ? null : saving.problem}>
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
      {merging}
    </Dialog>
  )
}

const headOf = ({ subject, customerReference, deliveryDay, dueDay, note }: Invoice) => ({
  subject,
  customerReference,
  deliveryDay,
  dueDay,
  note,
})
