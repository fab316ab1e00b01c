import { reasons } from '#kernel/refusal.ts'

/** How long an invitation waits for its answer. */
export const invitationDays = 7

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
