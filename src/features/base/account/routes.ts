import { on } from '#server/http.ts'
import {
  closeEverySession,
  closeSession,
  editAccount,
  readAccount,
  readSessions,
} from './actions.ts'
import { withdrawEmail } from './actions/email.ts'
import {
  changeAccount,
  endEverySession,
  endSession,
  listSessions,
  showAccount,
  withdrawEmailChange,
} from './contract.ts'

// Signing in and out, passwords and the second factor have addresses of their own, below /api/auth:
// they set cookies, which no transaction could take back (see server/sign-in.ts).
export const accountRoutes = [
  on(showAccount, 'account', readAccount),
  on(changeAccount, 'account', editAccount),
  on(withdrawEmailChange, 'account', withdrawEmail),
  on(listSessions, 'account', readSessions),
  on(endSession, 'account', closeSession),
  on(endEverySession, 'account', closeEverySession),
]
