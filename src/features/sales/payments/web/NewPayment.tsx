// Money received from a client, over as many invoices as it settles: oldest first, shown, editable.
import { useEffect, useRef, useState } from 'react'
import { show } from '#features/relation/customers/contract.ts'
import { ClientPicker } from '#features/sales/documents/web/ClientPicker.tsx'
import { rememberMethod } from '#features/sales/documents/web/last-method.ts'
import type { Client } from '#features/sales/documents/web/state.ts'
import { CashLimit } from '#features/sales/documents/web/CashLimit.tsx'
import { PaymentFields, useMeans } from '#features/sales/documents/web/PaymentFields.tsx'
import { moneyReads } from '#features/sales/documents/web/PayInFull.tsx'
import { SecondPayment, useSecond } from '#features/sales/documents/web/SecondPayment.tsx'
import { OpenCredits } from '#features/sales/documents/web/spread/OpenCredits.tsx'
import { dueOn, spread, type Typed } from '#features/sales/documents/web/spread/spread.ts'
import { SpreadTable } from '#features/sales/documents/web/spread/SpreadTable.tsx'
import { type Cents, zero } from '#kernel/money.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo, useQueryString } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/form.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { TextArea } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { customerOutstanding, recordPayment } from '../contract.ts'
import { paymentWords } from './words.ts'

export function NewPayment() {
  const words = useWords(paymentWords)
  const formats = useFormats()
  const go = useGo()
  const amountField = useRef<HTMLInputElement>(null)
  const [client, setClient] = useClientAsked(() => amountField.current?.focus())
  const [typed, setTyped] = useState<Typed>(null)
  const means = useMeans()
  const [paid, setPaid] = useState<Cents | null>(null)
  const [note, setNote] = useState('')
  const due = useRead(
    customerOutstanding,
    { id: client?.id ?? '' },
    { enabled: client !== null, staleTime: 0 },
  ).data
  const invoices = due?.invoices ?? []
  const open = invoices.map((one) => ({ ...one, customer: client?.id ?? '' }))
  const amount = paid ?? zero
  const shared = spread(amount, open, typed)
  const saving = useWrite(recordPayment, {
    refresh: moneyReads,
    onDone: (payment) => {
      rememberMethod(payment.method)
      toast(words.saved(formats.amount(payment.amount)), { tone: 'green' })
      go(to('/reglements/:id', { id: payment.id }), { replace: true })
    },
  })
  const second = useSecond(saving.problem)
  const whyNot = client === null ? words.chooseClient : null
  const save = () => {
    if (!client) return
    void saving.run({
      customer: client.id,
      ...means.given,
      note,
      amount,
      ...second.given,
      // The server is told what was seen, so that it does that or says that it cannot.
      ...(due ? { allocations: shared.allocations } : {}),
    })
  }
  const choose = (to_: Client) => {
    setClient(to_)
    setTyped(null)
    amountField.current?.focus()
  }
  const all = dueOn(open)
  return (
    <Page
      title={words.create}
      width="text"
      crumbs={[{ label: words.title, href: to('/reglements') }]}
      actions={
        <Button
          variant="primary"
          keys="ctrl+enter"
          whyNot={whyNot}
          pending={saving.pending}
          onPress={save}
        >
          {words.save}
        </Button>
      }
    >
      <Form onSubmit={save} problem={second.asked ? null : saving.problem}>
        <SecondPayment second={second} />
        <Section>
          <div className="flex flex-col gap-4">
            <ClientPicker value={client} onChange={choose} autoFocus />
            <PaymentFields
              means={means}
              dayLabel={words.paidOn}
              hint={words.referenceHint}
              amount={
                <div className="flex flex-col items-start gap-1">
                  <div className="w-full">
                    <AmountField
                      ref={amountField}
                      label={words.amount}
                      name="amount"
                      value={paid}
                      onChange={setPaid}
                    />
                  </div>
                  {all > 0 && paid !== all && (
                    <Button size="small" variant="quiet" onPress={() => setPaid(all)}>
                      {words.payAll(formats.amount(all))}
                    </Button>
                  )}
                </div>
              }
            />
            <TextArea
              label={words.note}
              name="note"
              rows={1}
              value={note}
              onChange={setNote}
              maxLength={1000}
              optional
            />
            {client && <CashLimit method={means.method} amount={amount} customer={client.id} />}
          </div>
        </Section>
        {client && <OpenCredits customer={client.id} />}
        <Section title={words.invoices} flush>
          {invoices.length > 0 ? (
            <SpreadTable invoices={invoices} spread={shared} typed={typed} onType={setTyped} />
          ) : (
            <p className="px-4 pt-2 pb-4 text-14 text-soft">
              {client === null ? words.chooseClient : due ? words.nothingDue : ''}
            </p>
          )}
        </Section>
        <button type="submit" hidden />
      </Form>
    </Page>
  )
}

/** "Dupont → Règlement": the address may name the client. */
function useClientAsked(onFound: () => void) {
  const asked = useQueryString()['client']
  const [client, setClient] = useState<Client | null>(null)
  const { data } = useRead(show, { id: asked ?? '' }, { enabled: asked !== undefined })
  useEffect(() => {
    if (!data) return
    setClient(data)
    onFound()
  }, [data?.id])
  return [client, setClient] as const
}
