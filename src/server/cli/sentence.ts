import { allReasons } from '#features/reasons.ts'
import { fill, type Reason, Refusal } from '#kernel/refusal.ts'
import { ConfigMistake } from '#server/config.ts'
import { MigrationRefusal } from '#server/database/migrate.ts'
import { PostgresRefusal } from '#server/postgres/refusal.ts'

/** Why a command failed, in sentences; what nobody expected, as it was told. */
export function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof ConfigMistake) return error.sentences
  if (error instanceof PostgresRefusal || error instanceof MigrationRefusal)
    return [error.sentences.fr, error.sentences.en]
  if (error instanceof Refusal) return [sentenceOf(error)]
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
}

/** A refusal as a sentence of the terminal's language. */
function sentenceOf(refusal: Refusal): string {
  const reason = (allReasons as Record<string, Reason>)[refusal.code]
  const sentence = reason ? fill(reason.fr, refusal.values) : refusal.code
  return refusal.param ? `${refusal.param}: ${sentence}` : sentence
}
