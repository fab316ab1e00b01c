import { useId } from 'react'
import { type Level, levels, type Module, modules } from '#kernel/rights.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

type Levels = Readonly<Record<Module, Level>>

/**
 * Module by level. Each line is a group of its own, so that a screen reader says "Devis: lire" and the
 * arrows move along the line; on a phone the levels come under the name of the module.
 */
export function RightsMatrix({
  value,
  onChange,
}: {
  value: Levels
  onChange: (value: Levels) => void
}) {
  const words = useWords(both).role
  return (
    <div>
      <div
        aria-hidden
        className="grid grid-cols-[minmax(0,1fr)_repeat(4,5.5rem)] border-b border-line pb-1.5 text-12 font-medium text-faint max-sm:hidden"
      >
        <span />
        {levels.map((level) => (
          <span key={level} className="text-center">
            {words.levels[level]}
          </span>
        ))}
      </div>
      {modules.map((module) => (
        <Row
          key={module}
          module={module}
          value={value[module]}
          onChange={(level) => onChange({ ...value, [module]: level })}
        />
      ))}
    </div>
  )
}

function Row({
  module,
  value,
  onChange,
}: {
  module: Module
  value: Level
  onChange: (level: Level) => void
}) {
  const words = useWords(both).role
  const id = useId()
  return (
    <div
      role="radiogroup"
      aria-labelledby={id}
      aria-describedby={module === 'team' ? `${id}-hint` : undefined}
      className="grid grid-cols-4 items-center gap-y-1 border-b border-line-soft py-2 last:border-0 sm:grid-cols-[minmax(0,1fr)_repeat(4,5.5rem)]"
    >
      <span className="min-w-0 max-sm:col-span-4">
        <span id={id} className="text-14 max-sm:font-medium">
          {words.modules[module]}
        </span>
        {module === 'team' && (
          <span id={`${id}-hint`} className="block pr-4 text-12 text-faint">
            {words.teamHint}
          </span>
        )}
      </span>
      {levels.map((level) => (
        <label
          key={level}
          className="flex min-h-8 flex-col items-center justify-center gap-1 rounded-md hover:bg-hover has-checked:font-medium"
        >
          <input
            type="radio"
            name={id}
            checked={value === level}
            onChange={() => onChange(level)}
            className="size-4 appearance-none rounded-full border border-edge bg-surface checked:border-5 checked:border-fill disabled:opacity-50"
          />
          <span className="text-12 text-soft sm:unseen">{words.levels[level]}</span>
        </label>
      ))}
    </div>
  )
}
