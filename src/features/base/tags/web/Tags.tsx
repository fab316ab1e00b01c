import { Plus, Tags as TagsIcon } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm, Sheet } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Section } from '#web/ui/Page.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { Table } from '#web/ui/Table.tsx'
import { TagNames } from '#web/ui/TagNames.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { createTag, deleteTag, listTags, renameTag } from '../contract.ts'
import { both } from './both.ts'

type Tag = OutputOf<typeof listTags>['rows'][number]

/** The tags of the company: made, renamed, deleted. */
export function Tags() {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const { rows } = useReady(listTags, {})
  const [edited, setEdited] = useState<Tag | 'new' | null>(null)
  const [removed, setRemoved] = useState<Tag | null>(null)
  const removing = useWrite(deleteTag, {
    refresh: [listTags],
    onDone: () => {
      setRemoved(null)
      toast(words.removed)
    },
  })
  const create = can('activities.write') && (
    <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
      {words.create}
    </Button>
  )
  return (
    <SettingsPage title={words.title} subtitle={words.subtitle} actions={create}>
      {rows.length === 0 ? (
        <EmptyState icon={TagsIcon} title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <Section title={words.title} flush>
          <Table
            label={words.title}
            keyOf={(tag) => tag.id}
            rows={rows}
            columns={[
              { key: 'name', label: words.name, cell: (tag) => <TagNames names={[tag.name]} /> },
              {
                key: 'uses',
                label: words.usesTitle,
                cell: (tag) => words.uses(tag.uses, formats.integer(tag.uses)),
              },
              ...(can('company.write')
                ? [
                    {
                      key: 'acts',
                      label: '',
                      cell: (tag: Tag) => (
                        <span className="flex justify-end gap-2">
                          <Button size="small" variant="quiet" onPress={() => setEdited(tag)}>
                            {words.rename}
                          </Button>
                          <Button size="small" variant="quiet" onPress={() => setRemoved(tag)}>
                            {words.remove}
                          </Button>
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      )}
      {edited && (
        <TagSheet tag={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {removed && (
        <Confirm
          open
          danger
          title={words.removeTitle(removed.name)}
          act={words.remove}
          pending={removing.pending}
          onConfirm={() => void removing.run({ id: removed.id })}
          onClose={() => setRemoved(null)}
        >
          {words.removeText(removed.uses, formats.integer(removed.uses))}
        </Confirm>
      )}
    </SettingsPage>
  )
}

/** A tag to be made or renamed. */
function TagSheet({ tag, onClose }: { tag: Tag | null; onClose: () => void }) {
  const words = useWords(both)
  const form = useForm({ name: tag?.name ?? '' })
  const about = {
    refresh: [listTags],
    onDone: () => {
      toast(words.saved)
      onClose()
    },
  }
  const adding = useWrite(createTag, about)
  const renaming = useWrite(renameTag, about)
  const { pending, problem } = tag ? renaming : adding
  const save = () =>
    void (tag ? renaming.run({ id: tag.id, ...form.values }) : adding.run(form.values))
  return (
    <Sheet
      title={tag ? words.rename : words.create}
      open
      onClose={onClose}
      sticky={form.dirty}
      actions={
        <Button variant="primary" pending={pending} keys="ctrl+enter" onPress={save}>
          {words.save}
        </Button>
      }
    >
      <Form onSubmit={save} problem={problem}>
        <TextField label={words.name} maxLength={40} autoFocus {...form.field('name')} />
        <button type="submit" hidden />
      </Form>
    </Sheet>
  )
}
