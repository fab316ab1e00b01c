// Whose law a document follows, and where it is intra-Union trade or export.

/** ISO codes under which French companies have a SIREN: France and the parts that have their own code. */
const french = ['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'BL', 'MF', 'PM', 'NC', 'PF', 'WF', 'TF']
/** Metropolitan France; Monaco is within its VAT (convention of 18 May 1963). */
const mainland = ['FR', 'MC']
/** No VAT is charged there (CGI art. 294). */
const withoutVat = ['GF', 'YT', 'BL', 'MF']
const union = 'AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
)

export const isFrench = (country: string): boolean => french.includes(country)

/** Whether the seller writes its documents under French law, or under that of its own country. */
export const followsFrenchLaw = ({ address }: { address: { country: string } }): boolean =>
  isFrench(address.country) || mainland.includes(address.country)

/** Member states, France and Monaco included. */
const isMember = (country: string): boolean => union.includes(country) || mainland.includes(country)

/** Where an invoice names the VAT number of its seller: Directive 2006/112/CE, art. 226, 3°; SI 1995/2518, reg. 14. */
export const namesVatNumber = (country: string): boolean =>
  isFrench(country) || isMember(country) || country === 'GB'

/**
 * From a member state to another one, or to Northern Ireland, which is one for goods (VAT numbers in
 * XI). `from` is the country of the seller; the overseas departments send as France does.
 */
export function isElsewhereInUnion(from: string, to: string, vatNumber: string | null): boolean {
  if (!isFrench(from) && !isMember(from)) return false
  const isNorthernIreland = to === 'GB' && (vatNumber ?? '').startsWith('XI')
  if (isNorthernIreland) return true
  if (isFrench(from) || mainland.includes(from)) return union.includes(to)
  return isMember(to) && to !== from
}

/**
 * Out of where the seller's VAT applies: outside that of the Union for a member state (the French
 * overseas departments included, CGI art. 294, 2), abroad for any other country.
 */
export function isExported(from: string, to: string, vatNumber: string | null): boolean {
  if (!isFrench(from) && !isMember(from)) return to !== from
  return !isMember(to) && !isElsewhereInUnion(from, to, vatNumber)
}

export const isWithoutVat = (country: string): boolean => withoutVat.includes(country)
