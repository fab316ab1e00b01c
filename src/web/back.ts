/** Where to go once signed in: an address of this site and of no other. */
export const backTo = (wanted: string | undefined): string =>
  wanted?.startsWith('/') && !/^\/[/\\]/.test(wanted) && !wanted.startsWith('/connexion')
    ? wanted
    : '/accueil'
