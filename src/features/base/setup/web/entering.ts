import { uploadLogo } from '#features/base/company/contract.ts'
import { call } from '#web/api.ts'
import { chooseCompany } from '#web/company-choice.ts'
import { pass } from '#web/sign-in.ts'

/** Signs in with what was just typed, puts the logo, and goes to work in the company. */
export async function enter(
  company: string,
  { email, password }: { email: string; password: string },
  logo: File | null = null,
): Promise<void> {
  await pass('/sign-in/email', { email, password })
  chooseCompany(company)
  // The company stands without its logo: what is wrong with it is said again in the settings.
  if (logo) await call(uploadLogo, { name: logo.name }, { file: logo }).catch(() => undefined)
  location.assign('/accueil')
}
