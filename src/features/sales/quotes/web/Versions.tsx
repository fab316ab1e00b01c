// What has left of a quote, version by version: when, how, at what it came to, and what then changed.
import { ArrowRight, FileDiff, FileText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { documentWords } from '#features/sales/documents/web/words.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { call, toProblem, useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Bone } from '#web/ui/Skeletons.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import type { Quote } from '../contract.ts'
import { compareRevisions, listRevisions, revisionPdf, verifyQuote } from '../contract/revision.ts'
import { type Change, headChanges, lineChanges, totalChanges } from './difference.ts'
import { quoteWords } from './words.ts'

type Revision = OutputOf<typeof listRevisions>['revisions'][number]
type Compared = { readonly from: number; readonly to?: number }

export function Versions({ quote }: { quote: Quote }) {
  const words = useWords(quoteWords)
  const [compared, setCompared] = useState<Compared | null>(null)
  const { data } = useRead(listRevisions, { id: quote.id }, { enabled: quote.number !== null })
  const revisions = data?.revisions.toReversed() ?? []
  if (revisions.length === 0) return null
  const last = revisions[0]
  return (
    <Section title={words.versions} actions={<Verify quote={quote} />}>
      <ol className="flex flex-col gap-3">
        {quote.reopened && quote.state === 'draft' && last && (
          <li className="flex items-center justify-between gap-3 text-13">
            <span className="font-medium">{words.versionInWork(quote.revision)}</span>
            <Button
              size="small"
              variant="quiet"
              icon={FileDiff}
              onPress={() => setCompared({ from: last.revision })}
            >
              {words.whatChanged}
            </Button>
          </li>
        )}
        {revisions.map((one) => (
          <Version key={one.revision} quote={quote} revision={one} onCompare={setCompared} />
        ))}
      </ol>
      {compared && (
        <Comparison quote={quote} compared={compared} onClose={() => setCompared(null)} />
      )}
    </Section>
  )
}

function Version({
  quote,
  revision,
  onCompare,
}: {
  quote: Quote
  revision: Revision
  onCompare: (compared: Compared) => void
}) {
  const words = useWords(quoteWords)
  const formats = useFormats()
  const { revision: rank, sentAt, sentHow, sentBy, gross, signed } = revision
  return (
    <li className="flex items-start justify-between gap-2">
      <span className="flex min-w-0 flex-col">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{words.version(rank)}</span>
          <span className="figures text-13">{formats.amount(gross)}</span>
          {signed && <Badge hue="green">{words.versionSigned}</Badge>}
        </span>
        <span className="text-12 text-faint">
          {[formats.moment(sentAt), words.hows[sentHow], sentBy?.name].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="flex shrink-0">
        {rank > 1 && (
          <IconButton
            size="small"
            icon={FileDiff}
            label={words.compareWith(rank - 1)}
            onPress={() => onCompare({ from: rank - 1, to: rank })}
          />
        )}
        <IconButton
          size="small"
          icon={FileText}
          label={words.versionPdf(rank)}
          onPress={() => void openPdf(revisionPdf, { id: quote.id, revision: rank })}
        />
      </span>
    </li>
  )
}

/** Recomputes what the client saw and signed, and tells whether it still says the same. */
function Verify({ quote }: { quote: Quote }) {
  const words = useWords(quoteWords)
  const [pending, setPending] = useState(false)
  async function verify(): Promise<void> {
    setPending(true)
    try {
      const { intact, faults } = await call(verifyQuote, { id: quote.id })
      if (intact) toast(words.intact, { tone: 'green' })
      else toast(words.touched(faults.length), { tone: 'red', stays: true })
    } catch (error) {
      toast(toProblem(error).detail, { tone: 'red' })
    } finally {
      setPending(false)
    }
  }
  return (
    <Button
      size="small"
      variant="quiet"
      icon={ShieldCheck}
      pending={pending}
      onPress={() => void verify()}
    >
      {words.verify}
    </Button>
  )
}

function Comparison({
  quote,
  compared,
  onClose,
}: {
  quote: Quote
  compared: Compared
  onClose: () => void
}) {
  const words = useWords(quoteWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { data, problem } = useRead(compareRevisions, { id: quote.id, ...compared })
  const saying = { words, shared, formats }
  const { from, to } = compared
  const isSame = data && [data.head, data.lines, data.totals].every((part) => part.length === 0)
  return (
    <Sheet wide open onClose={onClose} title={words.between(from, to ?? null)}>
      {problem && <Banner tone="red">{problem.detail}</Banner>}
      {!data && !problem && <Bone className="h-40 w-full" />}
      {isSame && <p className="text-soft">{words.noChange}</p>}
      {data && !isSame && (
        <div className="flex flex-col gap-5">
          <Changes title={words.facts} changes={headChanges(data, saying)} />
          {data.lines.length > 0 && (
            <section className="flex flex-col gap-2">
              <h3 className="text-14 font-semibold">{words.lines}</h3>
              <ul className="flex flex-col divide-y divide-line-soft">
                {data.lines.map((line, rank) => (
                  <li key={rank} className="flex flex-col gap-1 py-2">
                    <span className="flex flex-wrap items-center gap-2">
                      <Badge hue={hues[line.change]}>{words.changes[line.change]}</Badge>
                      <span className="font-medium">{line.name || shared.pageBreak}</span>
                    </span>
                    <ChangeList
                      changes={lineChanges(line, saying).filter(({ label, before, after }) =>
                        // What came or went is told by its amount; the rest is on the sheet.
                        line.change === 'added' || line.change === 'removed'
                          ? label === words.lineFields.net
                          : before !== after,
                      )}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Changes title={shared.totals} changes={totalChanges(data, saying)} />
        </div>
      )}
    </Sheet>
  )
}

const hues = { added: 'green', removed: 'red', changed: 'blue', moved: 'grey' } as const

const Changes = ({ title, changes }: { title: string; changes: readonly Change[] }) =>
  changes.length === 0 ? null : (
    <section className="flex flex-col gap-2">
      <h3 className="text-14 font-semibold">{title}</h3>
      <ChangeList changes={changes} />
    </section>
  )

const ChangeList = ({ changes }: { changes: readonly Change[] }) => (
  <dl className="flex flex-col gap-1 text-13">
    {changes.map(({ label, before, after }) => (
      <div key={label} className="flex flex-wrap items-baseline gap-x-2">
        <dt className="w-40 shrink-0 text-faint">{label}</dt>
        <dd className="figures flex min-w-0 flex-wrap items-baseline gap-x-2">
          {before && <del className="text-soft">{before}</del>}
          {before && after && (
            <ArrowRight aria-hidden size={12} className="self-center text-faint" />
          )}
          {after && <ins className="font-medium no-underline">{after}</ins>}
        </dd>
      </div>
    ))}
  </dl>
)
