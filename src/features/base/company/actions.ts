import { record } from '#features/base/journal/actions.ts'
import type { Day } from '#kernel/day.ts'
import { refuse } from '#kernel/refusal.ts'
import type { PresetKey } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { advanceCounter, findNumbering, insertCompany, type NewCompany } from './queries.ts'
import { currencies, numberOf, type NumberedKind } from './rules.ts'

const roleNames: Readonly<Record<'fr' | 'en', Readonly<Record<PresetKey, string>>>> = {
  fr: {
    manager: 'Gérant',
    sales: 'Commercial',
    accountant: 'Comptable',
    coordinator: 'Gestionnaire',
    fitter: 'Poseur',
    reader: 'Lecture seule',
  },
  en: {
    manager: 'Manager',
    sales: 'Salesperson',
    accountant: 'Accountant',
    coordinator: 'Coordinator',
    fitter: 'Fitter',
    reader: 'Read only',
  },
}

/**
 * Makes the company whose identifier the act carries (a new one), with its roles, numberings and
 * first store.
 * @throws Refusal `unknown_currency`, `company_exists`.
 */
export async function createCompany(act: Act, values: NewCompany): Promise<{ id: string }> {
  if (!(currencies as readonly string[]).includes(values.currency ?? 'EUR')) {
    refuse('unknown_currency', 'currency')
  }
  try {
    await insertCompany(act, values, roleNames[values.locale === 'en' ? 'en' : 'fr'])
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'company_name_key') {
      refuse('company_exists', 'name')
    }
    throw error
  }
  record(act, 'company.created', 'company', act.company, { label: values.name })
  return { id: act.company }
}

/**
 * Takes the next number of a kind, on a day: unique, gapless, in the order of dates within its
 * series. Call it as late as possible in the act: it holds the series until the commit.
 */
export async function takeNumber(act: Act, kind: NumberedKind, on: Day): Promise<string> {
  const numbering = await findNumbering(act, kind)
  const year = numbering.yearly ? Number(on.slice(0, 4)) : 0
  const count = await advanceCounter(act, kind, year, kind === 'customer' ? null : on)
  return numberOf(numbering, Number(on.slice(0, 4)), count)
}
