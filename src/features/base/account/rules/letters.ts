// What an account is told by e-mail. `{{lien}}` stands for a personal link: see base/mail.
import type { Locale } from '#kernel/refusal.ts'

type Text = { readonly subject: string; readonly body: string }

/** How long the links serve. */
export const linkMinutes = { password: 30, address: 24 * 60 } as const

const letters = {
  /** A forgotten password. */
  reset: {
    fr: {
      subject: 'Choisir un nouveau mot de passe',
      body: `Bonjour,

Pour choisir un nouveau mot de passe, ouvrez ce lien dans les 30 minutes\u00a0:

{{lien}}

Si vous n’avez rien demandé, ignorez ce message\u00a0: rien ne change.`,
    },
    en: {
      subject: 'Choose a new password',
      body: `Hello,

To choose a new password, open this link within 30 minutes:

{{link}}

If you asked for nothing, ignore this message: nothing changes.`,
    },
  },
  changed: {
    fr: {
      subject: 'Votre mot de passe a été changé',
      body: `Bonjour,

Votre mot de passe vient d’être changé, et toutes vos sessions sont fermées.

Si ce n’est pas vous, demandez aussitôt un nouveau mot de passe depuis l’écran de connexion, et prévenez la personne qui gère Comptoir chez vous.`,
    },
    en: {
      subject: 'Your password was changed',
      body: `Hello,

Your password has just been changed, and all your sessions are closed.

If this was not you, ask for a new password at once from the sign-in screen, and tell whoever manages Comptoir where you work.`,
    },
  },
  /** To the new address, which is not the account's until this link is opened. */
  confirm: {
    fr: {
      subject: 'Confirmer votre nouvelle adresse e-mail',
      body: `Bonjour,

Cette adresse a été donnée pour se connecter à Comptoir. Pour la confirmer, ouvrez ce lien dans les 24 heures\u00a0:

{{lien}}

Si vous n’avez rien demandé, ignorez ce message\u00a0: rien ne change.`,
    },
    en: {
      subject: 'Confirm your new e-mail address',
      body: `Hello,

This address was given to sign in to Comptoir. To confirm it, open this link within 24 hours:

{{link}}

If you asked for nothing, ignore this message: nothing changes.`,
    },
  },
} as const satisfies Record<string, Record<Locale, Text>>

/** A letter of the account in a language. */
export const accountLetter = (name: keyof typeof letters, language: Locale): Text =>
  letters[name][language]

/** To the former address: someone who would have taken the account over is seen at once. */
export function movedLetter(email: string, language: Locale): Text {
  return language === 'fr'
    ? {
        subject: 'L’adresse de votre compte a changé',
        body: `Bonjour,

Votre compte Comptoir s’ouvre désormais avec l’adresse ${email}. Celle-ci ne sert plus à se connecter.

Si ce n’est pas vous, prévenez aussitôt la personne qui gère Comptoir chez vous.`,
      }
    : {
        subject: 'The address of your account has changed',
        body: `Hello,

Your Comptoir account now opens with the address ${email}. This one no longer signs in.

If this was not you, tell whoever manages Comptoir where you work at once.`,
      }
}
