// The supplier's own invoice, shown beside what was recorded of it.
import { ExternalLink, Replace } from 'lucide-react'
import { useState } from 'react'
import { addressOf, useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  attachInvoiceFile,
  readInvoiceFile,
  showSupplierInvoice,
  type SupplierInvoice,
} from '../contract.ts'
import { supplierInvoiceWords } from './words.ts'

export function Paper({ invoice: { id, file } }: { invoice: SupplierInvoice }) {
  const words = useWords(supplierInvoiceWords)
  const { can } = useRights()
  const [replacing, setReplacing] = useState(false)
  const adding = useWrite(attachInvoiceFile, {
    refresh: [showSupplierInvoice],
    onDone: () => {
      setReplacing(false)
      toast(words.fileKept, { tone: 'green' })
    },
  })
  const writes = can('purchases.write')
  if (!file && !writes) return null
  const href = file && addressOf(readInvoiceFile, { id, file: file.id })
  return (
    <Section
      title={words.paper}
      actions={
        href && (
          <>
            {writes && (
              <Button size="small" icon={Replace} onPress={() => setReplacing(!replacing)}>
                {words.replaceFile}
              </Button>
            )}
            <LinkButton size="small" icon={ExternalLink} href={href}>
              {words.openFile}
            </LinkButton>
          </>
        )
      }
    >
      {(replacing || !file) && (
        <>
          <FileDrop
            label={words.addFile}
            value={null}
            accept=".pdf,.png,.jpg,.jpeg,.webp"
            maxMegabytes={20}
            hint={words.fileHint}
            onChange={(given) => given && void adding.run({ id, name: given.name }, given)}
          />
          {adding.problem && <Banner tone="red">{adding.problem.detail}</Banner>}
        </>
      )}
      {file && href && <Shown file={file} href={href} />}
    </Section>
  )
}

function Shown({ file, href }: { file: NonNullable<SupplierInvoice['file']>; href: string }) {
  const look = 'mt-1 w-full rounded-md border border-line bg-sunken'
  return file.mediaType.startsWith('image/') ? (
    <img src={href} alt={file.name} className={look} />
  ) : (
    // In a sandbox, a browser shows no PDF; the file is served by us, of a type that runs nothing.
    // oxlint-disable-next-line react/iframe-missing-sandbox
    <iframe src={href} title={file.name} className={`h-[70vh] ${look}`} />
  )
}
