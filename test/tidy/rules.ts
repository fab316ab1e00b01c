// Every rule of the house, with its proof that it can fail: planted texts of which each must be
// complained of, and others that must pass.
import { englishHasOneWord } from './english.ts'
import { bothLanguages, frenchIsDressed, frenchIsRight } from './french.ts'
import { glossaryIsTrue } from './glossary.ts'
import * as manners from './manners.ts'
import { each, ofStructure, quotes, type Rule } from './structure.ts'
import { oneWriterEach } from './tables.ts'

const glossaryHead = '| Screen | Code | Table | Page | What |\n| --- | --- | --- | --- | --- |\n'
const machine = ['', 'home', 'me', 'house'].join('/')

/** The rules, for an order of features and the paths of this machine. */
export const rules = (
  order: readonly string[],
  here: readonly string[],
): Readonly<Record<string, Rule>> => ({
  ...ofStructure(order),
  'a file is short': {
    check: each(manners.short),
    caught: [
      { 'src/kernel/a.ts': 'x\n'.repeat(manners.linesMax + 1) },
      { 'src/kernel/a.test.ts': 'x\n'.repeat(manners.testLinesMax + 1) },
    ],
    fine: [
      { 'src/kernel/a.ts': 'x\n'.repeat(manners.linesMax) },
      { 'src/server/database/tables.ts': 'x\n'.repeat(5000) },
      { 'docs/guide.md': 'x\n'.repeat(5000) },
    ],
  },
  'no default export': {
    check: each(manners.noDefaultExport),
    caught: [
      { 'src/web/a.tsx': 'export default function A() {}' },
      { 'bin/a.mjs': 'export { a as default }' },
    ],
    fine: [
      { 'vite.config.ts': 'export default {}' },
      { 'test/database.ts': 'export default async function prepare() {}' },
      { 'src/web/a.tsx': '// export default' },
    ],
  },
  'no barrel': {
    check: each(manners.noBarrel),
    caught: [
      { 'src/kernel/index.ts': '' },
      { 'src/kernel/a.ts': "export * from './b.ts'" },
      { 'src/kernel/a.ts': "export type { B } from './b.ts'" },
      { 'src/kernel/a.ts': "export {\n  b,\n} from './b.ts'" },
    ],
    fine: [{ 'src/kernel/a.ts': "import { b } from './b.ts'\nexport { b }" }],
  },
  'a file is named for what it holds': {
    check: each(manners.namedForWhatItHolds),
    caught: [
      { 'src/kernel/utils.ts': '' },
      { 'src/server/mail-helper.ts': '' },
      { 'src/web/TableManager.tsx': '' },
      { 'src/server/services/mail.ts': '' },
    ],
    fine: [{ 'src/kernel/money.ts': '' }, { 'src/web/sw.ts': '' }],
  },
  'only errors are classes': {
    check: each(manners.onlyErrorsAreClasses),
    caught: [
      { 'src/server/a.ts': 'export class Mailer {' },
      { 'src/server/a.ts': 'class Box<T> extends Base {' },
    ],
    fine: [
      { 'src/server/a.ts': 'export class Refusal extends Error {' },
      { 'src/server/a.ts': 'class Gone extends HttpError {' },
      { 'src/server/a.ts': "const why = 'the class of it'" },
    ],
  },
  'no text of a person is HTML': {
    check: each(manners.noRawHtml),
    caught: [
      { 'src/web/a.tsx': '<p dangerouslySetInnerHTML={{ __html: note }} />' },
      { 'src/web/a.ts': 'element.innerHTML = note' },
      { 'src/web/a.tsx': '<iframe srcDoc={page} />' },
    ],
    fine: [{ 'src/web/a.tsx': '<p>{note}</p> // never innerHTML' }],
  },
  'no text becomes code': {
    check: each(manners.noCodeFromText),
    caught: [
      { 'src/kernel/a.ts': 'const n = eval(typed)' },
      { 'src/kernel/a.ts': 'const f = new Function(typed)' },
      { 'bin/a.mjs': "import { exec } from 'node:child_process'" },
      { 'bin/a.mjs': 'child_process.execSync(line)' },
      { 'src/server/a.ts': 'spawn(line, { shell: true })' },
      { 'src/web/a.ts': "setTimeout('go()', 1)" },
    ],
    fine: [
      { 'src/kernel/a.ts': 'const found = /x/.exec(typed)' },
      { 'bin/a.mjs': "import { execFile } from 'node:child_process'" },
    ],
  },
  'no value becomes SQL': {
    check: each(manners.noRawSql),
    caught: [
      { [`${quotes}/queries.ts`]: 'sql.raw(asked.sort)' },
      { 'src/server/a.ts': 'sql.lit(x)' },
    ],
    fine: [
      { [`${quotes}/queries.ts`]: 'sql<number>`${asked.n} + 1`' },
      { 'src/server/database/migrate.ts': 'sql.raw(file)' },
      { 'src/server/transaction.ts': 'sql.raw(settings)' },
    ],
  },
  'nothing is left for later': {
    check: each(manners.nothingLeftForLater),
    caught: [{ 'src/kernel/a.ts': `// ${'TO'}${'DO'}: round` }],
    fine: [{ 'src/kernel/a.ts': '// to do so' }],
  },
  'every test runs': {
    check: each(manners.everyTestRuns),
    caught: [
      { 'src/kernel/a.test.ts': `test.${'only'}('a', run)` },
      { 'test/journeys/a.ts': `describe.${'skip'}('a', run)` },
    ],
    fine: [{ 'src/kernel/a.test.ts': "test.skipIf(isWindows)('a', run)" }],
  },
  'nothing names one machine': {
    check: each(manners.noMachinePath(...here)),
    caught: [
      { 'docs/guide.md': `see ${machine}/notes.md` },
      { 'src/server/a.ts': `const at = '${['C:', 'Users', 'me'].join('\\')}'` },
      { 'bin/a.mjs': `cd ${['', 'somewhere', 'own'].join('/')}` },
    ],
    fine: [{ 'docs/guide.md': 'see /var/lib/comptoir, /home, https://exemple.fr/homes/x' }],
  },
  'each table has one writer, and it is queries': {
    check: oneWriterEach,
    caught: [
      { [`${quotes}/actions.ts`]: "tx.insertInto('quote').values(v)" },
      { [`${quotes}/routes.ts`]: 'sql`update quote set state = 1`' },
      {
        'src/server/a.ts': "tx.updateTable('quote')",
        [`${quotes}/queries.ts`]: "tx.deleteFrom('quote')",
      },
      {
        [`${quotes}/queries.ts`]: "tx\n    .deleteFrom('quote as q')",
        'src/features/sales/invoices/queries/save.ts': 'sql`DELETE FROM "quote" where true`',
      },
      {
        [`${quotes}/queries.ts`]: 'sql`with a as (insert into quote values (1)) select 1`',
        'src/features/sales/invoices/queries.ts': 'sql`update quote q set a = 1`',
      },
      { [`${quotes}/queries.ts`]: 'tx.insertInto(table)' },
      {
        'src/features/base/company/queries.ts': "tx.updateTable('role')",
        'src/features/base/team/queries.ts': "tx.insertInto('role')",
      },
    ],
    fine: [
      {
        [`${quotes}/queries.ts`]: "tx.insertInto('quote')",
        [`${quotes}/queries/b.ts`]: "tx.updateTable('quote')",
      },
      { [`${quotes}/queries.ts`]: "tx.selectFrom('invoice').forUpdate() // delete from invoice" },
      {
        [`${quotes}/queries.ts`]:
          'sql`insert into quote values (1) on conflict do update set a = 1`',
      },
      { [`${quotes}/quotes.test.ts`]: "tx.deleteFrom('invoice')" },
      {
        'src/server/session.ts': "database.updateTable('session')",
        'src/features/base/account/queries.ts': "tx.deleteFrom('session')",
      },
      {
        'src/features/base/company/queries.ts': "tx.insertInto('role')",
        'src/features/base/team/queries.ts': "tx.updateTable('role')",
      },
      { [`${quotes}/web/en.ts`]: "const a = 'Delete from quote'", [`${quotes}/web/fr.ts`]: '' },
    ],
  },
  'French is right': {
    check: each(frenchIsRight),
    caught: [
      { [`${quotes}/web/fr.ts`]: 'export const fr = { a: "L\'offre" }' },
      { [`${quotes}/web/fr.ts`]: "export const fr = { a: 'L\\'offre' }" },
      { [`${quotes}/web/fr.ts`]: "export const fr = { a: 'Chercher...' }" },
      { [`${quotes}/web/fr.ts`]: "export const fr = { a: 'Supprimer?' }" },
      { [`${quotes}/web/fr.ts`]: 'export const fr = { a: (n: string) => `Trouvé: ${n}` }' },
      { [`${quotes}/web/fr.ts`]: "export const fr = { a: 'Cocher «Client»' }" },
      { [`${quotes}/web/fr.ts`]: "export const fr = { a: 'Vraiment\\u00a0?' }" },
      { [`${quotes}/web/fr.ts`]: "export const fr = { a: 'Total\\u202f: 3' }" },
      { [`${quotes}/web/fr.ts`]: "export const fr = { a: 'Emettre la facture' }" },
      { [`${quotes}/rules.ts`]: "reasons({ a: { fr: 'Trop tard!', en: 'Too late!' } })" },
      { 'src/web/words.ts': "const fr = {\n  a: 'Où?',\n}\nconst en = {\n  a: 'Where?',\n}" },
    ],
    fine: [
      {
        [`${quotes}/web/fr.ts`]:
          "import { a } from '#web/a.ts'\nexport const fr = { a: 'Où ? « Là » : ici…' }",
      },
      { [`${quotes}/web/fr.ts`]: "export const fr = { a: 'L’offre, à 14:30\\u202f!' }" },
      { [`${quotes}/web/en.ts`]: 'export const en = { a: \'Where? There: "here"\' }' },
      { 'src/web/words.ts': "const fr = {\n  a: 'Où ?',\n}\nconst en = {\n  a: 'Where?',\n}" },
    ],
  },
  'French is dressed': {
    check: each(frenchIsDressed),
    caught: [
      { 'src/server/http/mail.ts': "const subject = 'Votre facture : à régler'" },
      { [`${quotes}/rules/words.ts`]: 'const title = (n: string) => `${n} : devis`' },
      { [`${quotes}/jobs.ts`]: "const a = 'Cocher « Client » ici'" },
    ],
    fine: [
      { 'src/server/http/mail.ts': "const subject = 'Votre facture\\u00a0: à régler'" },
      { 'src/server/cli/backup.ts': "print('Sauvegarde complète : 3 Mo')" },
      { [`${quotes}/rules.ts`]: "reasons({ a: { fr: 'Trop tard : hier', en: 'Late: then' } })" },
      { [`${quotes}/web/fr.ts`]: "export const fr = { a: 'Où ?' }" },
      { 'src/server/a.ts': "const kind = isA ? 'b' : 'c' // où : ici" },
    ],
  },
  'English has one word for one thing': {
    check: each(englishHasOneWord),
    caught: [
      { [`${quotes}/web/en.ts`]: "export const en = { a: 'The client has signed' }" },
      {
        [`${quotes}/rules.ts`]:
          "reasons({ a: { fr: 'Ce client manque.', en: 'No such client.' } })",
      },
    ],
    fine: [
      {
        [`${quotes}/web/en.ts`]: "export const en = { a: 'The customer has signed', b: 'client' }",
      },
      { [`${quotes}/rules.ts`]: "reasons({ a: { fr: 'Ce client.', en: 'This customer.' } })" },
    ],
  },
  'the glossary is true': {
    check: glossaryIsTrue,
    caught: [
      { 'docs/glossary.md': `${glossaryHead}| Devis | quote | \`quote\` | | an offer |` },
      {
        'docs/glossary.md': `${glossaryHead}| Devis | quote | | \`/devis\` | an offer |`,
        'src/web/site.ts': "export const site = { '/factures': 1 }",
      },
    ],
    fine: [
      {
        'docs/glossary.md': `${glossaryHead}| Devis | quote | \`quote\` | \`/devis\` | an offer |`,
        'src/web/site.ts': "export const site = { '/devis': 1 }",
        'db/migrations/0001-a.sql': 'create table quote (id int);',
      },
    ],
  },
  'both languages, always': {
    check: bothLanguages,
    caught: [{ [`${quotes}/web/fr.ts`]: '' }, { [`${quotes}/web/en.ts`]: '' }],
    fine: [{ [`${quotes}/web/fr.ts`]: '', [`${quotes}/web/en.ts`]: '' }],
  },
})
