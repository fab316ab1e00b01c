export const fr = {
  title: (company: string) => `Rejoindre ${company}`,
  by: (who: string, role: string) => `${who} vous invite, avec le rôle ${role}.`,
  byNobody: (role: string) => `Vous êtes invité avec le rôle ${role}.`,
  email: 'Adresse e-mail',
  emailHint: 'Vous vous connecterez avec elle.',
  name: 'Votre nom',
  password: 'Mot de passe',
  passwordHint:
    '10 caractères au moins. Une phrase courte est facile à retenir et longue à deviner.',
  join: 'Créer mon compte',
  accept: 'Accepter l’invitation',
  yours: (email: string) => `Vous êtes connecté avec ${email}.`,
  other: (email: string) =>
    `Un compte existe déjà pour ${email} : connectez-vous avec lui pour accepter.`,
  signIn: 'Se connecter',
  signOut: 'Changer de compte',
  over: 'Invitation terminée',
  toSignIn: 'Aller à la connexion',
}
