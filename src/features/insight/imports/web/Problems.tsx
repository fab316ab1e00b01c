import { useFormats } from '#web/formats.ts'
import { Section } from '#web/ui/Page.tsx'
import { useLocale, useWords } from '#web/words.ts'
import type { ImportAnswer } from '../contract.ts'
import { lineReasons } from '../rules/reasons.ts'
import { both } from './both.ts'

/** The lines that no document can carry: each reason with its first lines, as they stand in the file. */
export function Problems({ problems }: { problems: ImportAnswer['problems'] }) {
  const words = useWords(both).problems
  const locale = useLocale()
  const { integer, amount } = useFormats()
  return (
    <Section title={words.title} hint={words.text}>
      <ul className="flex flex-col divide-y divide-line-soft">
        {problems.map((problem) => (
          <li key={problem.reason} className="flex flex-col gap-1.5 py-3 first:pt-0 last:pb-0">
            <div className="flex items-baseline justify-between gap-4">
              <p className="text-14">{lineReasons[problem.reason][locale]}</p>
              <p className="figures shrink-0 text-13 text-soft">
                <span className="font-semibold text-text">
                  {words.lines(problem.lines, integer(problem.lines))}
                </span>
                {problem.amount !== 0 && ` · ${amount(problem.amount)}`}
              </p>
            </div>
            <div className="rounded-md bg-sunken px-3 py-1.5">
              {problem.samples.map(({ line, content }) => (
                <p
                  key={line}
                  className="grid grid-cols-[3rem_minmax(0,1fr)] gap-3 font-mono text-12 leading-5"
                >
                  <span className="text-right text-faint select-none">{integer(line)}</span>
                  <span className="wrap-anywhere">
                    {content.slice(0, 300).replaceAll(/[\r\n]+/g, ' ⏎ ')}
                  </span>
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
