// The quote itself, from the very view that is printed: the same texts and amounts, laid out for a
// narrow screen.
import type { Formats } from '#kernel/format.ts'
import type { LineView } from '#kernel/print.ts'
import { classes } from '#web/ui/classes.ts'
import { Section } from '#web/ui/Page.tsx'
import type { Shown, Words } from './both.ts'

type Document = NonNullable<Shown['document']>
type Option = Document['options'][number]

export function Paper({
  document,
  words,
  written,
  counting,
  chosen,
  onChoose,
}: {
  document: Document
  words: Words
  written: Formats
  /** The totals of another choice are on their way. */
  counting: boolean
  /** What was ticked last: shown at once, counted by the server. */
  chosen: readonly string[] | null
  /** Absent where nothing is to be chosen any more. */
  onChoose?: (ids: string[]) => void
}) {
  const { view } = document
  const options = chosen
    ? document.options.map((option) => ({ ...option, chosen: chosen.includes(option.id) }))
    : document.options
  const optionAt = new Map(options.map((option) => [option.line, option]))
  const toggle = (option: Option) =>
    onChoose?.(
      options
        .filter((one) => (one.id === option.id ? !one.chosen : one.chosen))
        .map(({ id }) => id),
    )
  return (
    <>
      {(view.subject || view.opening) && (
        <div className="flex flex-col gap-2 text-14">
          {view.subject && <p className="text-16 font-medium">{view.subject.value}</p>}
          {view.opening && <p className="whitespace-pre-line text-soft">{view.opening}</p>}
        </div>
      )}
      <Section
        flush
        title={words.details}
        actions={<span className="text-12 text-faint">{view.columns.net}</span>}
      >
        <ul className="flex flex-col">
          {view.lines.map((line, rank) => {
            const option = optionAt.get(rank)
            return (
              <Line
                key={rank}
                line={line}
                words={words}
                written={written}
                {...(option ? { option } : {})}
                {...(option && onChoose ? { onToggle: () => toggle(option) } : {})}
              />
            )
          })}
        </ul>
        <Totals document={document} counting={counting} />
      </Section>
      {(view.closing || view.mentions.length > 0 || view.payment) && (
        <Section title={words.terms}>
          <div className="flex flex-col gap-3 text-13 text-soft">
            {view.payment && (
              <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
                {view.payment.facts.map(({ label, value }) => (
                  <div key={label} className="contents">
                    <dt>{label}</dt>
                    <dd className="text-text">{value}</dd>
                  </div>
                ))}
              </dl>
            )}
            {view.closing && <p className="whitespace-pre-line text-text">{view.closing}</p>}
            {view.mentions.map((mention) => (
              <p key={mention}>{mention}</p>
            ))}
            {view.conditions && (
              <details>
                <summary className="flex min-h-11 cursor-pointer items-center font-medium text-text">
                  {view.conditions.title || words.sale}
                </summary>
                <p className="pt-2 whitespace-pre-line">{view.conditions.text}</p>
              </details>
            )}
          </div>
        </Section>
      )}
    </>
  )
}

function Line({
  line,
  option,
  onToggle,
  words,
  written,
}: {
  line: LineView
  option?: Option
  onToggle?: () => void
  words: Words
  written: Formats
}) {
  switch (line.kind) {
    case 'page_break':
      return null
    case 'section':
      return (
        <li className="border-t border-line bg-sunken px-4 py-2 text-14 font-semibold first:border-t-0">
          {line.title}
        </li>
      )
    case 'text':
      return (
        <li className="border-t border-line px-4 py-2.5 text-14 whitespace-pre-line text-soft first:border-t-0">
          {line.text}
        </li>
      )
    case 'subtotal':
      return (
        <li className="flex justify-between gap-4 border-t border-line px-4 py-2 text-14 font-medium first:border-t-0">
          <span>{line.label}</span>
          <span className="figures">{line.net}</span>
        </li>
      )
    default:
  }
  const left = option !== undefined && !option.chosen
  const body = (
    <>
      {line.photo && (
        <img
          src={`data:${line.photo.type};base64,${line.photo.base64}`}
          alt=""
          className="size-16 shrink-0 rounded-md bg-[#fff] object-contain"
        />
      )}
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-baseline justify-between gap-4">
          <span className="min-w-0 text-14 font-medium">{line.title}</span>
          <span className={classes('figures shrink-0 text-14', left && 'text-soft')}>
            {left ? `+ ${line.net}` : line.net}
          </span>
        </span>
        {line.description && (
          <span className="text-13 whitespace-pre-line text-soft">{line.description}</span>
        )}
        <span className="flex flex-wrap gap-x-3 text-12 text-faint">
          {option && <span className="font-medium text-accent">{words.option}</span>}
          <span className="figures">{`${line.quantity} × ${line.price}`}</span>
          {line.discount && <span className="figures">{`− ${line.discount}`}</span>}
          {line.vat && <span className="figures">{`${words.vat} ${line.vat}`}</span>}
        </span>
      </span>
    </>
  )
  const look = 'flex items-start gap-3 px-4 py-3'
  return (
    <li className="border-t border-line first:border-t-0">
      {option ? (
        <label className={classes(look, onToggle && 'cursor-pointer hover:bg-hover')}>
          <input
            type="checkbox"
            checked={option.chosen}
            disabled={!onToggle}
            onChange={onToggle}
            aria-label={words.takeOption(option.name, written.amount(option.net))}
            className="mt-0.5 size-5 shrink-0 accent-(--color-fill)"
          />
          {body}
        </label>
      ) : (
        <div className={look}>{body}</div>
      )}
    </li>
  )
}

function Totals({ document, counting }: { document: Document; counting: boolean }) {
  const { view } = document
  return (
    <div
      aria-busy={counting}
      className={classes(
        'flex flex-col gap-1 border-t border-line px-4 py-3 sm:items-end',
        counting && 'opacity-60',
      )}
    >
      <dl className="flex w-full flex-col gap-1 sm:max-w-80">
        {view.totals.map(({ label, amount, detail, weight }) => (
          <div
            key={label}
            className={classes(
              'flex items-baseline justify-between gap-4 text-14',
              weight !== 'plain' && 'font-semibold',
              weight === 'due' && 'text-16',
            )}
          >
            <dt>
              {label}
              {detail && <span className="block text-12 font-normal text-soft">{detail}</span>}
            </dt>
            <dd className="figures">{amount}</dd>
          </div>
        ))}
      </dl>
      {view.vat && (
        <dl className="flex w-full flex-col gap-0.5 pt-2 text-12 text-soft sm:max-w-80">
          {view.vat.rows.map((row) => (
            <div key={row.rate} className="flex justify-between gap-4">
              <dt>
                {`${view.vat?.columns.tax ?? ''} ${row.rate}`}
                {row.mention && <span className="block">{row.mention}</span>}
              </dt>
              <dd className="figures">{row.tax}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
