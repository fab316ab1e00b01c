import { z } from 'zod'
import { Language, Named, NewPassword } from '#features/base/team/contract.ts'
import { mailStates } from '#features/base/mail/rules/states.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, Done, Email, Id, Instant, Name, Nothing } from '#kernel/shapes.ts'

export const listInvitations = endpoint('GET', '/invitations', {
  summary: 'The invitations that wait for an answer',
  input: Nothing,
  output: z.object({
    rows: z.array(
      z.object({
        id: Id,
        email: z.string(),
        role: Named,
        invitedBy: z.string().nullable(),
        expiresAt: Instant,
        createdAt: Instant,
        /** Its last message, and whether it left. */
        message: z.object({ id: Id, state: z.enum(mailStates) }).nullable(),
      }),
    ),
  }),
})

/** The link to hand over oneself: only where no e-mail leaves from here, and only in this answer. */
const Invited = z.object({ id: Id, link: z.string().nullable() })

export const invite = endpoint('POST', '/invitations', {
  summary: 'Invite someone by e-mail; without SMTP_URL the answer holds the link, once',
  input: z.object({ email: Email, roleId: Id, stores: z.array(Id).max(200).default([]) }),
  output: Invited,
  once: ['link'],
  refusals: ['already_member', 'beyond_own_rights'],
})

export const invitationLink = endpoint('GET', '/invitations/:id/link', {
  summary: 'The link of an invitation whose message could not leave, to hand it over oneself',
  input: ById,
  output: z.object({ link: z.string().nullable() }),
  refusals: ['beyond_own_rights'],
})

export const renewInvitation = endpoint('POST', '/invitations/:id/renewal', {
  summary: 'Send an invitation again, with a new link; the former one opens nothing any more',
  input: ById,
  output: Invited,
  once: ['link'],
})

export const revokeInvitation = endpoint('DELETE', '/invitations/:id', {
  summary: 'Take an invitation back',
  input: ById,
  output: Done,
})

const Token = z.object({ token: z.string().min(1).max(200) })

export const showInvitation = endpoint('GET', '/invitation/:token', {
  summary: 'What an invitation is to, for whoever holds its link',
  input: Token,
  output: z.object({
    company: z.string(),
    email: z.string(),
    role: z.string(),
    invitedBy: z.string().nullable(),
    /** `none`: an account is to be made; `yours`: signed in with it; `other`: to be signed in with. */
    account: z.enum(['none', 'yours', 'other']),
    locale: Language,
  }),
  refusals: ['invitation_over'],
})

export const acceptInvitation = endpoint('POST', '/invitation/:token/acceptance', {
  summary: 'Join the company: with a new account (name and password), or as its signed-in owner',
  input: Token.extend({
    name: Name(100).optional(),
    password: NewPassword.optional(),
    locale: Language.optional(),
  }),
  output: ById,
  refusals: ['invitation_over', 'sign_in_as', 'password_short', 'password_common'],
})
