// What choosing a client does to a document.
import { quoteDefaults } from '#features/sales/quotes/contract.ts'
import { call } from '#web/api.ts'
import { goTo } from './caret.ts'
import type { Session } from './session.ts'
import type { Client } from './state.ts'

/** After the client come the lines: the caret goes to the first free one. */
export function goToLines({ editor }: Session): void {
  const last = editor.state().lines.at(-1)
  if (last) goTo(editor, document, { key: last.key, cell: 'name' })
}

/** Another client brings its own conditions; what was written for this document stays. */
export async function changeClient({ editor }: Session, client: Client): Promise<void> {
  const { head } = editor.state()
  if (head.customer?.id === client.id) return
  editor.editHead({ customer: client, contact: null })
  const usual = await call(quoteDefaults, { customer: client.id }).catch(() => null)
  if (!usual || editor.state().head.customer?.id !== client.id) return
  const { contact, terms, paymentMethod, discount, language, regimes } = usual
  editor.editHead({ contact, terms, paymentMethod, discount, language }, regimes)
}
