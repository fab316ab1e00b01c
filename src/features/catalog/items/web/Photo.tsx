import type { OutputOf } from '#kernel/endpoint.ts'
import { addressOf, useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { removePhoto, type show, showPhoto, uploadPhoto } from '../contract.ts'
import { both } from './both.ts'
import { reads } from './ItemSheet.tsx'

/** What the item looks like: dropped in, seen, taken off. */
export function Photo({ item }: { item: OutputOf<typeof show> }) {
  const words = useWords(both)
  const mayChange = useRights().can('items.write')
  const { id, photo } = item
  const sending = useWrite(uploadPhoto, {
    refresh: reads,
    onDone: () => toast(words.photoSaved),
  })
  const removing = useWrite(removePhoto, {
    refresh: reads,
    onDone: () => toast(words.photoRemoved),
  })
  if (!mayChange && photo === null) return null
  return (
    <Section title={words.photo}>
      {photo && (
        <img
          src={addressOf(showPhoto, { id, photo })}
          alt={words.photoOf(item.name)}
          className="mx-auto max-h-64 rounded-md bg-white object-contain"
        />
      )}
      {mayChange && (
        <FileDrop
          label={words.photo}
          hint={words.photoHint}
          hideLabel
          accept="image/png,image/jpeg"
          maxMegabytes={1}
          value={null}
          error={sending.problem?.detail ?? null}
          onChange={(file) => void (file && sending.run({ id, name: file.name }, file))}
        />
      )}
      {mayChange && photo && (
        <Button
          variant="quiet"
          pending={removing.pending}
          onPress={() => void removing.run({ id })}
        >
          {words.removePhoto}
        </Button>
      )}
    </Section>
  )
}
