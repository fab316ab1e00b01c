import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import type { Bps, Cents, Price, Quantity } from '#kernel/money.ts'
import { ApiProblem } from '../problem.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, RadioGroup, Switch } from '../ui/Checkbox.tsx'
import { ColourField } from '../ui/ColourField.tsx'
import { ComboBox, type Found } from '../ui/ComboBox.tsx'
import { DayField } from '../ui/DayField.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Form, useForm } from '../ui/form.tsx'
import { AmountField, PriceField, QuantityField, RateField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import { PasswordField, TextArea, TextField } from '../ui/TextField.tsx'
import { Sample } from './Sample.tsx'

const customers: readonly Found[] = [
  { id: '1', label: 'Boulangerie Martin', hint: 'Rouen · 552 100 554', aside: '1 240,00 €' },
  { id: '2', label: 'Menuiserie Lefèvre & Fils', hint: 'Évreux' },
  { id: '3', label: 'Mairie de Saint-Aubin-sur-Gaillon', hint: 'Saint-Aubin-sur-Gaillon' },
]
const find = async (typed: string) =>
  customers.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))

export function FieldSamples() {
  const form = useForm({
    name: 'Boulangerie Martin',
    siren: '552 100 55',
    amount: 123_450 as Cents | null,
    price: 2_551_000 as Price | null,
    quantity: 15_000 as Quantity | null,
    rate: 2000 as Bps | null,
    day: '2026-03-31' as Day | null,
    colour: '#0d5c68',
    notes: 'Livrer avant 7 h, par la cour.',
    customer: customers[0] as Found | null,
    none: null as Found | null,
    terms: '30',
    file: null as File | null,
  })
  const [on, setOn] = useState(true)
  const [kind, setKind] = useState<'company' | 'person'>('company')
  const problem = new ApiProblem({
    status: 422,
    code: 'bad_siren',
    param: 'siren',
    detail: 'Ce numéro SIREN n’a pas la bonne clé de contrôle.',
  })
  const text = form.field('colour')
  return (
    <>
      <Sample name="Formulaire avec un refus du serveur">
        <div className="w-full max-w-160">
          <Form onSubmit={() => undefined} problem={problem}>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField label="Nom" {...form.field('name')} autoComplete="organization" />
              <TextField label="SIREN" {...form.field('siren')} hint="Neuf chiffres" />
              <ComboBox
                label="Client"
                {...form.field('customer')}
                search={find}
                onCreate={() => undefined}
              />
              <ComboBox label="Commercial" {...form.field('none')} search={find} optional />
              <Select
                label="Conditions"
                {...form.field('terms')}
                options={[
                  { value: '0', label: 'Comptant' },
                  { value: '30', label: '30 jours', hint: 'à la date de facture' },
                  { value: '45', label: '45 jours fin de mois' },
                ]}
              />
              <DayField label="Échéance" {...form.field('day')} />
            </div>
            <TextArea label="Notes" {...form.field('notes')} optional />
            <div className="flex justify-end gap-2">
              <Button>Annuler</Button>
              <Button type="submit" variant="primary">
                Enregistrer
              </Button>
            </div>
          </Form>
        </div>
      </Sample>
      <Sample name="Nombres : 1 234,5 · 1234.50 € · 3*12,5">
        <div className="grid w-full max-w-240 gap-4 sm:grid-cols-4">
          <AmountField label="Montant" {...form.field('amount')} />
          <PriceField label="Prix unitaire HT" {...form.field('price')} />
          <QuantityField label="Quantité" unit="h" {...form.field('quantity')} />
          <RateField label="TVA" {...form.field('rate')} />
          <AmountField label="Lecture seule" {...form.field('amount')} readOnly />
          <AmountField label="Refusé" {...form.field('amount')} error="Dépasse le reste dû." />
        </div>
      </Sample>
      <Sample name="Choix">
        <div className="flex flex-wrap gap-12">
          <div className="flex flex-col gap-2">
            <Checkbox label="Soumis à la TVA" checked={on} onChange={setOn} />
            <Checkbox label="Certains" checked={false} some onChange={setOn} />
            <Checkbox label="Impossible" checked disabled onChange={setOn} />
          </div>
          <div className="flex flex-col gap-2">
            <Switch
              label="Relances automatiques"
              hint="Trois niveaux"
              checked={on}
              onChange={setOn}
            />
            <Switch label="Éteint" checked={false} onChange={setOn} />
          </div>
          <RadioGroup
            label="Nature"
            value={kind}
            onChange={setKind}
            options={[
              { value: 'company', label: 'Entreprise', hint: 'SIREN demandé' },
              { value: 'person', label: 'Particulier' },
            ]}
          />
        </div>
      </Sample>
      <Sample name="Autres">
        <div className="grid w-full max-w-240 gap-4 sm:grid-cols-2">
          <PasswordField
            label="Mot de passe"
            value="secret"
            onChange={() => undefined}
            autoComplete="current-password"
          />
          <ColourField label="Couleur" {...text} />
          <FileDrop label="Fichier à importer" {...form.field('file')} accept=".csv,.xlsx" />
          <FileDrop
            label="Logo"
            value={new File(['x'.repeat(48_000)], 'logo-atelier.png')}
            onChange={() => undefined}
          />
        </div>
      </Sample>
    </>
  )
}
