import { useState } from 'react'
import { listStores } from '#features/base/stores/contract.ts'
import { colleagues } from '#features/base/team/contract.ts'
import { useRead } from '#web/api.ts'
import { type ApiProblem, toProblem } from '#web/problem.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox, RadioGroup } from '#web/ui/Checkbox.tsx'
import { ComboBox } from '#web/ui/ComboBox.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { kinds } from '../rules.ts'
import { both } from './both.ts'
import { type Change, type Customer, useChange } from './customer.ts'
import { countryFound, searchCountries } from '#web/countries.ts'

/** No identifier: a choice of nobody. */
const none = 'none'

/** What of an identity is chosen rather than typed, and its name and code. */
export function IdentitySheet({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const words = useWords(both)
  const locale = useLocale()
  const { change, pending } = useChange(customer)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const sellers = useRead(colleagues, {}).data?.rows ?? []
  const stores = useRead(listStores, {}).data?.rows ?? []
  const form = useForm({
    name: customer.name,
    kind: customer.kind,
    code: customer.code,
    isCustomer: customer.isCustomer,
    isSupplier: customer.isSupplier,
    sellerId: customer.sellerId ?? none,
    storeId: customer.storeId ?? none,
    country: customer.country,
    language: customer.language,
  })
  const { values } = form

  async function save(): Promise<void> {
    const { sellerId, storeId, ...fields } = values
    const all = { ...fields, sellerId: orNull(sellerId), storeId: orNull(storeId) }
    try {
      await change(differing(all, customer))
      toast(words.saved)
      onClose()
    } catch (error) {
      setProblem(toProblem(error))
    }
  }

  return (
    <Sheet
      title={words.editOf(customer.name)}
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
        <RadioGroup
          label={words.kind}
          hideLabel
          row
          value={values.kind}
          onChange={(kind) => form.set({ kind })}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <TextField label={words.name} {...form.field('name')} />
        <TextField label={words.code} {...form.field('code')} />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-13 font-medium">{words.roles}</legend>
          <Checkbox
            label={words.isCustomer}
            name="isCustomer"
            checked={values.isCustomer}
            onChange={(isCustomer) => form.set({ isCustomer })}
          />
          <Checkbox
            label={words.isSupplier}
            name="isSupplier"
            checked={values.isSupplier}
            onChange={(isSupplier) => form.set({ isSupplier })}
          />
        </fieldset>
        <ComboBox
          label={words.country}
          value={countryFound(values.country, locale)}
          onChange={(found) => found && form.set({ country: found.id })}
          search={async (typed) => searchCountries(typed, locale)}
        />
        <Select
          label={words.language}
          {...form.field('language')}
          options={(['fr', 'en'] as const).map((value) => ({
            value,
            label: words.languages[value],
          }))}
        />
        <Select
          label={words.seller}
          {...form.field('sellerId')}
          options={[
            { value: none, label: words.nobody },
            ...sellers
              .filter(({ id, active }) => active || id === customer.sellerId)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          label={words.store}
          {...form.field('storeId')}
          options={[
            { value: none, label: words.noStore },
            ...stores
              .filter(({ id, archived }) => !archived || id === customer.storeId)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <button type="submit" hidden />
      </Form>
    </Sheet>
  )
}

const orNull = (id: string): string | null => (id === none ? null : id)

/** Only what was changed is sent, so that it meets only what others changed of it. */
const differing = (fields: Change, customer: Customer): Change =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== customer[name as keyof Customer]),
  )
