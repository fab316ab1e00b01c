import { on } from '#server/http.ts'
import { readAttachment } from './actions/download.ts'
import { sendAgain, takeBack } from './actions/queue.ts'
import { forgetTemplate, readTemplates, writeTemplate } from './actions/templates.ts'
import * as contract from './contract.ts'
import { listMails, showMail } from './queries/list.ts'

export const mailRoutes = [
  on(contract.listMails, 'customers.read', listMails),
  on(contract.showMail, 'customers.read', showMail),
  on(contract.mailAttachment, 'customers.read', readAttachment),
  on(contract.sendMailAgain, 'customers.write', sendAgain),
  on(contract.cancelMail, 'customers.write', takeBack),
  on(contract.listTemplates, 'company.read', readTemplates),
  on(contract.saveTemplate, 'company.administer', writeTemplate),
  on(contract.resetTemplate, 'company.administer', forgetTemplate),
]
