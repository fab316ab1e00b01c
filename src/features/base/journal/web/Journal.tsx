import { BookText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { call } from '#web/api.ts'
import { ApiProblem } from '#web/problem.ts'
import { useFormats } from '#web/formats.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { verifyChain } from '../contract.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { actOf, type Entry, journal, pageOf, whoOf } from './list.ts'

const both = { fr, en }

/** Who did what, when and from where; and whether anyone touched it since. */
export function Journal() {
  const words = useWords(both)
  const [found, setFound] = useState<OutputOf<typeof verifyChain> | ApiProblem | null>(null)
  const [verifying, setVerifying] = useState(false)
  async function verify(): Promise<void> {
    setVerifying(true)
    setFound(await call(verifyChain, {}).catch((problem: ApiProblem) => problem))
    setVerifying(false)
  }
  return (
    <>
      {found && <Verdict found={found} onDismiss={() => setFound(null)} />}
      <List
        definition={journal}
        title={words.title}
        actions={
          <Button icon={ShieldCheck} pending={verifying} onPress={() => void verify()}>
            {words.verify}
          </Button>
        }
        preview={(row) => <EntryPreview entry={row} />}
        empty={{ icon: BookText, title: words.none, text: words.noneText }}
      />
    </>
  )
}

function Verdict({
  found,
  onDismiss,
}: {
  found: OutputOf<typeof verifyChain> | ApiProblem
  onDismiss: () => void
}) {
  const words = useWords(both)
  const formats = useFormats()
  const told = () => {
    if (found instanceof ApiProblem) return { tone: 'red' as const, text: found.detail }
    if (!found.broken) {
      return { tone: 'green' as const, text: words.intact(formats.integer(found.lines)) }
    }
    const { seq, why } = found.broken
    return {
      tone: 'red' as const,
      text: `${words.broken(formats.integer(seq))} ${words.why[why]}`,
    }
  }
  const { tone, text } = told()
  return (
    <div className="px-4 pt-4 sm:px-6">
      <Banner tone={tone} onDismiss={onDismiss}>
        {text}
      </Banner>
    </div>
  )
}

/** One act in full: what changed, and what proves it. */
function EntryPreview({ entry }: { entry: Entry }) {
  const words = useWords(both)
  const formats = useFormats()
  const names = [
    ...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})]),
  ]
  return (
    <div className="flex flex-col gap-4 p-4 text-14">
      <div>
        <p className="text-16 font-semibold">{actOf(words, entry)}</p>
        <p className="text-soft">{entry.label}</p>
        <p className="mt-1 text-13 text-faint">
          {whoOf(words, entry)} · {formats.moment(entry.at)} · {words.surfaces[entry.surface]}
        </p>
      </div>
      {names.length === 0 ? (
        <p className="text-faint">{words.nothing}</p>
      ) : (
        <table className="w-full table-fixed text-13">
          <thead className="text-left text-faint">
            <tr>
              <th className="py-1 font-medium">{words.field}</th>
              <th className="py-1 font-medium">{words.before}</th>
              <th className="py-1 font-medium">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name} className="border-t border-line align-top">
                <th className="py-1.5 pr-2 text-left font-normal break-words text-soft">{name}</th>
                <td className="py-1.5 pr-2 break-words">
                  {written(entry.before?.[name], words.empty)}
                </td>
                <td className="py-1.5 break-words">{written(entry.after?.[name], words.empty)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="font-mono text-12 break-all text-faint">
        {words.fingerprint} {entry.hash}
      </p>
      {entry.entityId && (
        <div>
          <LinkButton href={pageOf(entry)}>{words.open}</LinkButton>
        </div>
      )}
    </div>
  )
}

const written = (value: unknown, empty: string): string => {
  if (value === null || value === undefined || value === '') return empty
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
