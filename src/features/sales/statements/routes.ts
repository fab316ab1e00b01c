import { on } from '#server/http.ts'
import { mailLetter, proposeLetter } from './actions/letter.ts'
import { mailStatement, proposeForStatement } from './actions/mail.ts'
import { statementFile, statementSheet } from './actions/print.ts'
import * as contract from './contract.ts'
import * as letter from './contract/letter.ts'
import { findStatement } from './queries.ts'
import { findEnclosures } from './queries/enclosures.ts'

export const statementRoutes = [
  on(contract.showStatement, 'payments.read', findStatement),
  on(contract.statementPdf, 'payments.read', statementFile),
  on(contract.statementCsv, 'payments.read', statementSheet),
  on(contract.proposeStatementMail, 'payments.read', proposeForStatement),
  on(contract.mailStatement, 'payments.write', mailStatement),
  on(letter.proposeLetter, 'customers.read', proposeLetter),
  on(letter.listEnclosures, 'customers.read', findEnclosures),
  on(letter.mailLetter, 'customers.write', mailLetter),
]
