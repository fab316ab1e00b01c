// What the client does on the public page: reads, signs, refuses, asks. Everything is on the quote of
// the link, and leaves its evidence.
import { createHash } from 'node:crypto'
import { findCompany } from '#features/base/company/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { findRecipients } from '#features/base/mail/queries/find.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import { refuseQuote } from '#features/sales/quotes/actions/life.ts'
import { quotePdf } from '#features/sales/quotes/actions/print.ts'
import { signQuote } from '#features/sales/quotes/actions/sign.ts'
import { findLines, type QuoteFound } from '#features/sales/quotes/queries/find.ts'
import { findAround, findPictures } from '#features/sales/quotes/queries/parties.ts'
import { printedQuote } from '#features/sales/quotes/queries/show.ts'
import { chooseLines, withChoice } from '#features/sales/quotes/rules/seal.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { newId } from '#server/ids.ts'
import { canonical } from '#server/journal.ts'
import type {
  askAboutQuote as asking,
  refusePublicQuote as refusal,
  showPublicQuote as showing,
  signPublicQuote as signature,
} from '../contract.ts'
import { countQuestions, insertAnswer, type LinkFound, markLinkOpened } from '../queries.ts'
import { consentText, publicState, questionsAnHour } from '../rules/link.ts'
import { isDrawn, strokesOf } from '../rules/strokes.ts'
import { drawn } from './draw.ts'
import { asClient } from './link.ts'
import { tellClient, tellInbox, tellSeller } from './tell.ts'

type Shown = OutputOf<typeof showing>

/** The quote as its client reads it. @throws Refusal `not_found`, `unknown_option`. */
export const readPublicQuote = (
  act: Act,
  { token, chosen }: InputOf<typeof showing>,
): Promise<Shown> =>
  asClient(act, token, async (client, _, quote) => {
    const company = await findCompany(client)
    const around = await findAround(client, quote)
    const state = publicState({ state: quote.state, validUntil: quote.valid_until }, client.today)
    const language = quote.language as Locale
    return {
      state,
      language,
      company: {
        name: company.name,
        colour: company.colour,
        email: company.email,
        phone: company.phone,
      },
      number: quote.number,
      seller: around.seller,
      validUntil: quote.valid_until,
      document: state === 'preparing' ? null : await documentOf(client, quote, idsOf(chosen)),
      consent: consentText[language],
      signed: quote.signed_day === null ? null : { name: quote.signer_name, day: quote.signed_day },
    }
  })

async function documentOf(
  act: Act,
  quote: QuoteFound,
  chosen: string[] | undefined,
): Promise<NonNullable<Shown['document']>> {
  const { frozen, language, lines } = await withOptions(act, quote, chosen)
  const options = lines.flatMap((line, rank) => {
    const printed = frozen.lines[rank]
    if (!line.optional || printed?.kind !== 'item') return []
    const { name, description, net } = printed
    return [{ id: line.id, line: rank, name, description, net, chosen: line.chosen }]
  })
  return {
    view: documentView(frozen, language, await findPictures(act, frozen)),
    currency: frozen.currency,
    net: frozen.totals.net,
    tax: frozen.totals.tax,
    gross: frozen.totals.gross,
    options,
    shown: hashOf(frozen, language),
  }
}

/** The quote with the options that the client would choose; as it stands once it is answered. */
async function withOptions(act: Act, quote: QuoteFound, chosen: string[] | undefined) {
  const { frozen, language } = await printedQuote(act, quote.id)
  const stored = await findLines(act, quote.id)
  const asked = quote.state === 'sent' ? chosen : undefined
  const { lines, unknown } = chooseLines(stored, asked)
  if (unknown !== null) refuse('unknown_option', 'chosen')
  return { frozen: withChoice(frozen, lines), language, lines }
}

/** SHA-256 of what was shown: the whole document, in its language. */
const hashOf = (document: unknown, language: Locale): string =>
  createHash('sha256').update(canonical({ language, document })).digest('hex')

const idsOf = (chosen: string | undefined): string[] | undefined =>
  chosen?.split(',').filter((id) => id !== '')

/** The PDF as it was sent or signed. @throws Refusal `not_found`. */
export const printPublicQuote = (act: Act, { token }: { token: string }): Promise<FileAnswer> =>
  asClient(act, token, (client, _, quote) =>
    quote.state === 'draft' ? refuse('not_found') : quotePdf(client, quote.id),
  )

/** The client has opened the page: told once. */
export const openQuote = (act: Act, { token }: { token: string }): Promise<{ done: true }> =>
  asClient(act, token, async (client, link, quote) => {
    if (await markLinkOpened(client, link.id)) {
      record(client, 'quote.opened', 'quote', quote.id, {
        label: quote.number ?? '',
        after: { link: link.id, recipient: link.recipient },
      })
      await tellInbox(client, quote, 'quote.opened', { recipient: link.recipient })
    }
    return { done: true }
  })

