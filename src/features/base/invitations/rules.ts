import { type Locale, reasons } from '#kernel/refusal.ts'

/** How long an invitation waits for its answer. */
export const invitationDays = 7

/** What an invitation says; a name is the company's own text, where a place would be one of ours. */
export function invitationLetter(by: string, company: string, language: Locale) {
  const [who, where] = [by, company].map((name) => name.replaceAll('{{', '{ {')) as [string, string]
  return language === 'fr'
    ? {
        subject: `Invitation à rejoindre ${where}`,
        body: `Bonjour,

${who} vous invite à travailler avec ${where} dans Comptoir. Pour accepter, ouvrez ce lien dans les ${invitationDays} jours\u00a0:

{{lien}}

Si vous n’attendiez pas cette invitation, ignorez ce message.`,
      }
    : {
        subject: `Invitation to join ${where}`,
        body: `Hello,

${who} invites you to work with ${where} in Comptoir. To accept, open this link within ${invitationDays} days:

{{link}}

If you did not expect this invitation, ignore this message.`,
      }
}

export const invitationReasons = reasons({
  // One answer for what never was, has expired, was taken back or has served: it tells nothing.
  invitation_over: {
    status: 404,
    fr: 'Cette invitation n’est plus valable. Demandez qu’on vous en envoie une autre.',
    en: 'This invitation is no longer valid. Ask for another one.',
  },
  sign_in_as: {
    status: 403,
    fr: 'Cette invitation est pour {email} : connectez-vous avec ce compte pour l’accepter.',
    en: 'This invitation is for {email}: sign in with that account to accept it.',
  },
})
