import { on } from '#server/http.ts'
import {
  askOnline,
  openQuote,
  printPublicQuote,
  readPublicQuote,
  refuseOnline,
  signOnline,
} from './actions/answer.ts'
import { closeLink, handOverLink, readLinks } from './actions/link.ts'
import { mailQuote, proposeForQuote } from './actions/mail.ts'
import * as contract from './contract.ts'

export const signatureRoutes = [
  on(contract.proposeQuoteMail, 'quotes.write', proposeForQuote),
  on(contract.mailQuote, 'quotes.write', mailQuote),
  on(contract.listQuoteLinks, 'quotes.read', readLinks),
  on(contract.makeQuoteLink, 'quotes.write', handOverLink),
  on(contract.revokeQuoteLink, 'quotes.write', closeLink),
  on(contract.showPublicQuote, 'public', readPublicQuote),
  on(contract.publicQuotePdf, 'public', printPublicQuote),
  on(contract.openPublicQuote, 'public', openQuote),
  on(contract.signPublicQuote, 'public', signOnline),
  on(contract.refusePublicQuote, 'public', refuseOnline),
  on(contract.askAboutQuote, 'public', askOnline),
]
