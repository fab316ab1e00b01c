// How people and places are written.
import type { z } from 'zod'
import type { Address, Contact } from '../contract.ts'

export const nameOf = ({ firstName, lastName }: z.output<typeof Contact>): string =>
  `${firstName} ${lastName}`.trim()

/** The lines of an address, without its country. */
export const addressLines = ({
  street,
  street2,
  postalCode,
  city,
}: Pick<z.output<typeof Address>, 'street' | 'street2' | 'postalCode' | 'city'>): string[] =>
  [street, street2, `${postalCode} ${city}`.trim()].filter((line) => line !== '')
