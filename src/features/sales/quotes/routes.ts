import { on } from '#server/http.ts'
import {
  createQuote,
  deleteQuote,
  duplicateQuote,
  startQuote,
  updateQuote,
} from './actions/draft.ts'
import { cancelQuote, refuseQuote, sendQuote, signQuote } from './actions/life.ts'
import { quotePdf, viewQuote } from './actions/print.ts'
import * as contract from './contract.ts'
import { listQuotes } from './queries/list.ts'
import { showQuote } from './queries/show.ts'

export const quoteRoutes = [
  on(contract.listQuotes, 'quotes.read', listQuotes),
  on(contract.quoteDefaults, 'quotes.write', startQuote),
  on(contract.showQuote, 'quotes.read', (act, { id }) => showQuote(act, id)),
  on(contract.viewQuote, 'quotes.read', (act, { id }) => viewQuote(act, id)),
  on(contract.quotePdf, 'quotes.read', (act, { id }) => quotePdf(act, id)),
  on(contract.createQuote, 'quotes.write', createQuote),
  on(contract.updateQuote, 'quotes.write', updateQuote),
  on(contract.deleteQuote, 'quotes.delete', (act, { id }) => deleteQuote(act, id)),
  on(contract.duplicateQuote, 'quotes.write', (act, { id }) => duplicateQuote(act, id)),
  on(contract.sendQuote, 'quotes.write', sendQuote),
  on(contract.signQuote, 'quotes.write', signQuote),
  on(contract.refuseQuote, 'quotes.write', refuseQuote),
  on(contract.cancelQuote, 'quotes.write', cancelQuote),
]
