import './working.css'
import { RotateCcw } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

export type WizardFrame = { readonly file: File; readonly onOther: () => void }

/** The frame that every step of an import shares: what it is, which file, and the way back. */
export function WizardPage({
  file,
  onOther,
  title,
  subtitle,
  actions,
  busy = false,
  children,
}: WizardFrame & {
  title: string
  subtitle?: ReactNode
  actions?: ReactNode
  busy?: boolean
  children: ReactNode
}) {
  const words = useWords(both)
  return (
    <Page
      title={title}
      crumbs={[{ label: words.title, href: to('/imports') }]}
      subtitle={subtitle ?? file.name}
      actions={
        <>
          {!busy && (
            <Button icon={RotateCcw} onPress={onOther}>
              {words.wizard.other}
            </Button>
          )}
          {actions}
        </>
      }
    >
      {children}
    </Page>
  )
}

/** Something that takes its time: what, since when, and a bar that moves unless motion is unwanted. */
export function Working({ text }: { text: string }) {
  const words = useWords(both)
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="mx-auto flex w-full max-w-120 flex-col gap-3 py-20">
      <div aria-hidden className="h-1 overflow-hidden rounded-full bg-pressed">
        <div className="import-runner h-full w-1/3 rounded-full bg-accent" />
      </div>
      <div className="flex items-baseline justify-between gap-6">
        <p role="status" className="text-14 text-soft">
          {text}
        </p>
        <p aria-hidden className="figures shrink-0 text-14 text-faint">
          {words.wizard.since(seconds)}
        </p>
      </div>
    </div>
  )
}
