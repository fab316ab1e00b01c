// One's appointments in another calendar: secret addresses, made and closed.
import { Copy, Link2Off, Plus } from 'lucide-react'
import { useState } from 'react'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listFeeds, makeFeed, revokeFeed } from '../contract.ts'
import { both } from './both.ts'

export function Feeds({ onClose }: { onClose: () => void }) {
  const words = useWords(both)
  const formats = useFormats()
  const { data } = useRead(listFeeds, {})
  const [address, setAddress] = useState<string | null>(null)
  const making = useWrite(makeFeed, {
    refresh: [listFeeds],
    onDone: (made) => setAddress(made.address),
  })
  const closing = useWrite(revokeFeed, {
    refresh: [listFeeds],
    onDone: () => {
      setAddress(null)
      toast(words.closed)
    },
  })
  const problem = making.problem ?? closing.problem
  return (
    <Dialog
      title={words.subscribe}
      open
      size="medium"
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          icon={Plus}
          pending={making.pending}
          onPress={() => void making.run({})}
        >
          {words.makeFeed}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-14 text-soft">{words.subscribeText}</p>
        {problem && <Banner tone="red">{problem.detail}</Banner>}
        {address && (
          <div className="flex flex-col gap-2">
            <TextField
              label={words.feedOnce}
              value={address}
              onChange={() => undefined}
              readOnly
              autoFocus
            />
            <div>
              <Button
                size="small"
                icon={Copy}
                onPress={() =>
                  void navigator.clipboard.writeText(address).then(() => toast(words.copied))
                }
              >
                {words.copy}
              </Button>
            </div>
          </div>
        )}
        <ul className="flex flex-col">
          {(data?.rows ?? []).map(({ id, createdAt }) => (
            <li
              key={id}
              className="flex min-h-10 flex-wrap items-center justify-between gap-2 border-b border-line-soft"
            >
              <span className="text-13">{words.feedMade(formats.moment(createdAt))}</span>
              <Button
                size="small"
                variant="quiet"
                icon={Link2Off}
                onPress={() => void closing.run({ id })}
              >
                {words.close}
              </Button>
            </li>
          ))}
        </ul>
        {data?.rows.length === 0 && !address && (
          <p className="text-13 text-faint">{words.noFeed}</p>
        )}
      </div>
    </Dialog>
  )
}
