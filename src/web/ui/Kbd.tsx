import { Fragment } from 'react'

/** A key to press, drawn: `<Kbd keys="ctrl+k" />`, `<Kbd keys="c d" />`. */
export function Kbd({ keys, hint = false }: { keys: string; hint?: boolean }) {
  return (
    <kbd
      aria-hidden={hint || undefined}
      className={`${hint ? 'hint' : 'inline-flex'} items-center gap-0.5 font-sans text-12 text-faint`}
    >
      {keys.split(' ').map((chord, index) => (
        <Fragment key={chord + index}>
          {chord.split(/\+(?=.)/).map((key) => (
            <span
              key={key}
              // Drawn by CSS: a key is no part of the name of the button that it stands on.
              data-key={names[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
              className="before:content-[attr(data-key)] inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-surface px-1 font-medium leading-none text-soft"
            />
          ))}
        </Fragment>
      ))}
    </kbd>
  )
}

const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
const names: Record<string, string> = {
  ctrl: apple ? '⌘' : 'Ctrl',
  shift: '⇧',
  alt: apple ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  space: '␣',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
}

/** Keys as `aria-keyshortcuts` wants them ("Control+K"); two-key sequences have no such form. */
export function ariaKeys(keys: string | undefined): string | undefined {
  if (!keys || keys.includes(' ')) return undefined
  const said = { ctrl: 'Control', shift: 'Shift', alt: 'Alt', enter: 'Enter' } as Record<
    string,
    string
  >
  return keys
    .split(/\+(?=.)/)
    .map((key) => said[key] ?? key.toUpperCase())
    .join('+')
}
