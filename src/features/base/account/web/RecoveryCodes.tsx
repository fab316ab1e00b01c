import { Copy, Download } from 'lucide-react'
import { Button } from '#web/ui/Button.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

/** The ten codes for a lost phone, shown once: to copy, to download or to write down. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const words = useWords(both).factor
  const text = codes.join('\n')
  const copy = () =>
    void navigator.clipboard?.writeText(text).then(
      () => toast(words.copied),
      () => undefined,
    )
  const download = () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }))
    link.download = words.file
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="text-14 text-soft">{words.recoveryText}</p>
      <ol className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-lg bg-sunken p-4 font-mono text-14">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button icon={Copy} onPress={copy}>
          {words.copy}
        </Button>
        <Button icon={Download} onPress={download}>
          {words.download}
        </Button>
      </div>
    </div>
  )
}
