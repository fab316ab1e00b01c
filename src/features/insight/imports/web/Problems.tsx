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
            <div className="overflow-x-auto rounded-md bg-sunken px-3 py-1.5" tabIndex={0}>
              {problem.samples.map(({ line, content }) => (
                <p key={line} className="font-mono text-12 leading-5 whitespace-pre">
                  <span className="mr-3 inline-block min-w-14 text-right text-faint select-none">
                    {integer(line)}
                  </span>
                  {content.slice(0, 300).replaceAll(/[\r\n]+/g, ' ⏎ ')}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
