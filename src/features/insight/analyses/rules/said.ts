// What each measure is, in a sentence and its formula: what stands behind its (i) wherever it is shown.
import type { Locale } from '#kernel/refusal.ts'
import type { Measure } from '../rules.ts'

type Said = Readonly<Record<Locale, Readonly<Record<Measure, string>>>>

/** A sentence, and the formula below it. */
const told = (sentence: string, formula: string): string => `${sentence}\n\n${formula}`

const sentFr = 'à la date de leur dernier envoi ; ni brouillons, ni annulés'
const sentEn = 'by the day they were last sent; no drafts, none cancelled'

export const measureSaid: Said = {
  fr: {
    sales: told(
      'Ce qui a été facturé hors taxes, à la date de la facture, avoirs déduits. Les brouillons n’en sont pas.',
      'Ventes HT = Σ factures HT − Σ avoirs HT',
    ),
    cost: told(
      'Ce qu’ont coûté les articles vendus, au coût que chaque ligne avait le jour de la facture, avoirs déduits. L’historique importé n’en a pas.',
      'Coût = Σ (quantité × coût)',
    ),
    margin: told(
      'Ce qui reste des ventes, leur coût payé : celui que chaque ligne avait le jour de la facture.',
      'Marge = ventes HT − Σ (quantité × coût)',
    ),
    invoices: told(
      'Les factures émises, acomptes et situations compris, à leur date ; les avoirs ne comptent pas. Par article, marque ou famille, une facture compte une fois pour chacun, et une seule au total.',
      'Nombre = factures émises de la période',
    ),
    quantity: told(
      'Les quantités d’articles facturées, moins celles reprises par avoir. Une ligne libre n’en a pas.',
      'Quantités = Σ quantités facturées − Σ quantités reprises',
    ),
    basket: told(
      'Ce que vaut une facture en moyenne.',
      'Panier moyen = ventes HT ÷ nombre de factures',
    ),
    quotes: told(
      `Le montant hors taxes des devis envoyés, ${sentFr}.`,
      'Devis envoyés = Σ devis HT = signés + perdus + en attente',
    ),
    quoteCount: told(`Les devis envoyés, ${sentFr}.`, 'Nombre = signés + perdus + en attente'),
    signed: told(
      'Le montant hors taxes des devis envoyés pendant la période qui sont signés aujourd’hui.',
      'Devis signés = Σ devis HT signés',
    ),
    signedCount: told(
      'Les devis envoyés pendant la période qui sont signés aujourd’hui.',
      'Nombre = devis signés',
    ),
    lost: told(
      'Le montant hors taxes des devis envoyés pendant la période que le client a refusés, ou dont la validité est passée.',
      'Devis perdus = Σ devis HT refusés + Σ devis HT expirés',
    ),
    lostCount: told(
      'Les devis envoyés pendant la période que le client a refusés, ou dont la validité est passée.',
      'Nombre = devis refusés + devis expirés',
    ),
    pending: told(
      'Le montant hors taxes des devis envoyés pendant la période qui attendent encore une réponse.',
      'Devis en attente = Σ devis HT ni signés, ni refusés, ni expirés',
    ),
    pendingCount: told(
      'Les devis envoyés pendant la période qui attendent encore une réponse.',
      'Nombre = devis ni signés, ni refusés, ni expirés',
    ),
    conversion: told(
      'La part signée des devis qui ont trouvé leur issue ; ceux qui attendent n’en sont pas.',
      'Taux = devis signés ÷ (devis signés + devis perdus), en nombre',
    ),
    conversionNet: told(
      'La part signée, en montant, des devis qui ont trouvé leur issue ; ceux qui attendent n’en sont pas.',
      'Taux = montant HT signé ÷ (montant HT signé + montant HT perdu)',
    ),
    orders: told(
      'Le montant hors taxes des commandes confirmées ou terminées, à la date de leur confirmation ; les annulées n’en sont pas.',
      'Commandes = Σ commandes HT confirmées + Σ commandes HT terminées',
    ),
    orderCount: told(
      'Les commandes confirmées ou terminées, à la date de leur confirmation ; les annulées n’en sont pas.',
      'Nombre = commandes confirmées + commandes terminées',
    ),
    collected: told(
      'L’argent reçu des clients, taxes comprises, à la date du règlement, moins ce qui leur a été remboursé.',
      'Encaissements = Σ règlements TTC − Σ remboursements TTC',
    ),
    due: told(
      'Ce qui reste à payer aujourd’hui des factures émises, taxes comprises, à leur échéance, moins les avoirs qui n’ont pas encore servi.',
      'Reste dû = Σ (facture TTC − ce qui en est réglé) − Σ avoirs disponibles',
    ),
    overdue: told(
      'Ce qui reste à payer, taxes comprises, des factures dont l’échéance est passée.',
      'En retard = Σ (facture TTC − ce qui en est réglé), échéance avant aujourd’hui',
    ),
  },
  en: {
    sales: told(
      'What was invoiced before tax, by the day of the invoice, less credit notes. Drafts are no part of it.',
      'Net sales = Σ invoices net − Σ credit notes net',
    ),
    cost: told(
      'What the items sold have cost: the cost each line had on the day of the invoice, less credit notes. Imported history has none.',
      'Cost = Σ (quantity × cost)',
    ),
    margin: told(
      'What is left of sales once their cost is paid: the cost each line had on the day of the invoice.',
      'Margin = net sales − Σ (quantity × cost)',
    ),
    invoices: told(
      'Invoices issued, deposits and progress invoices among them, by their day; credit notes are not counted. By item, brand or family an invoice counts once for each, and once in the total.',
      'Number = invoices issued in the period',
    ),
    quantity: told(
      'Quantities of items invoiced, less those credited. A free line has none.',
      'Quantities = Σ quantities invoiced − Σ quantities credited',
    ),
    basket: told(
      'What one invoice is worth on average.',
      'Average basket = net sales ÷ number of invoices',
    ),
    quotes: told(
      `The net amount of quotes sent, ${sentEn}.`,
      'Quotes sent = Σ quotes net = signed + lost + pending',
    ),
    quoteCount: told(`Quotes sent, ${sentEn}.`, 'Number = signed + lost + pending'),
    signed: told(
      'The net amount of the quotes sent in the period that are signed today.',
      'Quotes signed = Σ signed quotes net',
    ),
    signedCount: told(
      'The quotes sent in the period that are signed today.',
      'Number = signed quotes',
    ),
    lost: told(
      'The net amount of the quotes sent in the period that the customer refused, or whose validity has passed.',
      'Quotes lost = Σ refused quotes net + Σ expired quotes net',
    ),
    lostCount: told(
      'The quotes sent in the period that the customer refused, or whose validity has passed.',
      'Number = refused quotes + expired quotes',
    ),
    pending: told(
      'The net amount of the quotes sent in the period that still wait for an answer.',
      'Quotes pending = Σ quotes net neither signed, nor refused, nor expired',
    ),
    pendingCount: told(
      'The quotes sent in the period that still wait for an answer.',
      'Number = quotes neither signed, nor refused, nor expired',
    ),
    conversion: told(
      'The signed part of the quotes that have their outcome; those that wait are left out.',
      'Rate = signed quotes ÷ (signed quotes + lost quotes), by number',
    ),
    conversionNet: told(
      'The signed part, by amount, of the quotes that have their outcome; those that wait are left out.',
      'Rate = net amount signed ÷ (net amount signed + net amount lost)',
    ),
    orders: told(
      'The net amount of orders confirmed or completed, by the day of their confirmation; cancelled ones are no part of it.',
      'Orders = Σ confirmed orders net + Σ completed orders net',
    ),
    orderCount: told(
      'Orders confirmed or completed, by the day of their confirmation; cancelled ones are no part of it.',
      'Number = confirmed orders + completed orders',
    ),
    collected: told(
      'Money received from customers, tax included, by the day of the payment, less what was paid back to them.',
      'Money received = Σ payments − Σ refunds',
    ),
    due: told(
      'What remains to be paid today of the invoices issued, tax included, by their due day, less credit notes not used yet.',
      'Outstanding = Σ (invoice gross − what of it is paid) − Σ credit notes available',
    ),
    overdue: told(
      'What remains to be paid, tax included, of the invoices whose due day has passed.',
      'Overdue = Σ (invoice gross − what of it is paid), due before today',
    ),
  },
}
