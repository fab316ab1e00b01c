import { Fragment } from 'react'
import { blocksOf, inkOn } from '#features/base/mail/rules/letter.ts'

/** A message as its reader will see it: the same blocks as the HTML that leaves. */
export function Letter({
  subject,
  body,
  company,
  button,
}: {
  subject: string
  body: string
  company: { readonly name: string; readonly colour: string }
  button: string
}) {
  return (
    <article
      aria-label={subject}
      className="overflow-hidden rounded-lg border border-line bg-[#fff] text-[#1c1917]"
      style={{ borderTop: `4px solid ${company.colour}` }}
    >
      <header className="px-5 pt-4 text-16 font-semibold">{company.name}</header>
      <div className="flex flex-col gap-3 px-5 py-4 text-14 break-words">
        {blocksOf(body).map((block, rank) =>
          block === 'link' ? (
            <p key={rank}>
              <span
                className="inline-block rounded-md px-4 py-2 font-semibold"
                style={{ background: company.colour, color: inkOn(company.colour) }}
              >
                {button}
              </span>
            </p>
          ) : (
            <p key={rank}>
              {block.lines.map((line, at) => (
                <Fragment key={at}>
                  {at > 0 && <br />}
                  {line}
                </Fragment>
              ))}
            </p>
          ),
        )}
      </div>
    </article>
  )
}
