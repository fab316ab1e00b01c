import { Inbox } from 'lucide-react'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { sentence } from '#features/base/notifications/rules/sentences.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { both } from './words.ts'

/** The latest that one has not read: of clients, and of colleagues. */
export function Unread({ count }: { count: number }) {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  const { data, problem, pending, refetch } = useRead(listNotifications, {
    unread: 'true',
    standing: 'open',
    limit: 5,
  })
  return (
    <Widget
      title={words.widgets.messages}
      said={words.said.messages}
      icon={Inbox}
      note={<span className="figures text-soft">{formats.integer(count)}</span>}
      href={to('/reception')}
      flush
      state={{ problem, onRetry: refetch, pending }}
    >
      <ul>
        {(data?.rows ?? []).map((notice) => (
          <li key={notice.id} className="border-t border-line">
            <Anchor
              href={to('/reception')}
              className="flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1.5 text-13 hover:bg-hover"
            >
              <span className="font-medium">{notice.about.label}</span>
              <span className="min-w-0 flex-1 truncate text-soft">
                {sentence(notice.code, notice.told, locale, formats)}
              </span>
            </Anchor>
          </li>
        ))}
      </ul>
    </Widget>
  )
}
