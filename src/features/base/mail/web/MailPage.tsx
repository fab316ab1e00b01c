import { Message, useMessage } from '#features/sales/documents/web/mail/Messages.tsx'
import { useReady } from '#web/api.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import { Page } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import { showMail } from '../contract.ts'
import { both } from './both.ts'
import { placeOf } from './list.tsx'

export function MailPage({ id }: { id: string }) {
  const words = useWords(both)
  const first = useReady(showMail, { id })
  const { mail = first, problem, acts } = useMessage(id)
  const place = placeOf(mail)
  return (
    <Page
      title={mail.subject}
      crumbs={[{ label: words.messages, href: to('/messages') }]}
      width="text"
      actions={
        <>
          {place && (
            <LinkButton href={place}>
              {mail.about?.type === 'customer' ? words.columns.customer : (mail.about?.label ?? '')}
            </LinkButton>
          )}
          {acts}
        </>
      }
    >
      <Message mail={mail} problem={problem} />
    </Page>
  )
}
