import { setPreferences, usePreferences } from '../preferences.ts'
import { type Shortcut, useShortcuts } from '../shortcuts.ts'
import { Switch } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useWords } from '../words.ts'
import { shellWords } from './words.ts'

/** `?`: every key that works here, and the switch that turns the single letters off. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const words = useWords(shellWords)
  const { shortcuts: on } = usePreferences()
  const all = useShortcuts().filter((one) => one.label)
  const groups = [
    [words.sheet.here, all.filter((one) => one.group === '')],
    [words.sheet.list, all.filter((one) => one.group === 'list')],
    [words.sheet.create, all.filter((one) => one.group === 'create')],
    [words.sheet.go, all.filter((one) => one.group === 'go')],
    [words.sheet.general, all.filter((one) => one.group === 'general')],
  ] as const
  return (
    <Dialog title={words.sheet.title} open onClose={onClose} size="medium">
      <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {groups.map(
          ([title, keys]) => keys.length > 0 && <Group key={title} title={title} keys={keys} />,
        )}
      </div>
      <div className="mt-6 border-t border-line pt-4">
        <Switch
          label={words.sheet.switchedOff}
          hint={words.sheet.switchHint}
          checked={on}
          onChange={(shortcuts) => setPreferences({ shortcuts })}
        />
        <p className="mt-2 text-13 text-faint">{words.sheet.hold}</p>
      </div>
    </Dialog>
  )
}

function Group({ title, keys }: { title: string; keys: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className="mb-1 text-13 font-semibold">{title}</h3>
      <ul>
        {keys.map((one) => (
          <li key={one.keys} className="flex min-h-8 items-center justify-between gap-4 text-14">
            <span className="min-w-0 truncate text-soft">{one.label}</span>
            <Kbd keys={one.keys} />
          </li>
        ))}
      </ul>
    </section>
  )
}
