import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { Autosave } from '../autosave.ts'
import { useLocale, useWords } from '../words.ts'
import { Button } from './Button.tsx'
import { Banner } from './Banner.tsx'

const fr = {
  saving: 'Enregistrement…',
  saved: (time: string) => `Enregistré à ${time}`,
  offline: 'Hors ligne : conservé sur cet appareil',
  conflict: 'Modifié ailleurs entre-temps',
  refused: 'Non enregistré : conservé sur cet appareil',
  found: (when: string) => `Une saisie non enregistrée du ${when} est conservée sur cet appareil.`,
  restore: 'Reprendre',
  drop: 'Abandonner',
}
const en: typeof fr = {
  saving: 'Saving…',
  saved: (time) => `Saved at ${time}`,
  offline: 'Offline: kept on this device',
  conflict: 'Changed elsewhere meanwhile',
  refused: 'Not saved: kept on this device',
  found: (when) => `Unsaved input of ${when} is kept on this device.`,
  restore: 'Restore',
  drop: 'Drop',
}
const both = { fr, en }

/** Where the saving stands, beside the title of what saves itself. */
export function SavedMark<T>({ autosave: { state, savedAt, problem } }: { autosave: Autosave<T> }) {
  const words = useWords(both)
  const time = useClockTime(savedAt)
  const marks = {
    idle: null,
    waiting: null,
    saving: { icon: LoaderCircle, text: words.saving, ink: 'text-faint' },
    saved: { icon: Check, text: words.saved(time), ink: 'text-faint' },
    offline: { icon: CloudOff, text: words.offline, ink: 'text-orange' },
    conflict: { icon: TriangleAlert, text: words.conflict, ink: 'text-red' },
    refused: { icon: TriangleAlert, text: problem?.detail ?? words.refused, ink: 'text-red' },
  }
  const mark = marks[state] ?? (savedAt === null ? null : marks.saved)
  return (
    <span role="status" className="inline-flex min-h-5 items-center gap-1 text-13 print:hidden">
      {mark && (
        <span className={`inline-flex items-center gap-1 ${mark.ink}`}>
          <mark.icon aria-hidden size={14} />
          {mark.text}
        </span>
      )}
    </span>
  )
}

/** Offers what a former visit left unsaved on this device. */
export function FoundDraft<T>({
  autosave: { found, settleFound },
  onRestore,
}: {
  autosave: Autosave<T>
  onRestore: (value: T) => void
}) {
  const words = useWords(both)
  const locale = useLocale()
  if (!found) return null
  const when = new Date(found.at).toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return (
    <Banner
      tone="blue"
      actions={
        <>
          <Button size="small" onPress={settleFound}>
            {words.drop}
          </Button>
          <Button
            size="small"
            variant="primary"
            onPress={() => {
              onRestore(found.value)
              settleFound()
            }}
          >
            {words.restore}
          </Button>
        </>
      }
    >
      {words.found(when)}
    </Banner>
  )
}

function useClockTime(at: number | null): string {
  const locale = useLocale()
  if (at === null) return ''
  return new Date(at).toLocaleTimeString(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  })
}
