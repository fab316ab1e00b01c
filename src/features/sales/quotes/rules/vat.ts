// Which VAT a line bears: the regimes of the two parties decide before the item does.
import type { CompanyVatRegime } from '#features/base/company/rules.ts'
import { type Nature, whyNotVat } from '#features/catalog/items/rules.ts'
import { type CustomerVatRegime, vatFor } from '#features/relation/customers/rules.ts'
import { bps } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'

export type Regimes = { readonly company: CompanyVatRegime; readonly customer: CustomerVatRegime }

/** The VAT of what is not in the catalogue, unless the line says otherwise. */
export const standardVat: Vat = { category: 'S', rate: bps(2000) }

/**
 * The VAT of a line between two parties. `own` is what the line says, or its item: it holds between
 * parties of the same country, unless the seller charges no VAT at all.
 */
export function vatOfLine({ company, customer }: Regimes, nature: Nature, own: Vat): Vat {
  // K and G come from a regime alone: a line that kept one from another client goes back to taxed.
  const vat = vatFor(customer, company, isOfRegime(own) ? standardVat : own)
  if (nature === 'goods' || !isOfRegime(vat)) return vat
  // CGI art. 283-1 and 259-1°: a service is taxed where the client is, by the client within the Union,
  // and outside the scope of French VAT beyond it.
  return { category: vat.category === 'K' ? 'AE' : 'O', rate: bps(0) }
}

const isOfRegime = ({ category }: Vat): boolean => category === 'K' || category === 'G'

/** Why a line may not be taxed so between these parties, or null. */
export function whyNotLineVat(
  country: string,
  regimes: Regimes,
  vat: Vat,
): ReturnType<typeof whyNotVat> {
  const decided = regimes.company !== 'standard' || regimes.customer !== 'domestic'
  return decided ? null : whyNotVat({ country, vatRegime: regimes.company }, vat)
}
