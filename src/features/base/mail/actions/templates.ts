// The texts that messages start with, and a message as it is proposed.
import { record } from '#features/base/journal/actions.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { siteOf } from '#server/site.ts'
import type {
  listTemplates as listing,
  MailProposal,
  resetTemplate as reset,
  saveTemplate as saving,
} from '../contract.ts'
import {
  findOwnTemplates,
  findRecipients,
  findSender,
  findTemplate,
  type Recipient,
} from '../queries/find.ts'
import { deleteTemplate, putTemplate } from '../queries/write.ts'
import {
  fill,
  fillLine,
  has,
  type Place,
  placesOf,
  type TemplateKind,
  templateKinds,
  type Values,
  whyNotText,
} from '../rules/template.ts'
import { usualTemplate } from '../rules/templates.ts'
import { answersTo } from './queue.ts'

export async function readTemplates(act: Act): Promise<OutputOf<typeof listing>> {
  const own = await findOwnTemplates(act)
  const rows = templateKinds.flatMap((kind) =>
    (['fr', 'en'] as const).map((language) => {
      const written = own.find((one) => one.kind === kind && one.language === language)
      const { subject, body } = written ?? usualTemplate(kind, language)
      return { kind, language, subject, body, own: written !== undefined }
    }),
  )
  return { rows }
}

/** @throws Refusal `place_unknown`, `place_not_closed`, at `subject` or `body`. */
export async function writeTemplate(
  act: Act,
  { kind, language, subject, body }: InputOf<typeof saving>,
): Promise<OutputOf<typeof saving>> {
  // The subject of a message is read by many eyes: a personal link has no place there.
  const inSubject = whyNotText(
    subject,
    placesOf[kind].filter((place) => place !== 'link'),
  )
  if (inSubject) refuse(inSubject.code, 'subject', inSubject.values)
  const inBody = whyNotText(body, placesOf[kind])
  if (inBody) refuse(inBody.code, 'body', inBody.values)
  const before = await findTemplate(act, kind, language)
  await putTemplate(act, kind, language, { subject, body })
  record(act, 'mail_template.changed', 'mail_template', null, {
    label: `${kind} (${language})`,
    before,
    after: { subject, body },
  })
  return { kind, language, subject, body, own: true }
}

export async function forgetTemplate(act: Act, { kind, language }: InputOf<typeof reset>) {
  const before = await findTemplate(act, kind, language)
  await deleteTemplate(act, kind, language)
  record(act, 'mail_template.reset', 'mail_template', null, {
    label: `${kind} (${language})`,
    before,
  })
  return { done: true as const }
}

export type Proposed = {
  readonly kind: TemplateKind
  readonly language: Locale
  readonly customer: string
  /** The contact of the document. */
  readonly contact?: string | null
  /** What is known already; the other places are filled when it leaves. */
  readonly values: Values
  readonly attachments: readonly { readonly name: string }[]
}

/** A message as it is proposed: the template filled, the right person chosen, the others at hand. */
export async function proposeMail(act: Act, proposed: Proposed): Promise<MailProposal> {
  const { kind, language } = proposed
  const template = await findTemplate(act, kind, language)
  const recipients = await findRecipients(act, proposed.customer)
  const chosen = usualRecipient(recipients, kind, proposed.contact ?? null)
  const values = {
    ...(await commonValues(act)),
    contact: chosen?.id ? chosen.name : '',
    ...proposed.values,
  }
  const text = `${template.subject}\n${template.body}`
  const { mail: leaves } = await siteOf(act.tx)
  return {
    kind,
    language,
    to: chosen ? [{ address: chosen.address, name: chosen.name }] : [],
    subject: fillLine(template.subject, values, language),
    body: fill(template.body, values, language),
    recipients: recipients.map(({ address, name, role }) => ({ address, name, role })),
    attachments: [...proposed.attachments],
    later: placesOf[kind].filter(
      (place: Place) => values[place as keyof typeof values] === undefined && has(text, place),
    ),
    replyTo: await answersTo(act, { customer: proposed.customer }),
    leaves,
  }
}

/** What every message may say: who writes, for which company. */
export async function commonValues(act: Act): Promise<{ company: string; sender: string }> {
  const { name } = await findSender(act)
  return { company: name, sender: act.person?.name ?? '' }
}

/** The contact of the document, else whoever decides (or pays, for what is to be paid), else the client. */
function usualRecipient(
  recipients: readonly Recipient[],
  kind: TemplateKind,
  contact: string | null,
): Recipient | undefined {
  return (
    recipients.find(({ id }) => id !== null && id === contact) ??
    recipients.find((one) =>
      kind === 'quote' || kind === 'purchase_order' ? one.forDecision : one.forBilling,
    ) ??
    recipients.find(({ id }) => id === null) ??
    recipients[0]
  )
}