/**
 * Signs. @throws Refusal `not_found`, `not_agreed`, `not_drawn`, `unknown_option`, `not_as_shown`, and
 * what forbids signing: `quote_expired`, `quote_not_sent`, `nothing_chosen`.
 */
export const signOnline = (
  act: Act,
  { token, name, drawing, agreed, chosen, shown }: InputOf<typeof signature>,
): Promise<{ done: true }> =>
  asClient(
    act,
    token,
    async (client, link, quote) => {
      if (!agreed) refuse('not_agreed', 'agreed')
      const strokes = strokesOf(drawing) ?? refuse('not_drawn', 'drawing')
      const isByHand = drawing !== ''
      if (isByHand && !isDrawn(strokes)) refuse('not_drawn', 'drawing')
      const options = idsOf(chosen) ?? []
      if (quote.state === 'sent') {
        const { frozen, language } = await withOptions(client, quote, options)
        if (hashOf(frozen, language) !== shown) refuse('not_as_shown')
      }
      const { id, version } = quote
      const signed = await signQuote(
        client,
        { id, version, signer: name, chosen: options },
        {
          how: isByHand ? 'drawn' : 'typed',
          email: link.recipient,
          userAgent: client.userAgent ?? '',
          link: link.id,
          drawing: isByHand ? drawn(strokes) : null,
        },
      )
      await keep(client, link, quote, shown, {
        kind: 'signed',
        name,
        consent: consentText[quote.language as Locale],
        drawing,
        options: JSON.stringify(options),
      })
      const told = { name, said: '', gross: signed.totals.gross }
      await tellClient(client, quote, await addressOf(client, link, quote), told)
      await tellSeller(client, quote, 'signed', told)
      await tellInbox(client, quote, 'quote.signed', { name, gross: signed.totals.gross })
      return { done: true }
    },
    { hold: true },
  )

/** Refuses. @throws Refusal `not_found`, `quote_not_sent`. */
export const refuseOnline = (
  act: Act,
  { token, reason }: InputOf<typeof refusal>,
): Promise<{ done: true }> =>
  asClient(
    act,
    token,
    async (client, link, quote) => {
      const { id, version } = quote
      await refuseQuote(client, { id, version, reason })
      await keep(client, link, quote, await shownNow(client, quote), {
        kind: 'refused',
        said: reason,
      })
      await tellSeller(client, quote, 'refused', { name: '', said: reason, gross: quote.gross })
      await tellInbox(client, quote, 'quote.refused', { reason })
      return { done: true }
    },
    { hold: true },
  )

const hour = 3_600_000

/** Asks the seller. @throws Refusal `not_found`, `too_many_questions`. */
export const askOnline = (
  act: Act,
  { token, question, name, email }: InputOf<typeof asking>,
): Promise<{ done: true }> =>
  asClient(
    act,
    token,
    async (client, link, quote) => {
      const since = new Date(client.now.getTime() - hour)
      if ((await countQuestions(client, link.id, since)) >= questionsAnHour) {
        refuse('too_many_questions')
      }
      await keep(client, link, quote, await shownNow(client, quote), {
        kind: 'question',
        name,
        said: question,
      })
      record(client, 'quote.question', 'quote', quote.id, {
        label: quote.number ?? '',
        after: { name, question },
      })
      await tellSeller(client, quote, 'question', {
        name,
        said: question,
        gross: quote.gross,
        replyTo: email ?? link.recipient,
      })
      await tellInbox(client, quote, 'quote.question', { name, question })
      return { done: true }
    },
    { hold: true },
  )

const shownNow = async (act: Act, quote: QuoteFound): Promise<string> => {
  const { frozen, language } = await withOptions(act, quote, undefined)
  return hashOf(frozen, language)
}

type Answered = Pick<
  Parameters<typeof insertAnswer>[1],
  'kind' | 'name' | 'said' | 'consent' | 'drawing'
> & { readonly options?: string }

/** Keeps the evidence of an answer: what was shown, when, from where, with what. */
const keep = (
  act: Act,
  link: LinkFound,
  quote: QuoteFound,
  shown: string,
  { options = '[]', ...answered }: Answered,
) =>
  insertAnswer(act, {
    ...answered,
    options,
    id: newId(act.now.getTime()),
    quote_id: quote.id,
    link_id: link.id,
    revision: quote.revision,
    shown_sha256: shown,
    at: act.now.toISOString(),
    ip: act.ip,
    user_agent: act.userAgent ?? '',
  })

/** Where the client reads: whom the link was sent to, else their contact, else themselves. */
async function addressOf(act: Act, link: LinkFound, quote: QuoteFound): Promise<string> {
  if (link.recipient !== '') return link.recipient
  const people = await findRecipients(act, quote.customer_id)
  const own = people.find(({ id }) => id !== null && id === quote.contact_id)
  return (own ?? people.find(({ forDecision }) => forDecision) ?? people[0])?.address ?? ''
}
