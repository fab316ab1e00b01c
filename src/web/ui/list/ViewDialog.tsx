import { useEffect, useState } from 'react'
import { useRights } from '../../session.ts'
import type { View } from '../../views.ts'
import { useWords } from '../../words.ts'
import { Button } from '../Button.tsx'
import { Switch } from '../Checkbox.tsx'
import { Dialog } from '../Dialog.tsx'
import { Form } from '../form.tsx'
import { TextField } from '../TextField.tsx'
import type { useViewActs } from './use-view-acts.ts'
import { viewWords } from './view-words.ts'

/** Asks for the name of a view, and who sees it. */
export function ViewDialog({
  view,
  acts,
}: {
  view: View | null
  acts: ReturnType<typeof useViewActs>
}) {
  const words = useWords(viewWords)
  const { can } = useRights()
  const { asked } = acts
  const renaming = asked === 'rename'
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  useEffect(() => {
    setName(renaming ? (view?.name ?? '') : '')
    setShared(renaming ? (view?.shared ?? false) : false)
  }, [asked])
  return (
    <Dialog
      title={renaming ? words.renameTitle : words.newTitle}
      open={asked !== null}
      onClose={() => acts.ask(null)}
      sticky
      actions={
        <>
          <Button onPress={() => acts.ask(null)}>{words.cancel}</Button>
          <Button
            type="submit"
            form="view"
            variant="primary"
            pending={acts.pending}
            keys="ctrl+enter"
          >
            {words.keep}
          </Button>
        </>
      }
    >
      <Form
        id="view"
        problem={acts.problem}
        onSubmit={() => void acts.keep({ name: name.trim(), shared })}
      >
        <TextField label={words.name} name="name" value={name} onChange={setName} autoFocus />
        {can('company.write') && (
          <Switch
            label={words.share}
            hint={words.shareHint}
            name="shared"
            checked={shared}
            onChange={setShared}
          />
        )}
        {!renaming && <p className="text-13 text-soft">{words.hint}</p>}
      </Form>
    </Dialog>
  )
}
