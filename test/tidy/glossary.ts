// The glossary is believed, so it must be true.
import type { File } from './places.ts'

/** Tables that no migration creates and pages that the site lacks, in rows of the glossary. */
export function glossaryIsTrue(files: readonly File[]): string[] {
  const glossary = files.find(({ path }) => path === 'docs/glossary.md')
  const site = files
    .filter(({ path }) => /^src\/web\/site(\/\w+)?\.ts$/.test(path))
    .map(({ text }) => text)
    .join('\n')
  const schema = files
    .filter(({ path }) => path.startsWith('db/migrations/'))
    .map(({ text }) => text)
    .join('\n')
  const rows = (glossary?.text ?? '').split('\n').filter((row) => row.startsWith('| '))
  return rows.slice(2).flatMap((row) => {
    const [, , , tables = '', pages = ''] = row.split('|')
    const inTicks = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    return [
      ...inTicks(tables).filter((name) => !new RegExp(`create table ${name}\\b`).test(schema)),
      ...inTicks(pages).filter((page) => !site.includes(`'${page}'`)),
    ].map((name) => `docs/glossary.md: ${name} does not exist`)
  })
}
