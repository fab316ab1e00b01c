import type { fr } from './fr.ts'

export const en: typeof fr = {
  title: (company) => `Join ${company}`,
  by: (who, role) => `${who} invites you, with the role ${role}.`,
  byNobody: (role) => `You are invited with the role ${role}.`,
  email: 'E-mail address',
  emailHint: 'You will sign in with it.',
  name: 'Your name',
  password: 'Password',
  passwordHint: 'At least 10 characters. A short sentence is easy to remember and long to guess.',
  join: 'Make my account',
  accept: 'Accept the invitation',
  yours: (email) => `You are signed in as ${email}.`,
  other: (email) => `An account exists for ${email}: sign in with it to accept.`,
  signIn: 'Sign in',
  signOut: 'Change account',
  over: 'Invitation over',
  toSignIn: 'Go to sign in',
}
