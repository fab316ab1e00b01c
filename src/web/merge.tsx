// Two people changed the same record: each field that differs is shown, one's own and theirs, one
// chooses, and it is sent again on their version. Nothing is overwritten unseen.
import { type ReactNode, useState } from 'react'
import type { ApiProblem } from './problem.ts'
import { Button } from './ui/Button.tsx'
import { Dialog } from './ui/Dialog.tsx'
import { RadioGroup } from './ui/Checkbox.tsx'
import { uiWords } from './ui/words.ts'
import { useWords } from './words.ts'

const fr = {
  title: 'Modifié entre-temps',
  text: (who: string) =>
    `${who} a enregistré une autre version pendant la saisie. Choisir ce qui est gardé, champ par champ.`,
  someone: 'Quelqu’un',
  mine: (value: string) => `La mienne : ${value}`,
  theirs: (value: string) => `L’autre : ${value}`,
  empty: '(vide)',
  keep: 'Enregistrer ces choix',
  same: 'Les deux versions disent la même chose : enregistrer suffit.',
}
const en: typeof fr = {
  title: 'Changed meanwhile',
  text: (who) =>
    `${who} saved another version while you were typing. Choose what is kept, field by field.`,
  someone: 'Someone',
  mine: (value) => `Mine: ${value}`,
  theirs: (value) => `Theirs: ${value}`,
  empty: '(empty)',
  keep: 'Save these choices',
  same: 'Both versions say the same: just save.',
}
const both = { fr, en }

export type MergeField<T> = {
  readonly name: keyof T & string
  readonly label: string
  /** How a value is written for a person. */
  readonly show: (value: T) => string
}

/**
 * The dialog of a conflict. `problem` is the 409 of a write; it is shown while it is one.
 * `theirs` is read from it (`problem.more.theirs` as the feature's contract decodes it).
 * @example
 * const merging = useMerge({ problem: saving.problem, mine: form.values, theirs, fields,
 *   onResolve: (values, version) => saving.run({ id, ...values, version }), onClose: saving.reset })
 * return <>… {merging}</>
 */
export function useMerge<T extends object>({
  problem,
  mine,
  theirs,
  fields,
  who,
  onResolve,
  onClose,
}: {
  problem: ApiProblem | null
  mine: T
  theirs: (T & { readonly version: number }) | null
  fields: readonly MergeField<T>[]
  who?: string
  onResolve: (values: T, version: number) => void
  onClose: () => void
}): ReactNode {
  if (problem?.status !== 409 || !theirs) return null
  return (
    <MergeDialog
      key={theirs.version}
      mine={mine}
      theirs={theirs}
      fields={fields}
      who={who}
      onResolve={onResolve}
      onClose={onClose}
    />
  )
}

function MergeDialog<T extends object>({
  mine,
  theirs,
  fields,
  who,
  onResolve,
  onClose,
}: {
  mine: T
  theirs: T & { readonly version: number }
  fields: readonly MergeField<T>[]
  who: string | undefined
  onResolve: (values: T, version: number) => void
  onClose: () => void
}) {
  const words = useWords(both)
  const common = useWords(uiWords)
  const differing = fields.filter(({ show }) => show(mine) !== show(theirs))
  const [taken, setTaken] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({})
  const keep = () => {
    const chosen = differing.map(({ name }) => [
      name,
      (taken[name] ?? 'mine') === 'mine' ? mine[name] : theirs[name],
    ])
    onResolve({ ...mine, ...Object.fromEntries(chosen) }, theirs.version)
  }
  return (
    <Dialog
      title={words.title}
      open
      sticky
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" keys="ctrl+enter" onPress={keep}>
            {words.keep}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-soft">
        {differing.length > 0 ? words.text(who ?? words.someone) : words.same}
      </p>
      <div className="flex flex-col gap-4">
        {differing.map(({ name, label, show }) => (
          <RadioGroup
            key={name}
            label={label}
            value={taken[name] ?? 'mine'}
            onChange={(side) => setTaken({ ...taken, [name]: side })}
            options={[
              { value: 'mine', label: words.mine(show(mine) || words.empty) },
              { value: 'theirs', label: words.theirs(show(theirs) || words.empty) },
            ]}
          />
        ))}
      </div>
    </Dialog>
  )
}
