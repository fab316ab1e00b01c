// Why no VAT is charged: once per category met, in the words of the law of the seller.
import type { ItemLine, MentionCase } from './frozen.ts'
import { type Mention, mention } from './mention.ts'
import { followsFrenchLaw, isElsewhereInUnion, isFrench, isWithoutVat } from './territory.ts'

/** Why no VAT is charged, once per category met. */
export function vatMentions(document: MentionCase): Mention[] {
  const categories = new Set(itemsOf(document).map((line) => line.category))
  const found: Mention[] = []
  if (categories.has('E')) {
    found.push(isFranchise(document) ? franchise : exempt(document.exemption))
  }
  if (categories.has('AE')) found.push(reverseCharge(document))
  const isOfFrance = followsFrenchLaw(document.seller)
  if (categories.has('K')) found.push(isOfFrance ? intraUnion : intraUnionElsewhere)
  if (categories.has('G')) found.push(isOfFrance ? exportation : exportationElsewhere)
  if (categories.has('O')) found.push(outsideScope(document))
  // BOI-TVA-DECLA-30-20-20-30: a credit note that does not give VAT back says so.
  if (document.kind === 'credit_note' && document.netOfTax) {
    found.push(mention('net_of_tax', 'Net de taxe', 'Net of tax: the VAT invoiced is unchanged'))
  }
  return found
}

/** CGI art. 293 E: whoever is under the threshold of art. 293 B writes exactly this. */
const franchise = mention(
  'franchise',
  'TVA non applicable, art. 293 B du CGI',
  'VAT not applicable, art. 293 B of the French tax code (CGI)',
  'E',
)

/** CGI ann. II art. 242 nonies A, I-12°: the provision that exempts is cited. */
const exempt = (exemption: string): Mention =>
  mention('exempt', exemption || 'Exonération de TVA', exemption || 'VAT exempt', 'E')

/**
 * CGI ann. II art. 242 nonies A, I-13°: the word "Autoliquidation". Where it comes from is told by the
 * client's record within the country (building subcontractors, scrap, energy: each has its article),
 * and by the directive for a client elsewhere in the Union.
 */
function reverseCharge({ seller, buyer, exemption }: MentionCase): Mention {
  const isAbroad = followsFrenchLaw(seller) && !isFrench(buyer.address.country)
  const source = isAbroad
    ? 'art. 283-1 et 259-1° du CGI, art. 196 de la directive 2006/112/CE'
    : exemption
  const english = isAbroad
    ? 'art. 283-1 and 259-1° of the French tax code (CGI), art. 196 of Directive 2006/112/EC'
    : exemption
  const because = (said: string): string => (said === '' ? '' : ` – ${said}`)
  // The English of a French seller keeps the word that the law wants.
  const word = followsFrenchLaw(seller) ? 'Reverse charge (autoliquidation)' : 'Reverse charge'
  return mention(
    'reverse_charge',
    `Autoliquidation${because(source)}`,
    `${word}${because(english)}`,
    'AE',
  )
}

/** CGI art. 262 ter, I. */
const intraUnion = mention(
  'intra_eu',
  'Exonération de TVA, art. 262 ter, I du CGI',
  'VAT exempt intra-Community supply, art. 262 ter, I of the French tax code (CGI), art. 138 of Directive 2006/112/EC',
  'K',
)

/** Directive 2006/112/CE, art. 138, which each member state has in a law of its own. */
const intraUnionElsewhere = mention(
  'intra_eu',
  'Livraison intracommunautaire exonérée de TVA, art. 138 de la directive 2006/112/CE',
  'VAT exempt intra-Community supply, art. 138 of Directive 2006/112/EC',
  'K',
)

/** CGI art. 262, I. */
const exportation = mention(
  'export',
  'Exonération de TVA, art. 262, I du CGI',
  'VAT exempt export, art. 262, I of the French tax code (CGI)',
  'G',
)

const exportationElsewhere = mention(
  'export',
  'Exportation exonérée de TVA',
  'Export, free of VAT',
  'G',
)

/** Outside the scope of VAT, or of the territory where it is charged. */
function outsideScope({ seller, buyer, exemption }: MentionCase): Mention {
  if (exemption) return mention('outside_scope', exemption, exemption, 'O')
  if (!followsFrenchLaw(seller)) return beyondVat
  // CGI art. 294, 1: no VAT is charged in Guyane and Mayotte.
  if (isWithoutVat(seller.address.country) || isWithoutVat(buyer.address.country)) {
    return mention(
      'outside_scope',
      'TVA non applicable, art. 294 du CGI',
      'VAT not applicable, art. 294 of the French tax code (CGI)',
      'O',
    )
  }
  // CGI art. 259, 1°: services to a business are taxed where that business is.
  if (seller.vatRegime !== 'outside' && !isFrench(buyer.address.country)) {
    return mention(
      'outside_scope',
      'TVA non applicable, art. 259-1° du CGI',
      'VAT not applicable, art. 259-1° of the French tax code (CGI)',
      'O',
    )
  }
  return beyondVat
}

const beyondVat = mention(
  'outside_scope',
  'Opération hors du champ d’application de la TVA',
  'Outside the scope of VAT',
  'O',
)

/** The French exemption of small businesses: that of another country has another name. */
export const isFranchise = ({ seller }: Pick<MentionCase, 'seller'>): boolean =>
  seller.vatRegime === 'franchise' && followsFrenchLaw(seller)

export const itemsOf = ({ lines }: Pick<MentionCase, 'lines'>): ItemLine[] =>
  lines.filter((line) => line.kind === 'item').filter((line) => line.chosen)

/** Whether goods go to another member state, for the reasons that forbid it. */
export const shipsWithinUnion = ({
  seller,
  buyer,
}: Pick<MentionCase, 'seller' | 'buyer'>): boolean =>
  isElsewhereInUnion(
    seller.address.country,
    (buyer.delivery ?? buyer.address).country,
    buyer.vatNumber,
  )
