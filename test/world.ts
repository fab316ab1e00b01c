// The cast that everyone knows by heart: two companies that must never see each other, and the people
// who work there. Names of third parties are those of the stories told in the journeys.
import type { PresetKey } from '#kernel/rights.ts'

export const cast = {
  alice: { name: 'Alice Garnier', company: 'lumiere', role: 'manager' },
  bruno: { name: 'Bruno Lefèvre', company: 'lumiere', role: 'sales' },
  claire: { name: 'Claire Nguyen', company: 'lumiere', role: 'accountant' },
  denis: { name: 'Denis Moreau', company: 'lumiere', role: 'coordinator' },
  fanny: { name: 'Fanny Roux', company: 'lumiere', role: 'fitter' },
  gilles: { name: 'Gilles Petit', company: 'lumiere', role: 'reader' },
  eve: { name: 'Ève Rivalin', company: 'rivale', role: 'manager' },
} as const satisfies Record<
  string,
  { name: string; company: keyof typeof companies; role: PresetKey }
>
export type CastName = keyof typeof cast

export const companies = {
  lumiere: {
    name: 'Atelier Lumière',
    legal_form: 'SARL',
    capital: 1_000_000,
    siren: '732829320',
    siret: '73282932000074',
    vat_number: 'FR44732829320',
    registry: 'RCS Lyon',
    street: '12 rue de la République',
    postal_code: '69002',
    city: 'Lyon',
    email: 'contact@atelier-lumiere.example',
    phone: '+33478000001',
    bank_name: 'Banque du Rhône',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
  },
  rivale: {
    name: 'Maison Rivale',
    legal_form: 'SAS',
    capital: 5_000_000,
    siren: '552100554',
    siret: '55210055400013',
    vat_number: 'FR96552100554',
    registry: 'RCS Paris',
    street: '1 avenue de l’Opéra',
    postal_code: '75001',
    city: 'Paris',
    email: 'contact@maison-rivale.example',
    phone: '+33142000001',
    bank_name: 'Banque de l’Opéra',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
  },
} as const
