// Somebody else who works there: invited, come, and signed in on a browser of their own.
import { type Browser, type BrowserContext, expect } from '@playwright/test'
import { api, type Demo } from './installation.ts'

export type Colleague = { readonly name: string; readonly email: string; readonly role: string }

const password = 'une phrase de passe longue'

export async function colleague(
  context: BrowserContext,
  demo: Demo,
  { name, email, role }: Colleague,
): Promise<void> {
  type Roles = { rows: { id: string; name: string }[] }
  const { rows } = await api<Roles>(context, demo, '/team/roles')
  const roleId = rows.find((one) => one.name === role)?.id
  const { link } = await api<{ link: string }>(context, demo, '/invitations', { email, roleId })
  const joined = await fetch(`${demo.url}/api/v1/invitation/${link.split('/').at(-1)}/acceptance`, {
    method: 'POST',
    headers: { origin: demo.url, 'content-type': 'application/json' },
    body: JSON.stringify({ name, password, locale: 'fr' }),
  })
  expect(joined.status, await joined.text()).toBeLessThan(300)
}

/** A browser in which a colleague has signed in; to be closed. */
export async function theirBrowser(browser: Browser, { url }: Demo, { email }: Colleague) {
  const context = await browser.newContext({
    baseURL: url,
    storageState: { cookies: [], origins: [] },
  })
  const answer = await context.request.post('/api/auth/sign-in/email', {
    headers: { origin: url },
    data: { email, password },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return context
}
