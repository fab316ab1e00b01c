import { useWrite } from '#web/api.ts'
import { Switch } from '#web/ui/Checkbox.tsx'
import { EditSheet, thenClose, useEdited } from '#web/ui/EditSheet.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { addKind, changeKind, projectLists } from '../contract/settings.ts'
import type { Lists } from './settings-lists.ts'
import { projectWords } from './words.ts'

type Kind = Lists['kinds'][number]

/** A kind of deal, to be added, renamed or put away. */
export function KindSheet({ kind, onClose }: { kind: Kind | null; onClose: () => void }) {
  const all = useWords(projectWords)
  const words = all.settings
  const about = thenClose([projectLists], words.saved, onClose)
  const adding = useWrite(addKind, about)
  const changing = useWrite(changeKind, about)
  const edited = useEdited({
    record: kind,
    blank: { name: '', archived: false },
    valuesOf: ({ name, archived }: Kind) => ({ name, archived }),
    adding,
    changing,
    save: ({ name, archived }, version) =>
      void (kind ? changing.run({ id: kind.id, name, archived, version }) : adding.run({ name })),
    fields: [{ name: 'name', label: words.kindName, show: ({ name }) => name }],
  })
  const { form } = edited
  return (
    <EditSheet
      title={kind ? words.editKind(kind.name) : words.addKind}
      edited={edited}
      saveLabel={all.save}
      onClose={onClose}
    >
      <TextField label={words.kindName} autoFocus {...form.field('name')} />
      {kind && (
        <Switch
          label={words.archived}
          hint={words.archivedHint}
          checked={form.values.archived}
          onChange={(archived) => form.set({ archived })}
        />
      )}
    </EditSheet>
  )
}
