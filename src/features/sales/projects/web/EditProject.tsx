import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useMerge } from '#web/merge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listProjects, type Project, showProject, updateProject } from '../contract.ts'
import { givenHead, HeadFields, headOf, type HeadValues } from './Head.tsx'
import { projectWords } from './words.ts'

/** What is decided of a project, changed; what a colleague changed meanwhile is shown and merged. */
export function EditProject({ project, onClose }: { project: Project; onClose: () => void }) {
  const words = useWords(projectWords)
  const formats = useFormats()
  const [version] = useState(project.version)
  const form = useForm(headOf(project))
  const saving = useWrite(updateProject, {
    refresh: [showProject, listProjects],
    onDone: () => {
      toast(words.saved)
      onClose()
    },
  })
  const save = (values = form.values, on = version) =>
    void saving.run({ id: project.id, version: on, ...givenHead(values) })
  const day = (value: HeadValues['startsOn']) => (value ? formats.day(value) : '')
  const current = saving.problem?.more['current'] as Project | undefined
  const merging = useMerge<HeadValues>({
    problem: saving.problem,
    mine: form.values,
    theirs: current ? { ...headOf(current), version: current.version } : null,
    fields: [
      { name: 'name', label: words.name, show: ({ name }) => name },
      { name: 'kind', label: words.kind, show: ({ kind }) => kind?.label ?? '' },
      { name: 'place', label: words.place, show: ({ place }) => place?.label ?? '' },
      { name: 'startsOn', label: words.startsOn, show: ({ startsOn }) => day(startsOn) },
      { name: 'endsOn', label: words.endsOn, show: ({ endsOn }) => day(endsOn) },
      { name: 'nextStep', label: words.nextStep, show: ({ nextStep }) => nextStep },
      { name: 'nextOn', label: words.nextOn, show: ({ nextOn }) => day(nextOn) },
      { name: 'note', label: words.note, show: ({ note }) => note },
    ],
    onResolve: (values, on) => save(values, on),
    onClose: saving.reset,
  })
  return (
    <Sheet
      title={words.editTitle}
      open
      onClose={onClose}
      sticky={form.dirty}
      actions={
        <Button
          variant="primary"
          pending={saving.pending}
          keys="ctrl+enter"
          whyNot={form.values.name.trim() ? null : words.noName}
          onPress={() => save()}
        >
          {words.save}
        </Button>
      }
    >
      <Form onSubmit={() => save()} problem={merging ? null : saving.problem}>
        <HeadFields form={form} customer={project.customer.id} />
        <button type="submit" hidden />
      </Form>
      {merging}
    </Sheet>
  )
}
