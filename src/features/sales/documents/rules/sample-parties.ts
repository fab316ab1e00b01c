// Who sells and buys in the sample documents. Their numbers have the right keys and belong to nobody.
import { cents } from '#kernel/money.ts'
import type { Address, Buyer, Seller } from './frozen.ts'

const address = (street: string, postalCode: string, city: string, country = 'FR'): Address => ({
  street,
  street2: '',
  postalCode,
  city,
  country,
})

/** A kitchen and bathroom maker in Lyon. */
export const atelier: Seller = {
  name: 'Atelier Lumière',
  legalForm: 'SAS',
  capital: cents(5_000_000),
  address: address('14 rue des Tables-Claudiennes', '69001', 'Lyon'),
  siren: '912345675',
  siret: '91234567500017',
  vatNumber: 'FR65912345675',
  registry: 'RCS Lyon',
  phone: '+33472000142',
  email: 'bonjour@atelier-lumiere.example',
  website: 'atelier-lumiere.example',
  vatRegime: 'standard',
  vatOnDebits: true,
  colour: '#0f766e',
  bankName: 'Banque du Rhône',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  latePenalty: '',
  earlyDiscount: '',
  insurance:
    'garantie décennale Assureurs du Bâtiment, 3 place Bellecour, 69002 Lyon, police n° 48 221, France métropolitaine',
  mediator: 'CM2C, 49 rue de Ponthieu, 75008 Paris, cm2c.net',
  note: '',
  conditions: '',
  quoteAgreement: true,
}

/** A sole trader who charges no VAT. */
export const jeanne: Seller = {
  ...atelier,
  name: 'Jeanne Moreau',
  legalForm: 'EI',
  capital: null,
  address: address('3 impasse des Lilas', '35000', 'Rennes'),
  siren: '900000126',
  siret: '90000012600012',
  vatNumber: null,
  registry: '',
  phone: '+33612345678',
  email: 'jeanne@moreau-photo.example',
  website: '',
  vatRegime: 'franchise',
  vatOnDebits: false,
  colour: '#9333ea',
  insurance: '',
}

/** A bakery in Grenoble, delivered elsewhere. */
export const martin: Buyer = {
  kind: 'company',
  walkIn: false,
  name: 'Boulangerie Martin',
  contact: 'Sophie Martin',
  code: 'C00042',
  address: address('27 avenue de la République', '38000', 'Grenoble'),
  delivery: {
    name: 'Boulangerie Martin – fournil',
    ...address('ZA des Glaisins, 6 impasse du Pré', '74940', 'Annecy'),
  },
  siren: '123456782',
  siret: '12345678200010',
  vatNumber: 'FR11123456782',
}

/** A person in Rennes. */
export const camille: Buyer = {
  kind: 'person',
  walkIn: false,
  name: 'Camille Le Gall',
  contact: '',
  code: 'C00051',
  address: address('8 quai Lamennais', '35000', 'Rennes'),
  delivery: null,
  siren: null,
  siret: null,
  vatNumber: null,
}

/** A shop in London. */
export const harbour: Buyer = {
  ...martin,
  name: 'Harbour & Finch Ltd',
  contact: 'Oliver Finch',
  code: 'C00077',
  address: address('221 Marylebone Road', 'NW1 5QH', 'London', 'GB'),
  delivery: null,
  siren: null,
  siret: null,
  vatNumber: null,
}
