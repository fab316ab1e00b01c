// Who works in the demonstration beside the person who opened it, and where.
import type { PresetKey } from '#kernel/rights.ts'

export const stores = [
  {
    name: 'Lyon – Presqu’île',
    street: '12 rue de la République',
    postalCode: '69002',
    city: 'Lyon',
  },
  {
    name: 'Villeurbanne – Dépôt',
    street: '210 rue Léon Blum',
    postalCode: '69100',
    city: 'Villeurbanne',
  },
] as const

export type Colleague = {
  readonly name: string
  readonly login: string
  readonly preset: PresetKey
  /** Ranks in `stores`. */
  readonly stores: readonly number[]
}

/** Two who sell, one in each store; one who follows the sites; one who keeps the accounts. */
export const colleagues = [
  { name: 'Bruno Lefèvre', login: 'bruno.lefevre', preset: 'sales', stores: [0] },
  { name: 'Inès Rahmani', login: 'ines.rahmani', preset: 'sales', stores: [1] },
  { name: 'Denis Moreau', login: 'denis.moreau', preset: 'coordinator', stores: [0, 1] },
  { name: 'Claire Nguyen', login: 'claire.nguyen', preset: 'accountant', stores: [0, 1] },
] as const satisfies readonly Colleague[]

/** The domain of their addresses: reserved (RFC 2606), so that nothing ever reaches anyone. */
export const domain = 'atelier-lumiere.example'
