// Where French VAT applies, and where it is intra-Union trade or export.

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

/** Another member state, or Northern Ireland, which is one for goods (VAT numbers in XI). */
export const isElsewhereInUnion = (country: string, vatNumber: string | null): boolean =>
  union.includes(country) || (country === 'GB' && (vatNumber ?? '').startsWith('XI'))

/** Outside the VAT territory of the Union, the overseas departments included (CGI art. 294, 2). */
export const isOutsideUnion = (country: string, vatNumber: string | null): boolean =>
  !mainland.includes(country) && !isElsewhereInUnion(country, vatNumber)

export const isWithoutVat = (country: string): boolean => withoutVat.includes(country)
