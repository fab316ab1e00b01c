import { on } from '#server/http.ts'
import { changePaces, read, reopen, settle, showPaces, snooze } from './actions/inbox.ts'
import * as contract from './contract.ts'
import { countWaitedFor, listInbox } from './queries/list.ts'
import { readNotified } from './queries/record.ts'

export const notificationRoutes = [
  on(contract.listNotifications, 'member', listInbox),
  on(contract.countPressing, 'member', countWaitedFor),
  on(contract.showNotified, 'member', readNotified),
  on(contract.readNotifications, 'member', read),
  on(contract.settleNotifications, 'member', settle),
  on(contract.reopenNotifications, 'member', reopen),
  on(contract.snoozeNotifications, 'member', snooze),
  on(contract.showPaces, 'member', showPaces),
  on(contract.savePaces, 'member', changePaces),
]
