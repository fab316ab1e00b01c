// A project starts with a client and a name; the rest comes with the deal.
import { useRef, useState } from 'react'
import { show } from '#features/relation/customers/contract.ts'
import { ClientPicker } from '#features/sales/documents/web/ClientPicker.tsx'
import type { Client } from '#features/sales/documents/web/state.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useGo, useQueryString } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { createProject, listProjects } from '../contract.ts'
import { blankHead, givenHead, HeadFields } from './Head.tsx'
import { projectWords } from './words.ts'

export function NewProject() {
  const words = useWords(projectWords)
  const go = useGo()
  const asked = useQueryString()['client']
  const { data: named } = useRead(show, { id: asked ?? '' }, { enabled: asked !== undefined })
  const [picked, setPicked] = useState<Client | null>(null)
  const client = picked ?? named ?? null
  const name = useRef<HTMLInputElement>(null)
  const form = useForm(blankHead)
  const saving = useWrite(createProject, {
    refresh: [listProjects],
    onDone: ({ id, number }) => {
      toast(words.made(number), { tone: 'green' })
      go(to('/projets/:id', { id }), { replace: true })
    },
  })
  const whyNot = client === null ? words.noClient : form.values.name.trim() ? null : words.noName
  const save = () => {
    if (!client) return
    const { seller: _, store: __, ...head } = givenHead(form.values)
    void saving.run({ customer: client.id, ...head })
  }
  return (
    <Page
      title={words.create}
      width="text"
      crumbs={[{ label: words.title, href: to('/projets') }]}
      actions={
        <Button
          variant="primary"
          keys="ctrl+enter"
          whyNot={whyNot}
          pending={saving.pending}
          onPress={save}
        >
          {words.save}
        </Button>
      }
    >
      <Form onSubmit={save} problem={saving.problem}>
        <Section>
          <ClientPicker
            value={client}
            autoFocus={asked === undefined}
            onChange={(one) => {
              setPicked(one)
              form.set({ place: null })
              name.current?.focus()
            }}
          />
          <TextField
            ref={name}
            label={words.name}
            placeholder={words.namePlaceholder}
            {...form.field('name')}
          />
          <HeadFields form={form} customer={client?.id ?? null} isNew />
        </Section>
        <button type="submit" hidden />
      </Form>
    </Page>
  )
}
