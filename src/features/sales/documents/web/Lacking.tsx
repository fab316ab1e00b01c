import { Banner } from '#web/ui/Banner.tsx'
import { Link } from '#web/ui/Link.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { reasonText, whereToMend } from './reason.ts'
import { documentWords } from './words.ts'

/** What a draft still lacks to leave, each with the way to where it is filled in. */
export function Lacking({
  title,
  lacking,
  customer,
}: {
  title: string
  lacking: readonly { readonly code: string; readonly field: string }[]
  customer: string
}) {
  const words = useWords(documentWords)
  const locale = useLocale()
  if (lacking.length === 0) return null
  return (
    <Banner tone="orange" title={title}>
      <ul>
        {lacking.slice(0, 4).map(({ code, field }) => {
          const href = whereToMend(field, customer)
          return (
            <li key={code} className="flex flex-wrap gap-x-2">
              <span>{reasonText(code, locale)}</span>
              {href && <Link href={href}>{words.complete}</Link>}
            </li>
          )
        })}
      </ul>
    </Banner>
  )
}
