import type { fr } from './fr.ts'

export const en: typeof fr = {
  board: 'Dashboard',
  prospect: 'Sales will appear after the first invoice.',
  signal: 'Signal',
  scope: 'Scope',
  scopeAll: 'All sales',
  scopeMe: 'My sales',
  scopeStore: (store) => `Store ${store}`,
  scopeDistributor: (name) => `Sales by ${name}`,
  distributorNote: 'Quotes and orders: all distributors.',
  arrange: 'Customise',
  arranged: 'Done',
  reset: 'Reset',
  more: 'Others',
  none: '–',
  days: (n) => (n > 1 ? `${n} days` : `${n} day`),

  names: {
    trend: 'Sales trend',
    months:
      'Last 12 months A silence: twice the usual wait (median) between two purchases, and ten days more at least, as in the signal.',
    projection: 'Projection of the month',
    due: 'Amounts due',
    paying: 'How they pay',
    open: 'In progress',
    ratios: 'Quotes and orders',
    brands: 'By brand',
    items: 'Most bought items',
    ahead: 'Coming up',
    events: 'Latest events',
    mix: 'Activities by type',
  },
  said: {
    trend:
      'Net sales of the month until today, less credit notes, against the same days of the month before and of last year: never a whole month against a part of one. Change = (now − before) ÷ before; within 2% it is level.',
    months:
      'Net sales of each month, less credit notes, imported history included, beside the same month of last year. The month that runs (hatched) is held against the same days. A peak is at least twice the usual month (median), a dip less than a third.',
    projection:
      'What the client will have bought when the month is over. Several methods are tried on past months; the best for this kind of client is kept. The range holds the outcome 8 times in 10. The error is measured on this client, over their months with purchases and those in which some were expected: a month in which nothing was expected and nothing came proves nothing. High confidence: 20% of a month with purchases at most, over six; medium: 40%, over four.',
    due: 'What is owed on issued invoices, credit notes still to be used taken off. Formula: Σ (gross − settled). Late: past the due day.',
    paying:
      'Days from an invoice to its full payment, each invoice weighing its amount, over the invoices of 12 months paid in full. Paid late: the part of the amount paid past the due day. What was only credited does not count.',
    open: 'What waits: for an answer, a delivery, an invoice, to be sent. Gross amounts; what is left to invoice is net.',
    ratios:
      'Conversion = signed ÷ (signed + refused + expired), of the quotes sent in 12 months; those that wait for an answer do not count. Mean and median: net of confirmed orders.',
    brands:
      'What was offered (quotes sent) and bought (invoices, less credit notes) in 12 months, net, discounts of the whole shared out. A brand often offered and never bought shows here.',
    items:
      'Items invoiced for most, net, in 12 months. Due again: the last purchase is older than one and a half times the usual wait (median) between two.',
    ahead:
      'Tasks to do, planned appointments, quotes that expire and invoices that fall due within 14 days.',
    events: 'The 10 latest events that you may see: documents, payments, messages, exchanges.',
    mix: 'Visits, calls, meetings held, e-mails sent and notes of the last 12 months.',
  },

  upTo: (day) => `from the 1st to ${day}`,
  thisMonth: (month, days) => `${month}, ${days}`,
  sameDays: (month) => `Same days of ${month}`,
  wholeMonth: (amount) => `${amount} over the whole month`,
  up: (rate) => `up by ${rate}`,
  down: (rate) => `down by ${rate}`,
  upPlain: 'up',
  downPlain: 'down',
  level: 'level',
  started: 'nothing by then',
  nothingEither: 'nothing either',
  trendSeen: 'See all: invoices of the month',

  year: 'Over 12 months',
  yearBefore: 'A year before',
  sumOf: (net, before) => `${net}, against ${before} a year before`,
  sumAlone: (net) => `${net}, nothing a year before`,
  sameDaysNote: (to) => `until ${to}, same days`,
  marks: { peak: 'peak', dip: 'dip', quiet: 'nothing bought' },
  markPeak: (month, net, times) => `Peak in ${month}: ${net}, ${times} times the usual month.`,
  markDip: (month, net, usual) => `Dip in ${month}: ${net}, usually ${usual}.`,
  markQuiet: (months) => `Nothing bought in ${months}.`,
  silentOrders: (since, usual) => `No order for ${since} days, usually ${usual}.`,
  silentInvoices: (since, usual) => `No purchase for ${since} days, usually ${usual}.`,
  rhythm: (since, usual) => `Last purchase ${since} ago; usually every ${usual}.`,
  unit: '€ net',

  likely: 'Most likely',
  between: (low, high) => `between ${low} and ${high}`,
  soFar: (amount) => `${amount} invoiced already.`,
  withSigned: (amount) => `${amount} signed, still to be delivered by the end of the month.`,
  methods: {
    similar: 'From similar months of your customers who buy alike.',
    runRate: 'At the pace of the month, working day by working day.',
    nothing: 'Usually nothing more after this date.',
    lastMonth: 'From last month.',
    seasonalShare: 'From the part of a month usually reached by this date.',
    usualRest: 'From what usually follows this date.',
    smoothed: 'From the latest months, the most recent weighing more.',
    intermittent: 'From how often and how much they buy.',
  },
  confidence: {
    high: 'High confidence',
    medium: 'Medium confidence',
    low: 'Low confidence',
    unmeasured: 'Confidence not measured',
  },
  tested: (active, error, share) =>
    `Over their last ${active} months with purchases, the mean error was ${error} (${share} of such a month).`,
  foreseenInVain: (n) =>
    n > 1
      ? `Including ${n} months in which purchases were expected and did not come.`
      : 'Including a month in which purchases were expected and did not come.',
  unproven: (months, active) =>
    `${
      active === 0
        ? `No month with purchases among the ${months} that were projected and then known`
        : `Only ${active} of the ${months} months that were projected and then known had purchases`
    }: too few to tell how far off the projection is.`,
  tooLittle: (active, least) =>
    `Too little history: ${active} months with purchases, ${least} are needed. No figure is given.`,
  learning: 'Projections are being prepared; they will be here in a few minutes.',

  outstanding: 'Owed',
  overdue: 'Late',
  toCome: 'Not due yet',
  ages: { d30: '1–30 d', d60: '31–60 d', d90: '61–90 d', older: '> 90 d' },
  oldest: (number, day) => `The oldest: ${number}, due on ${day}.`,
  remind: 'Remind',
  invoices: (n) => (n > 1 ? `${n} invoices` : `${n} invoice`),
  credit: (left) => `Credit still available: ${left}.`,
  creditOver: (over) => `Credit limit exceeded by ${over}.`,

  paysIn: (days) => (days > 1 ? `${days} days` : `${days} day`),
  agreed: (days) => `agreed: ${days} d`,
  lateShare: (share) => `${share} paid late`,
  neverLate: 'never late',
  slower: (days) => `${days} days more lately: they pay more and more slowly.`,
  faster: (days) => `${days} days less lately: they pay faster and faster.`,
  steady: 'Their delay is steady.',
  paidOf: (n) => (n > 1 ? `of ${n} paid invoices` : `of ${n} paid invoice`),

  openRows: {
    quotes: 'Quotes that wait for an answer',
    toDeliver: 'Orders to deliver',
    toInvoice: 'Orders to invoice',
    quoteDrafts: 'Draft quotes',
    orderDrafts: 'Draft orders',
    invoiceDrafts: 'Draft invoices',
  },

  conversion: 'Conversion',
  byCount: 'by number',
  byAmount: 'by amount',
  signed: 'Signed',
  refused: 'Refused',
  expired: 'Expired',
  sent: (n) => (n > 1 ? `${n} quotes sent` : `${n} quote sent`),
  tooFewQuotes: 'Too few quotes have had an answer.',
  meanOrder: 'Mean order',
  medianOrder: 'Median',
  orders: (n) => (n > 1 ? `${n} orders` : `${n} order`),
  delay: 'From quote to order',
  delaySigned: 'From quote to signature',

  quoted: 'Offered',
  bought: 'Bought',
  brand: 'Brand',
  family: 'Family',
  noBrand: 'No brand',
  noFamily: 'No family',
  neverBought: (name, amount) => `${name}: ${amount} offered, nothing bought in 12 months.`,
  byFamily: 'by family: too few items have a brand',

  item: 'Item',
  amount: 'Net amount',
  lastBought: 'Last bought',
  usual: 'Usually',
  again: 'Due again',
  every: (days) => `every ${days} d`,
  ago: (days) => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} d ago`),
  quoteAgain: 'Quote again',
  restItems: (n, amount) =>
    n > 1 ? `and ${n} more items, ${amount}` : `and 1 more item, ${amount}`,

  nothingAhead: 'Nothing planned.',
  plan: 'Plan',
  aheadKinds: {
    task: 'Task',
    appointment: 'Appointment',
    quote: 'Quote that expires',
    invoice: 'Invoice falling due',
  },
  late: 'late',
  noDay: 'no date',
  moreAhead: (n) => `and ${n} more`,

  noEvent: 'Nothing recorded yet.',
  logOne: 'Log an exchange',
  history: 'See all: history',
  eventKinds: {
    quote_sent: 'Quote sent',
    quote_signed: 'Quote signed',
    quote_refused: 'Quote refused',
    order_confirmed: 'Order confirmed',
    invoice_issued: 'Invoice issued',
    credit_note_issued: 'Credit note issued',
    payment: 'Payment received',
    refund: 'Refund',
    email: 'E-mail',
    note: 'Note',
    call: 'Call',
    visit: 'Visit',
    appointment: 'Appointment held',
    task: 'Task done',
  },

  kinds: { visit: 'Visits', call: 'Calls', meeting: 'Meetings', email: 'E-mails', note: 'Notes' },
  hint: (calls, visits) =>
    `${calls} calls, ${visits === 0 ? 'no visit' : visits === 1 ? '1 visit' : `${visits} visits`} in 6 months.`,
  planVisit: 'Plan a visit',

  pills: {
    prospect: 'Prospect',
    inactive: 'Inactive for 12 months',
    blocked: 'Blocked',
    over: (amount) => `Credit limit exceeded by ${amount}`,
    silent: (days) => (days >= 365 ? 'No contact for a year' : `No contact for ${days} d`),
  },

  whyHidden: {
    right: 'Your role may not see these figures.',
    prospect: 'No invoice yet: this widget appears after the first one.',
    noRecentSale: 'No sale for 13 months.',
    fewQuotes: 'Fewer than 3 quotes answered in 12 months.',
    noBrand: 'Nothing offered nor bought in 12 months.',
    nothingDue: 'Nothing is due.',
    fewPaid: 'Fewer than 3 invoices paid in 12 months.',
    fewItems: 'Fewer than 3 items bought in 12 months.',
    fewActivities: 'Fewer than 3 exchanges in 12 months.',
    nothingOpen: 'Nothing is waiting.',
    walkIn: 'The walk-in customer stands for many people: no habits to be read.',
    self: 'Hidden by you.',
  },
  remedies: {
    show: 'Show',
    invoice: 'New invoice',
    quote: 'New quote',
    log: 'Log an exchange',
  },
}
