import type { Endpoint } from '#kernel/endpoint.ts'
import { addressOf, type Given } from '#web/api.ts'

/** Opens the PDF of a document in a tab of its own; `ready` waits for what is typed to be saved. */
export async function openPdf<E extends Endpoint>(
  endpoint: E,
  input: Given<E>,
  ready?: () => Promise<boolean>,
): Promise<void> {
  const address = addressOf(endpoint, input)
  if (!ready) return void window.open(address, '_blank', 'noopener')
  // A tab opened after waiting would be taken for an advertisement: it is opened first, then sent there.
  const tab = window.open('', '_blank')
  await ready()
  if (tab) tab.location.href = address
  else window.location.assign(address)
}
