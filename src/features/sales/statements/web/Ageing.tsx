import { useFormats } from '#web/formats.ts'
import { classes } from '#web/ui/classes.ts'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import { type Age, ageOf, ages } from '../rules/statement.ts'
import type { Statement } from './statement.ts'
import { statementWords } from './words.ts'

/** How much is due for how long; a press shows the invoices that the figure sums. */
export function Ageing({
  statement,
  chosen,
  onChoose,
}: {
  statement: Statement
  chosen: Age | null
  onChoose: (age: Age | null) => void
}) {
  const words = useWords(statementWords)
  const formats = useFormats()
  const due = ages.reduce((total, age) => total + statement.ageing[age], 0)
  if (due === 0) return null
  return (
    <Section title={words.ageing} flush>
      <div className="grid grid-cols-2 sm:grid-cols-5">
        {ages.map((age) => {
          const amount = statement.ageing[age]
          const count = statement.open.filter(
            (one) => one.outstanding > 0 && ageOf(one.dueDay, statement.to) === age,
          ).length
          return (
            <button
              key={age}
              type="button"
              aria-pressed={chosen === age}
              disabled={amount === 0}
              onClick={() => onChoose(chosen === age ? null : age)}
              className={classes(
                'flex min-h-20 flex-col gap-0.5 border-line-soft px-4 py-2.5 text-left transition-colors duration-100 max-sm:border-b sm:border-r sm:last:border-r-0',
                chosen === age ? 'bg-accent-soft' : amount > 0 && 'hover:bg-hover',
              )}
            >
              <span className="text-12 text-soft">{words.ages[age]}</span>
              <span
                className={classes(
                  'figures text-16 font-semibold whitespace-nowrap',
                  amount === 0 && 'font-normal text-faint',
                  amount > 0 && age !== 'to_come' && 'text-red',
                )}
              >
                {amount === 0 ? '–' : formats.amount(amount)}
              </span>
              <span className="text-12 text-faint">{count > 0 && words.counted(count)}</span>
              <span aria-hidden className="mt-auto block h-1 rounded-full bg-sunken">
                <span
                  className={classes(
                    'block h-1 rounded-full',
                    age === 'to_come' ? 'bg-blue' : 'bg-red',
                  )}
                  style={{ width: `${Math.round((100 * amount) / due)}%` }}
                />
              </span>
            </button>
          )
        })}
      </div>
    </Section>
  )
}
