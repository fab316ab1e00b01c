// The situation of a deal: the progress of the work, less what was invoiced before.
import { costOf } from '#features/sales/quotes/rules/lines.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { proportion, subtract, zero } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Invoice } from '../contract.ts'
import type { quoteDeal } from '../contract/deal.ts'
import { findTerms, textLine } from '../queries/agreed.ts'
import { findCost, type Standing } from '../queries/deal.ts'
import type { Agreed } from '../queries/root.ts'
import { told } from '../queries/outdated.ts'
import { stateOf, wholeLines } from '../queries/state.ts'
import { grossOfAll, sumsOfVat } from '../rules/deposit.ts'
import { leftOfDeal, type ProgressAsked, type Situation, situationOf } from '../rules/situation.ts'
import { type StoredInvoiceLine, unlinked } from '../rules/stored.ts'
import { type Computed, type Deal, fromAgreed, heldBack, holdDeal } from './deal.ts'
import { insert } from './draft.ts'

/**
 * Drafts the situation of a deal: an overall percentage, percentages of lines, or both, counted
 * from the beginning. @throws Refusal `quote_not_signed`, `deal_drafted`, `deal_balanced`,
 * `situation_empty`, `progress_back`, `deal_exceeded`, `negative_total`.
 */
export async function invoiceSituation(
  act: Act,
  { id, version, ...asked }: InputOf<typeof quoteDeal.invoiceSituation>,
): Promise<Invoice> {
  const deal = await holdDeal(act, id, version)
  const { columns, lines, ...made } = await situationAsked(act, deal, asked)
  const { name, ...from } = await fromAgreed(act, deal.agreed)
  return insert(act, { ...from, ...columns }, lines, { name, ...made })
}

/** The situation of a deal as it stands. @throws Refusal as `invoiceSituation`. */
export async function situationAsked(
  act: Act,
  deal: Deal,
  asked: ProgressAsked,
): Promise<Computed> {
  const { agreed } = deal
  const { id } = agreed
  if (deal.standing.some(({ kind }) => kind === 'final')) refuse('deal_balanced')
  const whole = await wholeLines(act, id, deal.lines)
  const [terms, state] = await Promise.all([
    findTerms(act, id),
    stateOf(act, agreed, deal.standing, whole),
  ])
  const found = situationOf(state, asked, terms)
  if ('code' in found) {
    const written = formats(act.locale, agreed.currency, act.timeZone)
    const left = written.amount(grossOfAll(leftOfDeal(state)))
    return refuse(found.code, found.param, { left })
  }
  const sums = sumsOfVat(found.vat)
  const columns = {
    ...sums,
    discount: agreed.discount,
    cost: await costOfPart(act, deal, whole, sums.net, found.isComplete),
    deal_seen: told(deal.standing),
    ...(await heldBack(act, id, found.retention, terms.retention)),
  }
  const lines = [said(agreed, deal.standing, found), ...doneLines(whole, found)].map(ranked)
  const { vat, deductions } = found
  return { kind: 'situation', columns, lines, vat, deductions, told: { progress: found.percent } }
}

/** "Situation n° 2 : 40 % des travaux", before its lines. */
function said(
  agreed: Agreed,
  standing: readonly Standing[],
  { percent }: Situation,
): StoredInvoiceLine {
  const locale = agreed.language as Locale
  const count = standing.filter(({ kind }) => kind === 'situation').length + 1
  const written = formats(locale, agreed.currency, 'UTC').percent(percent)
  const name =
    locale === 'fr'
      ? `Situation n°\u00a0${count}\u00a0: ${written} des travaux`
      : `Progress invoice ${count}: ${written} of the work`
  return { ...textLine(name), ...unlinked }
}

const ranked = (line: StoredInvoiceLine, rank: number) => ({ ...line, rank })

/** The lines of the situation: what is done of each. A subtotal of percentages says nothing. */
function doneLines(
  whole: readonly StoredInvoiceLine[],
  { lines: done }: Situation,
): StoredInvoiceLine[] {
  const of = done.values()
  return whole
    .filter(({ kind }) => kind !== 'subtotal' && kind !== 'page_break')
    .map((line) => {
      if (line.kind !== 'item') return line
      const one = of.next().value as Situation['lines'][number]
      const { percent: progress, net: whole_net } = one
      return { ...line, quantity: one.done, net: one.doneNet, progress, whole_net }
    })
}

/** The cost goes with the price; the last situation takes what is left of it. */
async function costOfPart(
  act: Act,
  { agreed, whole }: Deal,
  lines: readonly StoredInvoiceLine[],
  net: typeof zero,
  isComplete: boolean,
) {
  const all = costOf(lines.map(pricedLine))
  if (isComplete) return subtract(all, await findCost(act, agreed.id))
  return whole.net === 0 ? zero : proportion(all, net, whole.net)
}
