import { useState } from 'react'
import { paymentMethods, type PaymentMethod } from '#features/base/company/rules.ts'
import type { Bps } from '#kernel/money.ts'
import { toProblem, type ApiProblem } from '#web/problem.ts'
import { call } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ComboBox, type Found } from '#web/ui/ComboBox.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { RateField } from '#web/ui/NumberField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type CustomerVatRegime, customerVatRegimes, saysWhy } from '../rules.ts'
import { lookup } from '../contract/finding.ts'
import { both } from './both.ts'
import { type Customer, useChange } from './customer.ts'

type Inherited = 'company'

/** What is agreed with one customer; the rest follows the company. */
export function ConditionsSheet({
  customer,
  onClose,
}: {
  customer: Customer
  onClose: () => void
}) {
  const words = useWords(both)
  const { change, pending } = useChange(customer)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const form = useForm({
    termsDays: customer.termsDays === null ? '' : String(customer.termsDays),
    termsEndOfMonth: customer.termsEndOfMonth ?? false,
    paymentMethod: (customer.paymentMethod ?? 'company') as PaymentMethod | Inherited,
    discount: customer.discount as Bps | null,
    vatRegime: customer.vatRegime,
    vatExemption: customer.vatExemption,
  })
  const { values } = form
  const [distributor, setDistributor] = useState(
    customer.distributor && { id: customer.distributor.id, label: customer.distributor.name },
  )
  const hasTerms = values.termsDays.trim() !== ''

  async function save(): Promise<void> {
    try {
      await change({
        termsDays: hasTerms ? Number(values.termsDays) : null,
        termsEndOfMonth: hasTerms ? values.termsEndOfMonth : null,
        paymentMethod: values.paymentMethod === 'company' ? null : values.paymentMethod,
        discount: values.discount ?? (0 as Bps),
        distributorId: distributor?.id ?? null,
        vatRegime: values.vatRegime,
        vatExemption: saysWhy(values.vatRegime) ? values.vatExemption : '',
      })
      toast(words.saved)
      onClose()
    } catch (error) {
      setProblem(toProblem(error))
    }
  }

  return (
    <Sheet
      title={words.editConditions}
      open
      sticky={form.dirty}
      onClose={onClose}
      actions={
        <Button variant="primary" keys="ctrl+enter" pending={pending} onPress={() => void save()}>
          {words.save}
        </Button>
      }
    >
      <Form onSubmit={() => void save()} problem={problem}>
        <TextField
          label={words.termsDays}
          inputMode="numeric"
          optional
          placeholder={words.asCompany}
          {...form.field('termsDays')}
          onChange={(typed) => form.set({ termsDays: typed.replace(/\D/g, '').slice(0, 3) })}
        />
        {hasTerms && (
          <Checkbox
            label={capital(words.endOfMonth)}
            checked={values.termsEndOfMonth}
            onChange={(termsEndOfMonth) => form.set({ termsEndOfMonth })}
          />
        )}
        <Select
          label={words.method}
          {...form.field('paymentMethod')}
          options={[
            { value: 'company', label: words.asCompany },
            ...paymentMethods.map((value) => ({ value, label: capital(words.methods[value]) })),
          ]}
        />
        <ComboBox
          label={words.distributor}
          placeholder={words.distributorHint}
          name="distributorId"
          value={distributor}
          onChange={setDistributor}
          search={async (q, signal) => {
            const { rows } = await call(lookup, { q, role: 'customer', limit: 8 }, { signal })
            return rows
              .filter(({ id }) => id !== customer.id)
              .map(({ id, name, city }): Found => ({ id, label: name, hint: city }))
          }}
        />
        <RateField label={words.discount} optional {...form.field('discount')} />
        <Select<CustomerVatRegime>
          label={words.vatRegime}
          hint={words.vatHints[values.vatRegime]}
          {...form.field('vatRegime')}
          options={customerVatRegimes.map((value) => ({ value, label: words.vatRegimes[value] }))}
        />
        {values.vatRegime === 'exempt' && (
          <TextField label={words.vatExemption} {...form.field('vatExemption')} />
        )}
        {values.vatRegime === 'reverse_charge' && (
          <TextField
            label={words.reverseChargeArticle}
            hint={words.reverseChargeHint}
            optional
            {...form.field('vatExemption')}
          />
        )}
        <button type="submit" hidden />
      </Form>
    </Sheet>
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
