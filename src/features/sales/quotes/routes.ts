import { on } from '#server/http.ts'
import {
  createQuote,
  deleteQuote,
  duplicateQuote,
  startQuote,
  updateQuote,
} from './actions/draft.ts'
import { cancelQuote, refuseQuote, sendQuote } from './actions/life.ts'
import { quotePdf, revisionPdf, viewQuote, viewRevision } from './actions/print.ts'
import { compareRevisions, reopenQuote, restoreQuote } from './actions/revise.ts'
import { signQuote } from './actions/sign.ts'
import * as contract from './contract.ts'
import * as revisions from './contract/revision.ts'
import { quoteHistory } from './contract/history.ts'
import { quoteHistory as readHistory } from './queries/history.ts'
import { listQuotes } from './queries/list.ts'
import { listRevisions, verifyQuote } from './queries/revisions.ts'
import { showQuote } from './queries/show.ts'

export const quoteRoutes = [
  on(contract.listQuotes, 'quotes.read', listQuotes),
  on(contract.quoteDefaults, 'quotes.write', startQuote),
  on(contract.showQuote, 'quotes.read', (act, { id }) => showQuote(act, id)),
  on(quoteHistory, 'quotes.read', readHistory),
  on(contract.viewQuote, 'quotes.read', (act, { id }) => viewQuote(act, id)),
  on(contract.quotePdf, 'quotes.read', (act, { id }) => quotePdf(act, id)),
  on(contract.createQuote, 'quotes.write', createQuote),
  on(contract.updateQuote, 'quotes.write', updateQuote),
  on(contract.deleteQuote, 'quotes.delete', (act, { id }) => deleteQuote(act, id)),
  on(contract.duplicateQuote, 'quotes.write', (act, { id }) => duplicateQuote(act, id)),
  on(contract.sendQuote, 'quotes.write', sendQuote),
  on(contract.signQuote, 'quotes.write', (act, input) => signQuote(act, input)),
  on(contract.refuseQuote, 'quotes.write', refuseQuote),
  on(contract.cancelQuote, 'quotes.write', cancelQuote),
  on(contract.reopenQuote, 'quotes.write', reopenQuote),
  on(contract.restoreQuote, 'quotes.write', restoreQuote),
  on(revisions.listRevisions, 'quotes.read', listRevisions),
  on(revisions.viewRevision, 'quotes.read', viewRevision),
  on(revisions.revisionPdf, 'quotes.read', revisionPdf),
  on(revisions.compareRevisions, 'quotes.read', compareRevisions),
  on(revisions.verifyQuote, 'quotes.read', verifyQuote),
]
